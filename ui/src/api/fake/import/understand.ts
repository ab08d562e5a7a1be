/** What the fake understands of a file: how it is read, what its columns hold, how their values are written. */
import { failure, type Format, type ImportColumn, type ImportOptions, type Style } from '../../client';
import { said } from '../../../import/options';
import { titles, type FakeFile } from './files';

export interface Table {
  format: Format;
  headerLine: number | null;
  header: string[];
  /** The line of the first row, and how many rows there are. */
  first: number;
  rows: number;
  cells: (line: number) => string[];
}

const NATURAL = 'windows-1252';

export function table(file: FakeFile, { reading }: ImportOptions): Table {
  const sheet = file.sheets.find((s) => s.name === reading.sheet) ?? file.sheets[0]!;
  const headerLine = reading.header_row ?? sheet.headerLine;
  if (headerLine >= sheet.lines) {
    throw failure(
      'import_header_only',
      `${file.name} has no rows under line ${headerLine}. Choose an earlier line.`,
    );
  }
  const encoding = reading.encoding ?? NATURAL;
  const delimiter = reading.delimiter ?? ';';
  const seen = (text: string) => (encoding === NATURAL ? text : text.replace(/[^\x20-\x7e]/g, '\ufffd'));
  const parted = (cells: string[]) => (delimiter === ';' ? cells : [cells.join(';')]);
  const cells = (line: number) => parted(sheet.cells(line)).map(seen);
  const format: Format =
    file.kind === 'workbook'
      ? { kind: 'workbook', format: 'xlsx', sheet: sheet.name, sheets: titles(file) }
      : file.kind === 'cards'
        ? { kind: 'cards', version: '4.0' }
        : {
            kind: 'text',
            encoding,
            encoding_because: reading.encoding ? 'you chose it' : 'its letters fit no other encoding as well',
            delimiter,
            quote: '"',
          };
  const header = headerLine > 0 ? cells(headerLine) : cells(1).map(() => '');
  const first = headerLine + 1;
  return {
    format,
    headerLine: headerLine > 0 ? headerLine : null,
    header,
    first,
    rows: sheet.lines - headerLine,
    cells,
  };
}

const guesses: [RegExp, string, string][] = [
  [/^handle$|^instagram$/i, 'handle', 'its values look like handles'],
  [/name$/i, 'name', 'its header says so'],
  [/^followers$/i, 'followers', 'its header says so'],
  [/^e-?mail/i, 'email', 'its values are e-mail addresses'],
  [/^phone$/i, 'phone', 'its header says so'],
  [/^organi[sz]ation$/i, 'agency', 'its header says so'],
  [/^country$/i, 'country', 'its header says so'],
  [/last contact/i, 'contacted_on', 'its header says so'],
  [/^er$/i, 'rate', 'its header says so'],
];

export function columns(t: Table, options: ImportOptions): ImportColumn[] {
  return t.header.map((header, index): ImportColumn => {
    const name = header.trim() || letter(index);
    const chosen = options.map.find((m) => m.column === name)?.field;
    const guess = guesses.find(([pattern]) => pattern.test(header));
    const sample = (n: number) => t.cells(t.first + n)[index] ?? '';
    const byValue = !header && [0, 1, 2].some((n) => /^@/.test(sample(n))) ? 'handle' : undefined;
    const field = chosen ?? guess?.[1] ?? byValue ?? 'ignore';
    return {
      index,
      header,
      field,
      samples: [0, 1, 2].filter((n) => n < t.rows).map(sample),
      because: chosen
        ? 'you chose it'
        : (guess?.[2] ?? (byValue ? 'its values look like handles' : 'nothing here is kept for it')),
      style: style(name, field, options),
    };
  });
}

/** What was said without what points to no row or column of the table, and how much went. */
export function fitting(t: Table, o: ImportOptions): { options: ImportOptions; no_longer: number } {
  const row = (line: number) => line >= t.first && line < t.first + t.rows;
  const names = t.header.map((header, index) => header.trim() || letter(index));
  const column = (name: string) => names.includes(name);
  const options: ImportOptions = {
    ...o,
    edits: o.edits.filter((e) => row(e.line) && column(e.column)),
    decisions: o.decisions.filter(({ about }) => about.kind !== 'line' || row(about.of)),
    map: o.map.filter((m) => column(m.column)),
    styles: o.styles.filter((s) => column(s.column)),
    overwrite: typeof o.overwrite === 'object' ? replaced(o.overwrite.columns.filter(column)) : o.overwrite,
  };
  return { options, no_longer: said(o) - said(options) };
}

function replaced(columns: string[]): ImportOptions['overwrite'] {
  return columns.length ? { columns } : 'blanks';
}

/** Whether a column says who a row is about. */
export function namesAnyone(columns: ImportColumn[]): boolean {
  return columns.some(({ field }) => /^(name|handle|email)/.test(field));
}

function style(column: string, field: string, { styles, conventions }: ImportOptions): Style | null {
  const chosen = styles.find((s) => s.column === column);
  if (field === 'contacted_on') {
    const dates = chosen?.dates ?? conventions.dates;
    const because = dates ? 'you chose it' : 'every day is 12 or lower, so both orders fit';
    return { decimal: null, dates, rate: null, sure: dates !== null, because };
  }
  if (field === 'rate') {
    const rate = chosen?.rate ?? null;
    const because = rate ? 'you chose it' : 'every value is below 1, so both readings fit';
    return { decimal: chosen?.decimal ?? 'point', dates: null, rate, sure: rate !== null, because };
  }
  if (field.startsWith('followers')) {
    const because = chosen?.decimal ? 'you chose it' : 'its values allow nothing else';
    return { decimal: chosen?.decimal ?? 'point', dates: null, rate: null, sure: true, because };
  }
  return null;
}

/** A, B, … Z, AA: what a column without a header is called. */
export function letter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

export const fieldChoices: [string, string][] = [
  ['name', 'Name'],
  ['handle', 'Handle'],
  ['handle:instagram', 'Instagram handle'],
  ['handle:tiktok', 'TikTok handle'],
  ['platform', 'Platform'],
  ['followers', 'Followers'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
  ['agency', 'Agency'],
  ['country', 'Country'],
  ['location', 'Location'],
  ['language', 'Language'],
  ['tags', 'Tags'],
  ['do_not_contact', 'Do not contact'],
  ['note', 'Note'],
  ['contacted_on', 'Contacted on'],
  ['rate', 'Rate'],
  ['ignore', 'Leave out'],
];
