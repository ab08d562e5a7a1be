/** What the owner says about an import is one value; each verb here makes another of it. */
import type {
  About,
  Decision,
  Edit,
  ImportOptions,
  Options,
  Overwrite,
  Platform,
  Reading,
  StyleChoice,
  Take,
} from '../api/client';

export const nothingSaid: ImportOptions = {
  reading: { encoding: null, delimiter: null, sheet: null, header_row: null },
  platform: null,
  map: [],
  conventions: { decimal: null, dates: null, region: null },
  styles: [],
  overwrite: 'blanks',
  edits: [],
  decisions: [],
};

/** What the core sends, with nothing left out. */
export function whole(options: Options): ImportOptions {
  return {
    ...nothingSaid,
    ...options,
    reading: { ...nothingSaid.reading, ...options.reading },
    conventions: { ...nothingSaid.conventions, ...options.conventions },
  };
}

/**
 * How the file is read. Another sheet has other rows and columns, so what was said about single ones no longer holds;
 * otherwise a line is still that line, and the core tells what points nowhere any more.
 */
export function withReading(o: ImportOptions, reading: Partial<Reading>): ImportOptions {
  const read = { ...o.reading, ...reading };
  if (read.sheet === o.reading.sheet) return { ...o, reading: read };
  return { ...nothingSaid, platform: o.platform, conventions: o.conventions, reading: read };
}

export function withPlatform(o: ImportOptions, platform: Platform | null): ImportOptions {
  return { ...o, platform };
}

/** Whose phone numbers have no prefix. */
export function withRegion(o: ImportOptions, region: string | null): ImportOptions {
  return { ...o, conventions: { ...o.conventions, region } };
}

export function withField(o: ImportOptions, column: string, field: string): ImportOptions {
  return { ...o, map: [...o.map.filter((m) => m.column !== column), { column, field }] };
}

/** How a column's values are written; what was said about it otherwise stays. */
export function withStyle(
  o: ImportOptions,
  column: string,
  said: Partial<Omit<StyleChoice, 'column'>>,
): ImportOptions {
  const before = o.styles.find((s) => s.column === column) ?? {
    column,
    decimal: null,
    dates: null,
    rate: null,
  };
  return { ...o, styles: [...o.styles.filter((s) => s.column !== column), { ...before, ...said }] };
}

export function withOverwrite(o: ImportOptions, overwrite: Overwrite): ImportOptions {
  return { ...o, overwrite };
}

/** One column's values replace those that are there, or no longer do. `all`: every column of the file. */
export function withOverwritten(
  o: ImportOptions,
  column: string,
  replaces: boolean,
  all: readonly string[],
): ImportOptions {
  const now = all.filter((c) => overwrites(o.overwrite, c));
  const next = replaces ? [...new Set([...now, column])] : now.filter((c) => c !== column);
  return { ...o, overwrite: next.length ? { columns: next } : 'blanks' };
}

export function overwrites(overwrite: Overwrite, column: string): boolean {
  return overwrite === 'all' || (typeof overwrite === 'object' && overwrite.columns.includes(column));
}

/** A cell mended; `original` is what the file says, and writing that again takes the mend back. */
export function withEdit(o: ImportOptions, edit: Edit, original: string | null = null): ImportOptions {
  const others = o.edits.filter((e) => e.line !== edit.line || e.column !== edit.column);
  return { ...o, edits: edit.text === original ? others : [...others, edit] };
}

/** A decision takes the place of an earlier one about the same; later ones win, so it stands last. */
export function withDecision(o: ImportOptions, about: About, take: Take): ImportOptions {
  return { ...o, decisions: [...without(o.decisions, about), { about, take }] };
}

export function withoutDecision(o: ImportOptions, about: About): ImportOptions {
  return { ...o, decisions: without(o.decisions, about) };
}

export function decisionAbout(o: ImportOptions, about: About): Take | null {
  return o.decisions.findLast((d) => alike(d.about, about))?.take ?? null;
}

/** How many things were said, as the core counts them. */
export function said(o: ImportOptions): number {
  const single = [...Object.values(o.reading), o.platform, ...Object.values(o.conventions)];
  const replaced =
    typeof o.overwrite === 'object' ? o.overwrite.columns.length : o.overwrite === 'all' ? 1 : 0;
  const lists = o.map.length + o.styles.length + o.edits.length + o.decisions.length;
  return single.filter((one) => one !== null).length + replaced + lists;
}

function without(decisions: readonly Decision[], about: About): Decision[] {
  return decisions.filter((d) => !alike(d.about, about));
}

function alike(one: About, other: About): boolean {
  return one.kind === other.kind && one.of === other.of;
}
