/** An import in memory: a file of 200 rows with every outcome, planned again whenever the options change. */
import type {
  CardAccount,
  ImportOptions,
  ImportPreview,
  ImportProblem,
  Outcome,
  PreviewRow,
} from '../client';
import { random } from './seed';

const headers = ['Handle', 'Full name', 'Followers', 'E-mail', 'Country', 'Rate (EUR)'];
const guess: Record<string, string> = {
  Handle: 'handle',
  'Full name': 'name',
  Followers: 'followers',
  'E-mail': 'email',
  Country: 'country',
  'Rate (EUR)': 'ignore',
};
const because: Record<string, string> = {
  Handle: 'the values look like handles',
  'Full name': 'the header says so',
  Followers: 'the header says so',
  'E-mail': 'the values are e-mail addresses',
  Country: 'the header says so',
  'Rate (EUR)': 'nothing here is kept for it',
};
const samples: Record<string, string[]> = {
  Handle: ['@mara.glows', 'https://www.tiktok.com/@slowpottery', 'kofi_roasts'],
  'Full name': ['Mara Lindqvist', 'Slow Pottery', 'Kofi Mensah'],
  Followers: ['12.5K', '1,234,567', '10.4M'],
  'E-mail': ['mara@glows.example', '', 'hello@kofi.example'],
  Country: ['Sweden', 'Portugal', 'Ghana'],
  'Rate (EUR)': ['450', '', '1.200'],
};
const fields: [string, string][] = [
  ['ignore', 'Leave out'],
  ['name', 'Name'],
  ['handle', 'Handle'],
  ['platform', 'Platform'],
  ['followers', 'Followers'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
  ['country', 'Country'],
  ['location', 'Location'],
  ['language', 'Language'],
  ['tag', 'Tag'],
  ['note', 'Note'],
];

export interface Plan {
  token: number;
  preview: ImportPreview;
  rows: PreviewRow[];
}

export function plan(
  token: number,
  path: string,
  known: { id: string; name: string }[],
  asked?: ImportOptions,
): Plan {
  const options = asked ?? { platform: null, overwrite: false, map: [] };
  const fieldOf = (header: string) => options.map.find((m) => m.column === header)?.field ?? guess[header]!;
  const next = random(path.length);
  const problems: ImportProblem[] = [];
  const rows: PreviewRow[] = [];
  for (let i = 0; i < 200; i += 1) {
    const line = i + 3;
    const roll = next();
    const handle = `creator_${i}${roll > 0.5 ? '.studio' : ''}`;
    const account: CardAccount = {
      platform: options.platform ?? 'instagram',
      handle,
      followers: fieldOf('Followers') === 'followers' ? Math.floor(1000 * 10 ** (roll * 3)) : null,
    };
    const name = fieldOf('Full name') === 'name' ? `Creator ${i} of the Long List` : `@${handle}`;
    const email = `${handle}@mail.example`;
    const emails = fieldOf('E-mail') === 'email' && roll > 0.3 ? [email] : [];
    const someone = known[i % Math.max(1, known.length)];
    let outcome: Outcome = 'create';
    let says = ['New person'];
    let person: string | null = null;
    if (i % 40 === 7 && fieldOf('Followers') === 'followers') {
      outcome = 'reject';
      const message = '“lots!” is no number of followers. Write it as 12500 or 12.5K.';
      says = [`Line ${line}, Followers: ${message}`];
      problems.push({ line, column: 'Followers', text: 'lots!', message, severity: 'rejects' });
    } else if (i % 50 === 49) {
      outcome = 'skip';
      says = ['The row is empty'];
    } else if (someone && i % 20 === 5) {
      outcome = 'ask';
      says = [`Looks like ${someone.name}, but only by name. Is it the same person?`];
    } else if (someone && i % 10 === 1) {
      outcome = 'update';
      person = someone.id;
      says = [`Adds e-mail ${email}`];
      if (options.overwrite) says.push('Overwrites country “Spain” with “Portugal”');
    } else if (someone && i % 10 === 2) {
      outcome = options.overwrite ? 'update' : 'unchanged';
      person = someone.id;
      says = options.overwrite
        ? ['Overwrites country “Spain” with “Portugal”']
        : ['Everything is there already'];
    }
    const shown = person ? someone!.name : outcome === 'skip' ? '' : name;
    rows.push({
      line,
      outcome,
      name: shown,
      accounts: outcome === 'skip' ? [] : [account],
      emails,
      says,
      person,
    });
  }
  const count = (outcome: Outcome) => rows.filter((r) => r.outcome === outcome).length;
  const preview: ImportPreview = {
    token,
    file_name: path.split(/[\\/]/).pop() ?? path,
    rows: rows.length,
    counts: {
      rows: rows.length,
      created: count('create'),
      updated: count('update'),
      unchanged: count('unchanged'),
      skipped: count('skip'),
      rejected: count('reject'),
      asked: count('ask'),
    },
    delimiter: 'semicolon',
    header_line: 2,
    platform: options.platform ?? 'instagram',
    platform_because: options.platform ? 'you chose it' : 'most addresses are on instagram.com',
    columns: headers.map((header, index) => ({
      index,
      header,
      field: fieldOf(header),
      samples: samples[header]!,
      because: options.map.some((m) => m.column === header) ? 'you chose it' : because[header]!,
    })),
    fields: fields.map(([field, label]) => ({ field, label })),
    options: {
      ...options,
      platform: options.platform ?? 'instagram',
      map: headers.map((column) => ({ column, field: fieldOf(column) })),
    },
    problems,
    problem_count: problems.length,
  };
  return { token, preview, rows };
}
