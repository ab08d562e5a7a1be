/** The fake's rows and their journal: every write is an entry that can be undone and redone, not only the last. */
import type { Changes, HistoryEntry, Noun, Undone } from '../client';

interface Entry {
  number: number;
  label: string;
  at: string;
  nouns: Noun[];
  undone: boolean;
  /** Row key → what it was, and what it became; `undefined`: absent. */
  rows: Map<string, { before: unknown; after: unknown }>;
}

export class Rows {
  revision = 0;
  private readonly rows = new Map<string, unknown>();
  private readonly journal: Entry[] = [];

  get<T>(key: string): T | undefined {
    return this.rows.get(key) as T | undefined;
  }

  all<T>(prefix: string): T[] {
    const found: T[] = [];
    for (const [key, row] of this.rows) if (key.startsWith(prefix)) found.push(row as T);
    return found;
  }

  /** Puts a row without an entry in the journal: seeding. */
  seed(key: string, row: unknown): void {
    this.rows.set(key, row);
  }

  /** One entry: `work` puts rows (frozen copies are not made: never change a row in place). */
  write(
    label: string,
    nouns: Noun[],
    work: (put: (key: string, row: unknown) => void) => void,
  ): Entry | null {
    const rows: Entry['rows'] = new Map();
    work((key, row) => {
      const before = rows.has(key) ? rows.get(key)!.before : this.rows.get(key);
      rows.set(key, { before, after: row });
      this.set(key, row);
    });
    if (rows.size === 0) return null;
    const at = new Date().toISOString();
    const entry = { number: this.journal.length + 1, label, at, nouns, undone: false, rows };
    this.journal.push(entry);
    this.revision += 1;
    return entry;
  }

  /** Takes a row away for good: out of the journal too. How many entries told of it. */
  erase(key: string): number {
    let told = 0;
    for (const entry of this.journal) if (entry.rows.delete(key)) told += 1;
    this.rows.delete(key);
    this.revision += 1;
    return told;
  }

  telling(key: string): number {
    return this.journal.filter((entry) => entry.rows.has(key)).length;
  }

  undo(number: number | null): Undone | null {
    const entry =
      number === null ? this.journal.findLast((e) => !e.undone && e.rows.size > 0) : this.journal[number - 1];
    if (!entry || entry.undone) return null;
    return this.turn(entry, true);
  }

  redo(number: number | null): Undone | null {
    const entry = number === null ? this.nextRedo() : this.journal[number - 1];
    if (!entry?.undone) return null;
    return this.turn(entry, false);
  }

  undoLabel(): string | null {
    return this.journal.findLast((e) => !e.undone && e.rows.size > 0)?.label ?? null;
  }

  redoLabel(): string | null {
    return this.nextRedo()?.label ?? null;
  }

  history(limit: number): HistoryEntry[] {
    return this.journal
      .filter((e) => e.rows.size > 0)
      .slice(-limit)
      .reverse()
      .map((e) => ({ entry: e.number, label: e.label, at: e.at, undone: e.undone, rows: e.rows.size }));
  }

  changes(entry: { nouns: Noun[]; rows: Map<string, unknown> }): Changes {
    const people = [...entry.rows.keys()].filter((k) => k.startsWith('person:')).map((k) => k.slice(7));
    const many = people.length > 200;
    return { people: many ? [] : people, many, nouns: entry.nouns };
  }

  /** What was undone last and has not been overtaken by a newer entry. */
  private nextRedo(): Entry | undefined {
    const alive = this.journal.findLastIndex((e) => !e.undone);
    return this.journal[alive + 1];
  }

  private turn(entry: Entry, undo: boolean): Undone {
    const conflicts: string[] = [];
    for (const [key, { before, after }] of entry.rows) {
      const [from, to] = undo ? [after, before] : [before, after];
      if (this.rows.get(key) !== from) conflicts.push(`${name(this.rows.get(key))} has changed since.`);
      else this.set(key, to);
    }
    entry.undone = undo;
    this.revision += 1;
    return { entry: entry.number, label: entry.label, conflicts, changes: this.changes(entry) };
  }

  private set(key: string, row: unknown): void {
    if (row === undefined) this.rows.delete(key);
    else this.rows.set(key, row);
  }
}

function name(row: unknown): string {
  return row && typeof row === 'object' && 'name' in row ? String(row.name) : 'This';
}
