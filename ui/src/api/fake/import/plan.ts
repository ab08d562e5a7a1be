/** What becomes of every row of a list: planned anew whenever something is said about it. */
import { isDate } from '../../../shared/days';
import {
  type CellMark,
  type Decision,
  type ImportColumn,
  type ImportOptions,
  type Outcome,
  type Platform,
  type PreviewRow,
  type QuestionKind,
  type Suspect,
  type Take,
} from '../../client';
import type { FakePerson } from '../people';
import { indexOf, suspect, type Index, type Said } from './people';
import { letter, type Table } from './understand';

/** A row's plan, and what it changes about whom. */
export interface FakeRow extends PreviewRow {
  outcome: Outcome;
  country: string;
  contacted: string | null;
}

export interface Planner {
  row: (line: number) => FakeRow;
}

export function planner(
  table: Table,
  columns: ImportColumn[],
  options: ImportOptions,
  people: FakePerson[],
): Planner {
  const index = indexOf(people);
  const edits = new Map(options.edits.map((e) => [`${e.line} ${e.column}`, e.text]));
  const platform = options.platform ?? 'instagram';
  return { row };

  function row(line: number): FakeRow {
    const raw = table.cells(line);
    const cells = columns.map((c) => edits.get(`${line} ${nameOf(c)}`) ?? raw[c.index] ?? '');
    const cell = (field: string) => cells[columns.findIndex((c) => c.field === field)]?.trim() ?? '';
    const marks: CellMark[] = [];
    const mark = (column: ImportColumn, message: string, severity: CellMark['severity']) =>
      marks.push({ column: nameOf(column), message, severity });
    let followers: number | null = null;
    let contacted: string | null = null;
    for (const [at, column] of columns.entries()) {
      const text = cells[at]!.trim();
      if (!text) continue;
      if (column.field.startsWith('followers')) {
        followers = countOf(text);
        if (followers === null) {
          mark(column, `“${text}” is no number of followers. Write it as 12500 or 12.5K.`, 'rejects');
        }
      } else if (column.field === 'contacted_on') {
        contacted = dateOf(text, column.style?.dates ?? null);
        if (!contacted)
          mark(column, `“${text}” can be read in two ways. Say how dates are written.`, 'flags');
      } else if (column.field === 'rate' && !column.style?.rate) {
        mark(column, `“${text}” can be 0.5 % or 50 %. Say how rates are written.`, 'flags');
      } else if (column.field === 'email' && !/^\S+@\S+\.\S+$/.test(text)) {
        mark(column, `“${text}” is no e-mail address. It is left out.`, 'flags');
      }
    }
    const handle = cell('handle') || cell('handle:instagram') || cell('handle:tiktok');
    const said: Said = {
      name: cell('name'),
      account: handle ? accountOf(handle, platform) : null,
      email: cell('email'),
    };
    const base: FakeRow = {
      line,
      outcome: 'create',
      name: said.name || (said.account ? `@${said.account.handle}` : said.email),
      accounts: said.account ? [{ ...said.account, followers }] : [],
      emails: said.email ? [said.email] : [],
      says: [],
      person: null,
      cells,
      marks,
      question: null,
      decided: null,
      left_out: false,
      country: cell('country'),
      contacted,
    };
    return decide(base, said, followers);
  }

  /** What the row comes to by itself, then what was said about it. */
  function decide(base: FakeRow, said: Said, followers: number | null): FakeRow {
    if (base.cells.every((c) => !c.trim())) return { ...base, outcome: 'skip', says: ['The row is empty'] };
    const wrong = base.marks.filter((m) => m.severity === 'rejects');
    if (wrong.length) {
      const says = wrong.map((m) => `${m.column}: ${m.message}`);
      return about({ ...base, outcome: 'reject', says }, followers, null);
    }
    if (!said.name && !said.account && !said.email) {
      return { ...base, outcome: 'reject', says: ['Nothing says whom this row is about.'] };
    }
    const { kind, options: suspects, person } = match(index, said);
    const planned = kind
      ? {
          ...base,
          outcome: 'ask' as Outcome,
          says: [why[kind](suspects[0]!.name)],
          question: { kind, why: why[kind](suspects[0]!.name), options: suspects },
        }
      : person
        ? changed(base, person, followers)
        : { ...base, says: ['New person', ...extra(base)] };
    return about(planned, followers, suspects[0] ?? null);
  }

  /** A line goes before a question, a question before an outcome; later ones win. */
  function about(row: FakeRow, followers: number | null, first: Suspect | null): FakeRow {
    const applies = ({ about }: Decision) =>
      about.kind === 'line'
        ? about.of === row.line
        : about.kind === 'question'
          ? about.of === row.question?.kind
          : about.of === row.outcome;
    const rank = { line: 0, question: 1, outcome: 2 };
    const found = options.decisions
      .map((decision, at) => ({ decision, at }))
      .filter(({ decision }) => applies(decision))
      .sort((a, b) => rank[a.decision.about.kind] - rank[b.decision.about.kind] || b.at - a.at)[0];
    if (!found) return row;
    const { take } = found.decision;
    const decided: Take = take.kind === 'suggested' && first ? first.take : take;
    const answered = { ...row, decided };
    if (take.kind === 'leave_out')
      return { ...answered, left_out: true, outcome: 'skip', says: ['You left it out'] };
    if (row.outcome === 'reject') return row;
    if (decided.kind === 'new')
      return { ...answered, outcome: 'create', person: null, says: ['New person', ...extra(row)] };
    const person = decided.kind === 'person' ? index.byId.get(decided.of) : undefined;
    return person ? changed(answered, person, followers) : row;
  }

  function changed(row: FakeRow, p: FakePerson, followers: number | null): FakeRow {
    const says: string[] = [];
    const [account] = row.accounts;
    const known = p.accounts.find((a) => a.platform === account?.platform && a.handle === account?.handle);
    if (account && !known) says.push(`Adds ${account.platform} @${account.handle}`);
    if (known && followers !== null && followers !== known.followers) {
      says.push(
        `Followers ${followers.toLocaleString('en')}, was ${(known.followers ?? 0).toLocaleString('en')}`,
      );
    }
    for (const email of row.emails) {
      if (!p.emails.some((e) => e.address === email)) says.push(`Adds ${email}`);
    }
    const country = p.details.country ?? '';
    const column = columns.find((c) => c.field === 'country');
    if (row.country && !country) says.push(`Country “${row.country}”`);
    else if (row.country && country !== row.country && column && replaces(nameOf(column))) {
      says.push(`Country “${row.country}” instead of “${country}”`);
    } else row = { ...row, country: country };
    if (row.contacted) says.push(`Contact on ${row.contacted}`);
    const outcome: Outcome = says.length ? 'update' : 'unchanged';
    return { ...row, outcome, person: p.id, says: says.length ? says : ['Nothing new'] };
  }

  function replaces(column: string): boolean {
    const { overwrite } = options;
    return overwrite === 'all' || (typeof overwrite === 'object' && overwrite.columns.includes(column));
  }
}

function extra(row: FakeRow): string[] {
  return row.contacted ? [`Contact on ${row.contacted}`] : [];
}

export function nameOf(column: ImportColumn): string {
  return column.header.trim() || letter(column.index);
}

const why: Record<QuestionKind, (name: string) => string> = {
  different_people: (name) => `The handle is ${name}’s, and the e-mail address is somebody else’s.`,
  shared_email: (name) => `The e-mail address is ${name}’s, but the name and the handle are others.`,
  shared_link: (name) => `The link is ${name}’s, but the name and the handle are others.`,
  same_name: (name) => `Nothing but the name is that of ${name}. Is it the same person?`,
  similar_name: (name) => `The name is almost that of ${name}. Is it the same person?`,
  look_alike: (name) => `The handle looks like ${name}’s, in letters of another script.`,
};

function match(
  index: Index,
  said: Said,
): { kind: QuestionKind | null; options: Suspect[]; person: FakePerson | null } {
  const byAccount = said.account
    ? index.byAccount.get(`${said.account.platform}:${said.account.handle.toLowerCase()}`)
    : undefined;
  const byEmail = said.email ? index.byEmail.get(said.email.toLowerCase()) : undefined;
  const ask = (kind: QuestionKind, ...people: FakePerson[]) => ({
    kind,
    options: people.map((p) => suspect(said, p)),
    person: null,
  });
  if (byAccount && byEmail && byAccount !== byEmail) return ask('different_people', byAccount, byEmail);
  if (byAccount) return { kind: null, options: [], person: byAccount };
  if (byEmail) return ask('shared_email', byEmail);
  const byName = said.name
    ? index.byName.get(said.name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())
    : undefined;
  return byName ? ask('same_name', byName) : { kind: null, options: [], person: null };
}

function accountOf(text: string, platform: Platform): Said['account'] {
  const [, on, handle] = /^(\w+):(.+)$/.exec(text) ?? [];
  if (on && handle) return { platform: on as Platform, handle };
  return { platform, handle: text.replace(/^@/, '') };
}

function countOf(text: string): number | null {
  const [, digits, unit] = /^([\d.,]+)\s*([km]?)$/i.exec(text) ?? [];
  if (!digits) return null;
  const factor = { k: 1_000, m: 1_000_000 }[unit?.toLowerCase() ?? ''] ?? 1;
  return Math.round(Number(digits.replaceAll(',', '')) * factor);
}

function dateOf(text: string, order: string | null): string | null {
  if (isDate(text)) return text;
  const [, a, b, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
  if (!a || !b || !year || !order) return null;
  const date = order === 'mdy' ? `${year}-${a}-${b}` : `${year}-${b}-${a}`;
  return isDate(date) ? date : null;
}
