/** What every verb of the fake works on: its rows, its rules, its listeners. Closures, so that a file may take what it needs. */
import { isDate } from '../../shared/days';
import {
  failure,
  type Changes,
  type Done,
  type Events,
  type Group,
  type Noun,
  type Nudge,
  type Reason,
  type Settings,
  type Stage,
  type Undone,
} from '../client';
import { nudge, thankNudge, type FakePerson } from './people';
import { Rows } from './rows';
import { makeId, seedPeople } from './seed';

export const stages: [Stage, string][] = [
  ['discovery', 'Discovery'],
  ['outreach', 'Outreach'],
  ['collaboration', 'Collaboration'],
  ['nurturing', 'Nurturing'],
  ['advocacy', 'Advocacy'],
];
/** In the order in which Today shows them. */
export const groups: Group[] = ['reconnect', 'follow_up', 'promises', 'celebrate'];
/** The reasons that the fake knows, in the order in which Today shows them. */
export const reasons: Reason[] = ['scheduled', 'reconnect', 'never_contacted', 'thank'];
export const stageName = (stage: Stage) => stages.find(([s]) => s === stage)![1];

/** A part of a stage. */
export interface FakeSubStage {
  id: string;
  stage: Stage;
  name: string;
  position: number;
}

export type World = ReturnType<typeof makeWorld>;

export function makeWorld(people: number, today: string, latency: number) {
  const rows = new Rows();
  const ears = new Map<keyof Events, Set<(payload: never) => void>>();
  const tagIds = new Map<string, string>();
  let columns: { revision: number; by: Map<Stage, FakePerson[]> } | null = null;

  const settings = () => rows.get<Settings>('settings')!;
  rows.seed('settings', {
    default_cadence_days: 30,
    stages: stages.map(([stage]) => ({ stage, cadence: { kind: 'inherit' }, dries_up_days: null })),
    tags: [],
    digest_hours: {
      from: 8,
      until: 20,
      days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
    },
    resting_until: null,
    on_close: 'ask',
    tray: true,
    at_login: false,
    data_file: '/Users/ana/Perennial/perennial.db',
    notices: ['notifications'],
  } satisfies Settings);
  for (const p of seedPeople(people, today)) rows.seed(`person:${p.id}`, p);

  const everyone = () => rows.all<FakePerson>('person:');
  const living = () => everyone().filter((p) => !p.archived_on);
  const find = (id: string): FakePerson => {
    const person = rows.get<FakePerson>(`person:${id}`);
    if (!person) throw failure('not_found', 'This person is no longer here; they may have been removed.');
    return person;
  };
  const tagId = (name: string) => {
    if (!tagIds.has(name)) tagIds.set(name, makeId());
    return tagIds.get(name)!;
  };
  /** A tag keeps its id under another name. */
  const tagCalled = (id: string, name: string) => void tagIds.set(name, id);
  const column = (stage: Stage): FakePerson[] => {
    if (columns?.revision !== rows.revision) {
      const by = new Map<Stage, FakePerson[]>(stages.map(([s]) => [s, []]));
      for (const p of living()) by.get(p.stage)!.push(p);
      for (const people of by.values()) people.sort((a, b) => a.rank - b.rank);
      columns = { revision: rows.revision, by };
    }
    return columns.by.get(stage)!;
  };
  const subStages = (stage: Stage): FakeSubStage[] =>
    rows
      .all<FakeSubStage>('sub-stage:')
      .filter((s) => s.stage === stage)
      .sort((a, b) => a.position - b.position);
  const nudges = (): Nudge[] =>
    living()
      .flatMap((p) => [nudge(p, settings(), today), thankNudge(p, settings(), today)])
      .filter((n) => n !== null)
      .sort(
        (a, b) =>
          reasons.indexOf(a.reason) - reasons.indexOf(b.reason) ||
          b.days_overdue - a.days_overdue ||
          (a.person < b.person ? -1 : 1),
      );

  function hear<E extends keyof Events>(event: E, payload: Events[E]): void {
    ears.get(event)?.forEach((ear) => ear(payload as never));
  }
  function tell(changes: Changes): void {
    queueMicrotask(() => hear('changes', changes));
  }
  function write(
    label: string,
    nouns: Noun[],
    work: (put: (key: string, row: unknown) => void) => void,
  ): Done {
    const entry = rows.write(label, nouns, work);
    if (!entry) return { label, entry: null, changes: { people: [], many: false, nouns: [] } };
    const changes = rows.changes(entry);
    tell(changes);
    return { label, entry: entry.number, changes };
  }
  function put(label: string, nouns: Noun[], person: FakePerson): Done {
    const done = write(label, nouns, (row) => row(`person:${person.id}`, person));
    return done;
  }
  function turned(undone: Undone | null, nothing: string): Undone {
    if (!undone) throw failure('nothing', nothing);
    tell(undone.changes);
    return undone;
  }
  function owner(has: (p: FakePerson) => boolean): FakePerson {
    const person = everyone().find(has);
    if (!person) throw failure('not_found', 'That is no longer here.');
    return person;
  }
  function dateOf(said: { on: string | null }): string {
    const on = said.on ?? today;
    if (!isDate(on)) throw failure('refused', `“${on}” is not a date.`);
    if (on > today) throw failure('refused', 'A contact cannot lie in the future. Set a next touch instead.');
    return on;
  }
  function listen<E extends keyof Events>(event: E, heard: (payload: Events[E]) => void): () => void {
    const set = ears.get(event) ?? new Set();
    ears.set(event, set.add(heard as (payload: never) => void));
    return () => void set.delete(heard as (payload: never) => void);
  }

  return {
    today,
    latency,
    rows,
    settings,
    everyone,
    living,
    find,
    tagId,
    tagCalled,
    column,
    subStages,
    nudges,
    hear,
    tell,
    write,
    put,
    turned,
    owner,
    dateOf,
    listen,
  };
}

export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

export function wait(ms: number): Promise<void> {
  return ms > 0 ? new Promise((done) => setTimeout(done, ms)) : Promise.resolve();
}
