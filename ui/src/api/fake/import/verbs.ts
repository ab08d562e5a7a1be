/** An import: opened, planned, adjusted, written, taken back; put aside and gone on with. */
import {
  failure,
  type BatchPerson,
  type Client,
  type ImportBatch,
  type ImportCounts,
  type ImportOptions,
  type ImportPreview,
  type Outcome,
  type PreviewRow,
  type Question,
  type QuestionKind,
  type Resumed,
  type RowFilter,
  type TakeChoice,
  type UnfinishedImport,
} from '../../client';
import { nothingSaid as noOptions, said, whole } from '../../../import/options';
import { makeId } from '../seed';
import { wait, type World } from '../world';
import { openFile, type FakeFile } from './files';
import { nameOf, planner, type FakeRow, type Planner } from './plan';
import { columns, fieldChoices, fitting, namesAnyone, table, type Table } from './understand';
import { writeRows } from './write';

interface Draft {
  file: FakeFile;
  options: ImportOptions;
  table: Table;
  planner: Planner;
  preview: ImportPreview;
  /** Every row, once all are planned. */
  rows: FakeRow[] | null;
  cancelled: boolean;
}

/** Longer lists show their first rows before the rest is planned. */
const AT_ONCE = 5_000;
const FIRST = 100;
const LISTED = 200;
const REGIONS = ['AT', 'BE', 'BR', 'CH', 'DE', 'ES', 'FR', 'GB', 'IT', 'NL', 'PT', 'US'];
const silent = () => {};

export function importVerbs(world: World, unfinished: boolean) {
  const { rows: store, everyone, living, turned, latency, today } = world;
  const drafts = new Map<number, Draft>();
  const aside = new Map<string, { id: string; at: string; options: ImportOptions }>();
  const people = new Map<string, BatchPerson[]>();
  const entries = new Map<string, number>();
  let last = 0;
  if (unfinished) {
    const options = { ...noOptions, overwrite: 'all' as const };
    aside.set('/Users/ana/Downloads/creators.xlsx', { id: makeId(), at: `${today}T08:12:00Z`, options });
    aside.set('/Users/ana/Desktop/gone.csv', { id: makeId(), at: `${today}T07:00:00Z`, options });
  }

  function drafted(token: number): Draft {
    const found = drafts.get(token);
    if (!found) throw failure('no_such_import', 'This preview is gone. Open the file again.');
    return found;
  }

  async function make(
    token: number,
    file: FakeFile,
    said: ImportOptions,
    progress: (p: { done: number; total: number }) => void,
    resumed: Resumed | null,
  ): Promise<ImportPreview> {
    const t = table(file, said);
    const { options, no_longer } = fitting(t, said);
    const cols = columns(t, options);
    const plan = planner(t, cols, options, living());
    const draft: Draft = {
      file,
      options,
      table: t,
      planner: plan,
      rows: null,
      cancelled: false,
      preview: {
        token,
        resumed,
        rows: t.rows,
        file_name: file.name,
        planned: false,
        names_anyone: namesAnyone(cols),
        counts: tally([], namesAnyone(cols) ? t.rows : 0),
        format: t.format,
        header_line: t.headerLine,
        columns: cols,
        region: options.conventions.region,
        regions: cols.some((c) => c.field === 'phone') ? REGIONS : [],
        platform: options.platform ?? 'instagram',
        platform_because: options.platform ? 'you chose it' : 'most addresses are on instagram.com',
        fields: [
          ...fieldChoices.map(([field, label]) => ({ field, label })),
          ...cols.map((c) => ({ field: `custom:${nameOf(c)}`, label: `Own field “${nameOf(c)}”` })),
        ],
        options,
        problems: [],
        problem_rows: 0,
        no_longer,
        questions: [],
      },
    };
    const before = drafts.get(token);
    if (before) before.cancelled = true;
    drafts.set(token, draft);
    if (!draft.preview.names_anyone) return draft.preview;
    if (progress !== silent || t.rows <= AT_ONCE) await planAll(draft, progress);
    return draft.preview;
  }

  async function planAll(
    draft: Draft,
    progress: (p: { done: number; total: number }) => void,
  ): Promise<void> {
    const { table: t, planner: plan } = draft;
    const rows: FakeRow[] = [];
    for (let at = 0; at < t.rows; at += 1) {
      if (at % 2_000 === 0) {
        progress({ done: at, total: t.rows });
        if (at > 0) await wait(latency * 4);
        if (draft.cancelled) throw failure('cancelled', 'The import was cancelled. Nothing was changed.');
      }
      rows.push(plan.row(t.first + at));
    }
    progress({ done: t.rows, total: t.rows });
    draft.rows = rows;
    const problems = rows.flatMap((r) =>
      r.marks.map((m) => ({ ...m, line: r.line, text: r.cells[indexOfColumn(draft, m.column)] ?? '' })),
    );
    draft.preview = {
      ...draft.preview,
      planned: true,
      counts: tally(rows, rows.length),
      problems: problems.slice(0, LISTED),
      problem_rows: rows.filter((r) => r.marks.length > 0).length,
      questions: questions(rows),
    };
  }

  return {
    async importChoose() {
      return ['/Users/ana/Downloads/Creators spring (final).csv'];
    },
    async importOpen(path) {
      const file = openFile(path, living());
      last += 1;
      return make(last, file, noOptions, silent, null);
    },
    async importPlan(token, progress) {
      const draft = drafted(token);
      if (!draft.rows) await planAll(draft, progress);
      return draft.preview;
    },
    async importAdjust(token, asked, progress) {
      const { file } = drafted(token);
      const preview = await make(token, file, whole(asked), progress, null);
      const options = whole(preview.options);
      aside.set(file.path, {
        id: aside.get(file.path)?.id ?? makeId(),
        at: new Date().toISOString(),
        options,
      });
      return preview;
    },
    async importRows(token, filter, from, limit) {
      const draft = drafted(token);
      if (!draft.preview.names_anyone) return { total: 0, rows: [] };
      if (!draft.rows) {
        const page: PreviewRow[] = [];
        const { first, rows } = draft.table;
        for (let at = from; at < Math.min(rows, from + limit); at += 1) {
          const row = draft.planner.row(first + at);
          page.push(at < FIRST ? row : unplanned(row));
        }
        return { total: rows, rows: page };
      }
      const found = draft.rows.filter((row) => passes(row, filter));
      return { total: found.length, rows: found.slice(from, from + limit) };
    },
    async importCommit(token, progress) {
      const draft = drafted(token);
      const rows = draft.rows ?? [];
      const total = rows.length;
      for (let done = 0; done < total; done += Math.max(20, total / 50)) {
        progress({ done: Math.round(done), total });
        await wait(latency * 4);
        if (drafted(token).cancelled) {
          drafts.set(token, { ...draft, cancelled: false });
          throw failure('cancelled', 'The import was cancelled. Nothing was written.');
        }
      }
      progress({ done: total, total });
      const { batch, done, written } = writeRows(world, draft.preview, rows);
      entries.set(batch, done.entry!);
      people.set(batch, written);
      aside.delete(draft.file.path);
      return { batch, file_name: draft.preview.file_name, counts: draft.preview.counts, shifted: [], done };
    },
    async importCancel(token) {
      const draft = drafts.get(token);
      if (draft) draft.cancelled = true;
      return null;
    },
    async importUndo(batch) {
      const entry = entries.get(batch);
      if (entry === undefined) throw failure('not_there', 'This import is no longer here.');
      const row = store.get<ImportBatch>(`batch:${batch}`);
      const undone = turned(store.undo(entry), 'This import is undone already.');
      if (row) store.seed(`batch:${batch}`, { ...row, undone: true });
      return undone;
    },
    async importSaveRejected(token) {
      return `/Users/ana/Downloads/${drafted(token).preview.file_name} (not imported).csv`;
    },
    async imports() {
      return store.all<ImportBatch>('batch:').reverse();
    },
    async importUnfinished(): Promise<UnfinishedImport[]> {
      return [...aside].map(([path, { id, at, options }]) => ({
        id,
        path,
        file_name: path.split(/[\\/]/).pop()!,
        at,
        said: said(options),
      }));
    },
    async importResume(id) {
      const found = [...aside].find(([, one]) => one.id === id);
      if (!found) throw failure('not_there', 'This import is no longer here.');
      const file = openFile(found[0], living());
      last += 1;
      return make(last, file, found[1].options, silent, 'whole');
    },
    async importForget(id) {
      for (const [path, one] of aside) if (one.id === id) aside.delete(path);
      return null;
    },
    async importBatch(batch, from, limit) {
      const row = store.get<ImportBatch>(`batch:${batch}`);
      if (!row)
        throw failure('not_there', 'There is no such import. It may have been removed since; look again.');
      const there = new Set(everyone().map((p) => p.id));
      const all = (people.get(batch) ?? []).map((p) => ({
        ...p,
        there: there.has(p.person),
        name: there.has(p.person) ? p.name : '',
      }));
      const hash = '9f2c41d07b5e3a8846c1f0d2e7b9a35c0d14e6f8a2b7c9d1e3f5061728394a5b';
      return { batch: row, hash, total: all.length, people: all.slice(from, from + limit) };
    },
  } satisfies Partial<Client>;
}

/** A row of which is known what it says, and not yet what becomes of it. */
function unplanned(row: FakeRow): PreviewRow {
  return { ...row, outcome: null, says: [], person: null, marks: [], question: null, decided: null };
}

function indexOfColumn(draft: Draft, column: string): number {
  return draft.preview.columns.findIndex((c) => nameOf(c) === column);
}

function passes(row: PreviewRow, { outcome, question, problems }: RowFilter): boolean {
  return (
    (!outcome || row.outcome === outcome) &&
    (!question || row.question?.kind === question) &&
    (!problems || row.marks.length > 0)
  );
}

function tally(planned: PreviewRow[], rows: number): ImportCounts {
  const count = (outcome: Outcome) => planned.filter((r) => r.outcome === outcome).length;
  return {
    rows,
    created: count('create'),
    updated: count('update'),
    unchanged: count('unchanged'),
    skipped: count('skip'),
    rejected: count('reject'),
    asked: count('ask'),
    people: count('create') + count('update'),
  };
}

function questions(rows: PreviewRow[]): Question[] {
  const found = new Map<string, Question>();
  for (const { question, decided } of rows) {
    if (!question) continue;
    const { kind, why } = question;
    const one = found.get(kind) ?? {
      kind,
      rows: 0,
      answered: 0,
      example: why,
      says: why,
      takes: takes(kind),
    };
    found.set(kind, { ...one, rows: one.rows + 1, answered: one.answered + (decided ? 1 : 0) });
  }
  return [...found.values()];
}

function takes(kind: QuestionKind): TakeChoice[] {
  const suggested: TakeChoice = { take: { kind: 'suggested' }, label: 'They are who we suggest' };
  const fresh: TakeChoice = { take: { kind: 'new' }, label: 'They are new people' };
  const out: TakeChoice = { take: { kind: 'leave_out' }, label: 'Leave them out' };
  if (kind === 'different_people') return [suggested, out];
  return kind === 'shared_email' ? [fresh, suggested, out] : [suggested, fresh, out];
}
