/**
 * What the window asks of an import and of duplicates, until the generated bindings hold it. Shapes follow the core's
 * own types word for word; nothing else may stand here, and the file goes once the last of them is generated.
 */
import type {
  BatchId,
  Card,
  CardAccount,
  CustomFieldId,
  Done,
  ImportBatch,
  ImportCounts,
  ImportProgress,
  ImportReport,
  FieldChoice,
  Outcome,
  PersonField,
  PersonId,
  Platform,
  Severity,
  Undone,
} from './bindings';

/** `03/04/2026`, `1.234,5`, `0.0347`: how a column's values are written. */
export type Decimal = 'point' | 'comma';
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'serial_1900' | 'serial_1904';
export type RateScale = 'percent' | 'points' | 'fraction';

export interface Style {
  decimal: Decimal | null;
  dates: DateOrder | null;
  rate: RateScale | null;
  /** The cells allow no other reading; else the owner is asked once for the column. */
  sure: boolean;
  because: string;
}

export interface StyleChoice {
  column: string;
  decimal: Decimal | null;
  dates: DateOrder | null;
  rate: RateScale | null;
}

export interface Reading {
  encoding: string | null;
  delimiter: string | null;
  sheet: string | null;
  /** Counted from 1; 0: the file has none. */
  header_row: number | null;
}

export interface Conventions {
  decimal: Decimal | null;
  dates: DateOrder | null;
  region: string | null;
}

export type Overwrite = 'blanks' | 'all' | { columns: string[] };

export interface MappedColumn {
  column: string;
  field: string;
}

export interface Edit {
  line: number;
  column: string;
  text: string;
}

export type QuestionKind =
  'different_people' | 'shared_email' | 'shared_link' | 'same_name' | 'similar_name' | 'look_alike';

export type About =
  { kind: 'line'; of: number } | { kind: 'question'; of: QuestionKind } | { kind: 'outcome'; of: Outcome };

export type Take =
  | { kind: 'person'; of: PersonId }
  | { kind: 'row'; of: number }
  | { kind: 'suggested' }
  | { kind: 'new' }
  | { kind: 'leave_out' };

export interface Decision {
  about: About;
  take: Take;
}

export interface ImportOptions {
  reading: Reading;
  platform: Platform | null;
  map: MappedColumn[];
  conventions: Conventions;
  styles: StyleChoice[];
  overwrite: Overwrite;
  edits: Edit[];
  decisions: Decision[];
}

export interface SheetTitle {
  name: string;
  rows: number;
}

export type Format =
  | {
      kind: 'text';
      encoding: string;
      encoding_because: string;
      delimiter: string;
      quote: string | null;
    }
  | { kind: 'workbook'; format: string; sheet: string; sheets: SheetTitle[] }
  | { kind: 'cards'; version: string };

export interface ImportColumn {
  index: number;
  header: string;
  field: string;
  samples: string[];
  because: string;
  style: Style | null;
}

export interface ImportProblem {
  line: number;
  column: string;
  text: string;
  message: string;
  severity: Severity;
}

/** A kind of question that rows raise, answered ones among them. */
export interface Question {
  kind: QuestionKind;
  /** Rows that raise it. */
  rows: number;
  /** Rows of them that are answered. */
  answered: number;
  /** The sentence of the first of them. */
  example: string;
}

export interface ImportPreview {
  token: number;
  file_name: string;
  /** False while only the first rows are planned: counts and questions come with `importPlan`. */
  planned: boolean;
  counts: ImportCounts;
  format: Format;
  header_line: number | null;
  columns: ImportColumn[];
  platform: Platform | null;
  platform_because: string | null;
  fields: FieldChoice[];
  options: ImportOptions;
  overwrite: Overwrite;
  problems: ImportProblem[];
  problem_count: number;
  questions: Question[];
}

export interface RowFilter {
  outcome: Outcome | null;
  question: QuestionKind | null;
  /** Only rows with cells that could not be taken as they stand. */
  problems: boolean;
}

export interface CellMark {
  column: string;
  message: string;
  severity: Severity;
}

/** Whom a row could be about. */
export interface Suspect {
  take: Take;
  name: string;
  accounts: CardAccount[];
  emails: string[];
  /** Why, in words; what speaks against it last. */
  evidence: Evidence[];
}

export interface RowQuestion {
  kind: QuestionKind;
  why: string;
  /** The likeliest first. */
  options: Suspect[];
}

export interface PreviewRow {
  line: number;
  outcome: Outcome;
  name: string;
  accounts: CardAccount[];
  emails: string[];
  says: string[];
  person: PersonId | null;
  /** By the preview's columns, as they stand after edits. */
  cells: string[];
  marks: CellMark[];
  /** What it asks, or asked before it was answered. */
  question: RowQuestion | null;
  decided: Take | null;
}

export interface PreviewRows {
  total: number;
  rows: PreviewRow[];
}

export interface UnfinishedImport {
  id: string;
  path: string;
  file_name: string;
  at: string;
  /** How many things were said about it. */
  decided: number;
}

export interface BatchPerson {
  person: PersonId;
  name: string;
  outcome: Outcome;
  /** False where they are gone since. */
  there: boolean;
}

export interface BatchPage {
  batch: ImportBatch;
  hash: string;
  people: BatchPerson[];
  total: number;
}

export type Likelihood = 'certain' | 'likely' | 'possible';

export interface Evidence {
  says: string;
  against: boolean;
}

export interface DuplicatePair {
  left: Card;
  right: Card;
  likelihood: Likelihood;
  evidence: Evidence[];
}

export interface Duplicates {
  total: number;
  certain: number;
  likely: number;
  possible: number;
  pairs: DuplicatePair[];
}

export type MergeTake = 'left' | 'right' | 'both';

export type MergeField =
  | { kind: 'detail'; of: PersonField }
  | { kind: 'custom'; of: CustomFieldId }
  | { kind: 'stage' | 'archived' | 'do_not_contact' | 'snooze' | 'added_on' };

export interface MergeChoice {
  field: MergeField;
  take: MergeTake;
}

export interface ComparedField {
  field: MergeField;
  label: string;
  left: string | null;
  right: string | null;
  suggested: MergeTake;
  because: string;
  choices: MergeTake[];
}

export interface ComparedList {
  label: string;
  left: string[];
  right: string[];
}

export interface Comparison {
  left: Card;
  right: Card;
  fields: ComparedField[];
  together: ComparedList[];
  dismissed: boolean;
}

export type Progress = (step: ImportProgress) => void;

/** The verbs, as a screen calls them: progress is a function here, a channel on the way to the shell. */
export interface ImportVerbs {
  importChoose(): Promise<string[]>;
  importOpen(path: string, progress: Progress): Promise<ImportPreview>;
  importPlan(token: number, progress: Progress): Promise<ImportPreview>;
  importAdjust(token: number, options: ImportOptions, progress: Progress): Promise<ImportPreview>;
  importRows(token: number, filter: RowFilter, from: number, limit: number): Promise<PreviewRows>;
  importCommit(token: number, progress: Progress): Promise<ImportReport>;
  importCancel(token: number): Promise<null>;
  importUndo(batch: BatchId): Promise<Undone>;
  importSaveRejected(token: number): Promise<string | null>;
  importUnfinished(): Promise<UnfinishedImport[]>;
  importResume(id: string, progress: Progress): Promise<ImportPreview>;
  importForget(id: string): Promise<null>;
  importBatch(batch: BatchId, from: number, limit: number): Promise<BatchPage>;
}

export interface DuplicateVerbs {
  duplicatesFind(progress: Progress): Promise<{ total: number }>;
  /** Stops a search under way, which then fails as cancelled. */
  duplicatesCancel(): Promise<null>;
  duplicates(from: number, limit: number): Promise<Duplicates>;
  duplicatesCompare(left: PersonId, right: PersonId): Promise<Comparison>;
  duplicatesMerge(keep: PersonId, gone: PersonId, choices: MergeChoice[]): Promise<Done>;
  duplicatesDismiss(left: PersonId, right: PersonId): Promise<Done>;
}
