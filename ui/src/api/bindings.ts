// Written by hand in the shape of the generated file until the shell generates it from the Rust types.
import { invoke, type Channel as TAURI_CHANNEL } from '@tauri-apps/api/core';

export type PersonId = string;
export type AccountId = string;
export type EmailId = string;
export type PhoneId = string;
export type TagId = string;
export type CustomFieldId = string;
export type TouchpointId = string;
export type BatchId = string;

export type Stage = 'discovery' | 'outreach' | 'collaboration' | 'nurturing' | 'advocacy';
export type Leaf = 'fresh' | 'soon' | 'due' | 'dry' | 'resting';
export type Reason = 'scheduled' | 'reconnect' | 'never_contacted';
export type Channel = 'email' | 'dm' | 'call' | 'meeting' | 'parcel' | 'comment' | 'other';
export type Direction = 'in' | 'out';
export type Intent = 'ask' | 'give' | 'check-in' | 'thanks' | 'reply';
export type Platform =
  | 'instagram'
  | 'tiktok'
  | 'youtube'
  | 'x'
  | 'facebook'
  | 'pinterest'
  | 'twitch'
  | 'threads'
  | 'linkedin'
  | 'snapchat'
  | 'website'
  | 'other';
export type PersonField =
  | 'name'
  | 'agency'
  | 'location'
  | 'country'
  | 'language'
  | 'time_zone'
  | 'birthday'
  | 'note'
  | 'cadence_days'
  | 'next_touch_on';
export type PeopleOrder = 'name' | 'last_contact' | 'due' | 'followers' | 'added';
export type Noun = 'person' | 'touchpoint' | 'stage' | 'tag' | 'setting' | 'import' | 'view';
export type Outcome = 'create' | 'update' | 'unchanged' | 'skip' | 'reject' | 'ask';

export type Failure = { code: string; message: string; details: string | null };
export type Changes = { people: PersonId[]; many: boolean; nouns: Noun[] };
export type Done = { label: string; entry: number | null; changes: Changes };
export type Added = { person: PersonId; done: Done };
export type Undone = { label: string; conflicts: string[]; changes: Changes };

export type Frame = {
  today: string;
  due: number;
  people: number;
  archived: number;
  undo: string | null;
  redo: string | null;
  revision: number;
};
export type CardAccount = { platform: Platform; handle: string; followers: number | null };
export type Card = {
  id: PersonId;
  name: string;
  stage: Stage;
  accounts: CardAccount[];
  followers: number | null;
  emails: string[];
  tags: string[];
  last_contact_on: string | null;
  due_on: string | null;
  days_since: number | null;
  leaf: Leaf;
  archived: boolean;
  do_not_contact: boolean;
};
export type Nudge = {
  person: PersonId;
  name: string;
  reason: Reason;
  last_contact_on: string | null;
  due_on: string;
  days_overdue: number;
  why: string;
  stage: Stage;
  accounts: CardAccount[];
  leaf: Leaf;
};
export type ReasonCount = { reason: Reason; count: number };
export type Today = {
  on: string;
  total: number;
  reasons: ReasonCount[];
  nudges: Nudge[];
  coming_week: number;
  people: number;
};
export type Column = { stage: Stage; name: string; count: number; due: number };
export type Board = { columns: Column[] };
export type CardWindow = { total: number; from: number; cards: Card[] };
export type PeopleQuery = {
  stage: Stage | null;
  tag: string | null;
  search: string | null;
  archived: boolean;
  order: PeopleOrder;
  from: number;
  limit: number;
};
export type People = { total: number; people: Card[] };
export type PersonDue = { on: string; reason: Reason; days_overdue: number; why: string };
export type PersonAccount = {
  id: AccountId;
  platform: Platform;
  handle: string;
  url: string | null;
  followers: number | null;
  followers_on: string | null;
};
export type PersonEmail = { id: EmailId; address: string };
export type PersonPhone = { id: PhoneId; number: string };
export type PersonTag = { id: TagId; name: string };
export type PersonCustom = { field: CustomFieldId; name: string; value: string | null };
export type PersonPage = {
  id: PersonId;
  name: string;
  stage: Stage;
  details: Partial<{ [key in PersonField]: string }>;
  accounts: PersonAccount[];
  emails: PersonEmail[];
  phones: PersonPhone[];
  tags: PersonTag[];
  custom: PersonCustom[];
  last_contact_on: string | null;
  days_since: number | null;
  due: PersonDue | null;
  leaf: Leaf;
  cadence_days: number | null;
  cadence_from: string;
  snoozed_until: string | null;
  added_on: string;
  archived_on: string | null;
  do_not_contact: boolean;
  touchpoints: number;
};
export type TimelineWhat =
  | {
      kind: 'touchpoint';
      id: TouchpointId;
      channel: Channel;
      direction: Direction;
      intent: Intent;
      note: string | null;
    }
  | { kind: 'stage_change'; from: Stage | null; to: Stage }
  | { kind: 'import'; file_name: string; created: boolean };
export type TimelineEntry = { on: string; what: TimelineWhat };
export type Timeline = { total: number; entries: TimelineEntry[] };
export type HistoryEntry = { entry: number; label: string; at: string; undone: boolean; rows: number };
export type ImportBatch = {
  batch: BatchId;
  file_name: string;
  at: string;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  rejected: number;
  asked: number;
  undone: boolean;
};
export type TagCount = { id: TagId; name: string; people: number };
export type StageCadence = { kind: 'inherit' } | { kind: 'days'; days: number } | { kind: 'never' };
export type StageSetting = { stage: Stage; cadence: StageCadence };
export type Settings = {
  default_cadence_days: number;
  stages: StageSetting[];
  data_file: string;
  notices: string[];
};
export type NewPerson = { name: string; accounts: string[]; emails: string[]; stage: Stage | null };
export type Contact = {
  channel: Channel;
  direction: Direction;
  intent: Intent;
  on: string | null;
  note: string | null;
};

export type ImportOptions = {
  platform: Platform | null;
  map: { column: string; field: string }[];
  overwrite: boolean;
};
export type ImportCounts = {
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  rejected: number;
  asked: number;
};
export type ImportColumn = {
  index: number;
  header: string;
  field: string;
  samples: string[];
  because: string;
};
export type ImportProblem = { line: number; column: string; text: string; message: string };
export type ImportPreview = {
  token: number;
  file_name: string;
  rows: number;
  counts: ImportCounts;
  delimiter: string;
  header_line: number;
  platform: Platform | null;
  platform_because: string | null;
  columns: ImportColumn[];
  fields: { field: string; label: string }[];
  options: ImportOptions;
  problems: ImportProblem[];
  problem_count: number;
};
export type PreviewRow = {
  line: number;
  outcome: Outcome;
  name: string;
  accounts: CardAccount[];
  emails: string[];
  says: string[];
  person: PersonId | null;
};
export type PreviewRows = { total: number; rows: PreviewRow[] };
export type ImportProgress = { done: number; total: number };
export type ImportReport = { batch: BatchId; file_name: string; counts: ImportCounts; done: Done };

export const commands = {
  startProblem: () => invoke<Failure | null>('start_problem'),
  openLink: (url: string) => invoke<null>('open_link', { url }),
  frame: () => invoke<Frame>('frame'),
  today: (from: number, limit: number) => invoke<Today>('today', { from, limit }),
  board: () => invoke<Board>('board'),
  boardCards: (stage: Stage, from: number, limit: number) =>
    invoke<CardWindow>('board_cards', { stage, from, limit }),
  people: (query: PeopleQuery) => invoke<People>('people', { query }),
  person: (person: PersonId) => invoke<PersonPage>('person', { person }),
  timeline: (person: PersonId, from: number, limit: number) =>
    invoke<Timeline>('timeline', { person, from, limit }),
  history: (limit: number) => invoke<HistoryEntry[]>('history', { limit }),
  imports: () => invoke<ImportBatch[]>('imports'),
  tags: () => invoke<TagCount[]>('tags'),
  settings: () => invoke<Settings>('settings'),

  addPerson: (person: NewPerson) => invoke<Added>('add_person', { person }),
  editPerson: (person: PersonId, field: PersonField, value: string | null) =>
    invoke<Done>('edit_person', { person, field, value }),
  movePerson: (person: PersonId, to: Stage, before: PersonId | null, after: PersonId | null) =>
    invoke<Done>('move_person', { person, to, before, after }),
  logContact: (person: PersonId, contact: Contact) => invoke<Done>('log_contact', { person, contact }),
  editTouchpoint: (touchpoint: TouchpointId, contact: Contact) =>
    invoke<Done>('edit_touchpoint', { touchpoint, contact }),
  deleteTouchpoint: (touchpoint: TouchpointId) => invoke<Done>('delete_touchpoint', { touchpoint }),
  snooze: (person: PersonId, until: string | null) => invoke<Done>('snooze', { person, until }),
  archive: (person: PersonId, archived: boolean) => invoke<Done>('archive', { person, archived }),
  setDoNotContact: (person: PersonId, value: boolean) =>
    invoke<Done>('set_do_not_contact', { person, value }),
  addAccount: (person: PersonId, text: string) => invoke<Done>('add_account', { person, text }),
  removeAccount: (account: AccountId) => invoke<Done>('remove_account', { account }),
  addEmail: (person: PersonId, address: string) => invoke<Done>('add_email', { person, address }),
  removeEmail: (email: EmailId) => invoke<Done>('remove_email', { email }),
  addPhone: (person: PersonId, number: string) => invoke<Done>('add_phone', { person, number }),
  removePhone: (phone: PhoneId) => invoke<Done>('remove_phone', { phone }),
  addTag: (person: PersonId, name: string) => invoke<Done>('add_tag', { person, name }),
  removeTag: (person: PersonId, tag: TagId) => invoke<Done>('remove_tag', { person, tag }),
  setCustom: (person: PersonId, field: CustomFieldId, value: string | null) =>
    invoke<Done>('set_custom', { person, field, value }),
  setDefaultCadence: (days: number) => invoke<Done>('set_default_cadence', { days }),
  setStageCadence: (stage: Stage, cadence: StageCadence) =>
    invoke<Done>('set_stage_cadence', { stage, cadence }),
  undo: (entry: number | null) => invoke<Undone>('undo', { entry }),
  redo: (entry: number | null) => invoke<Undone>('redo', { entry }),
  loadDemo: () => invoke<Done>('load_demo'),

  importChoose: () => invoke<string | null>('import_choose'),
  importOpen: (path: string) => invoke<ImportPreview>('import_open', { path }),
  importAdjust: (token: number, options: ImportOptions) =>
    invoke<ImportPreview>('import_adjust', { token, options }),
  importRows: (token: number, outcome: Outcome | null, from: number, limit: number) =>
    invoke<PreviewRows>('import_rows', { token, outcome, from, limit }),
  importCommit: (token: number, progress: TAURI_CHANNEL<ImportProgress>) =>
    invoke<ImportReport>('import_commit', { token, progress }),
  importCancel: (token: number) => invoke<null>('import_cancel', { token }),
  importUndo: (batch: BatchId) => invoke<Undone>('import_undo', { batch }),
  importSaveRejected: (token: number) => invoke<string | null>('import_save_rejected', { token }),
};
