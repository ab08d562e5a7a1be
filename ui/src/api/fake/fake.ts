/**
 * The back end in memory, with the same verbs, refusals, changes and undo as the real one.
 *
 * Flags in the address: `people=1000`, `empty`, `latency=80` (milliseconds), `today=2026-03-14`,
 * `fail=board,movePerson:1` (verbs that fail, always or the first n times), `problem` (the file cannot be opened).
 */
import { isDate, localToday } from '../../shared/days';
import {
  failure,
  type Board,
  type Changes,
  type Client,
  type Contact,
  type Done,
  type Events,
  type ImportBatch,
  type Noun,
  type Platform,
  type Reason,
  type Settings,
  type Stage,
  type Today,
  type Undone,
} from '../client';
import { plan, type Plan } from './import';
import { card, customFields, due, nudge, page, timeline, type FakePerson } from './people';
import { Rows } from './rows';
import { makeId, seedPeople } from './seed';

export interface FakeOptions {
  people?: number;
  latency?: number;
  today?: string;
  fail?: string;
  problem?: boolean;
}

const stages: [Stage, string][] = [
  ['discovery', 'Discovery'],
  ['outreach', 'Outreach'],
  ['collaboration', 'Collaboration'],
  ['nurturing', 'Nurturing'],
  ['advocacy', 'Advocacy'],
];
/** In the order in which Today shows them. */
const reasons: Reason[] = ['scheduled', 'reconnect', 'never_contacted'];
const stageName = (stage: Stage) => stages.find(([s]) => s === stage)![1];

export function fakeFromAddress(search: string): Client {
  const flags = new URLSearchParams(search);
  return fake({
    people: flags.has('empty') ? 0 : Number(flags.get('people') ?? 300),
    latency: Number(flags.get('latency') ?? 20),
    today: flags.get('today') ?? undefined,
    fail: flags.get('fail') ?? undefined,
    problem: flags.has('problem'),
  });
}

export function fake(options: FakeOptions = {}): Client {
  const today = options.today ?? localToday();
  const rows = new Rows();
  const ears = new Map<keyof Events, Set<(payload: never) => void>>();
  const failing = new Map((options.fail ?? '').split(',').filter(Boolean).map(countOf));
  const tagIds = new Map<string, string>();
  const plans = new Map<number, Plan>();
  const opened: string[] = [];
  let token = 0;
  let columns: { revision: number; by: Map<Stage, FakePerson[]> } | null = null;

  const settings = () => rows.get<Settings>('settings')!;
  rows.seed('settings', {
    default_cadence_days: 30,
    stages: stages.map(([stage]) => ({ stage, cadence: { kind: 'inherit' } })),
    data_file: '/Users/ana/Perennial/perennial.db',
    notices: ['No notification service was found: Perennial tells you here instead.'],
  } satisfies Settings);
  for (const p of seedPeople(options.people ?? 300, today)) rows.seed(`person:${p.id}`, p);

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
  const column = (stage: Stage): FakePerson[] => {
    if (columns?.revision !== rows.revision) {
      const by = new Map<Stage, FakePerson[]>(stages.map(([s]) => [s, []]));
      for (const p of living()) by.get(p.stage)!.push(p);
      for (const people of by.values()) people.sort((a, b) => a.rank - b.rank);
      columns = { revision: rows.revision, by };
    }
    return columns.by.get(stage)!;
  };
  const nudges = () =>
    living()
      .map((p) => nudge(p, settings(), today))
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
  function dateOf(contact: Contact): string {
    const on = contact.on ?? today;
    if (!isDate(on)) throw failure('refused', `“${on}” is not a date.`);
    if (on > today) throw failure('refused', 'A contact cannot lie in the future. Set a next touch instead.');
    return on;
  }

  const verbs: Client = {
    async startProblem() {
      if (!options.problem) return null;
      const says =
        'This file was written by a newer Perennial. Install the newest version to open it; nothing was changed.';
      return failure(
        'newer_file',
        says,
        '/Users/ana/Perennial/perennial.db (version 9, this program knows 1)',
      );
    },
    async openLink(url) {
      opened.push(url);
      return null;
    },
    async frame() {
      const people = living();
      return {
        today,
        due: nudges().length,
        people: people.length,
        archived: everyone().length - people.length,
        undo: rows.undoLabel(),
        redo: rows.redoLabel(),
        revision: rows.revision,
      };
    },
    async today(from, limit): Promise<Today> {
      const all = nudges();
      const soon = (p: FakePerson) => {
        const d = due(p, settings(), today);
        return d !== null && d.days_overdue < 0 && d.days_overdue >= -7;
      };
      return {
        on: today,
        total: all.length,
        reasons: reasons.map((reason) => ({ reason, count: all.filter((n) => n.reason === reason).length })),
        nudges: all.slice(from, from + limit),
        coming_week: living().filter(soon).length,
        people: living().length,
      };
    },
    async board(): Promise<Board> {
      return {
        columns: stages.map(([stage, name]) => {
          const people = column(stage);
          const due = people.filter((p) => nudge(p, settings(), today)).length;
          return { stage, name, count: people.length, due };
        }),
      };
    },
    async boardCards(stage, from, limit) {
      const people = column(stage);
      const cards = people.slice(from, from + limit).map((p) => card(p, settings(), today));
      return { total: people.length, from, cards };
    },
    async people(query) {
      const words = plain(query.search ?? '')
        .split(/\s+/)
        .filter(Boolean);
      const found = everyone()
        .filter((p) => (p.archived_on !== null) === query.archived)
        .filter((p) => !query.stage || p.stage === query.stage)
        .filter((p) => !query.tag || p.tags.includes(query.tag))
        .filter((p) => words.every((w) => ` ${searchable(p)}`.includes(` ${w}`)))
        .map((p) => ({ p, c: card(p, settings(), today) }));
      const text = (a: string | null, b: string | null) => (a ?? '').localeCompare(b ?? '');
      found.sort((a, b) => {
        if (query.order === 'last_contact') return text(a.c.last_contact_on, b.c.last_contact_on);
        if (query.order === 'due') return (a.c.due_on ?? '9999').localeCompare(b.c.due_on ?? '9999');
        if (query.order === 'followers') return (b.c.followers ?? -1) - (a.c.followers ?? -1);
        if (query.order === 'added') return text(b.p.added_on, a.p.added_on);
        return text(a.c.name, b.c.name);
      });
      const { from, limit } = query;
      return { total: found.length, people: found.slice(from, from + limit).map(({ c }) => c) };
    },
    async person(id) {
      return page(find(id), settings(), today, tagId);
    },
    async timeline(id, from, limit) {
      const entries = timeline(find(id));
      return { total: entries.length, entries: entries.slice(from, from + limit) };
    },
    async history(limit) {
      return rows.history(limit);
    },
    async imports() {
      return rows.all<ImportBatch>('batch:').reverse();
    },
    async tags() {
      const names = [...new Set(everyone().flatMap((p) => p.tags))].sort();
      return names.map((name) => ({
        id: tagId(name),
        name,
        people: living().filter((p) => p.tags.includes(name)).length,
      }));
    },
    async settings() {
      return settings();
    },

    async addPerson(person) {
      const name = person.name.trim();
      if (!name) throw failure('refused', 'A person needs a name.');
      const stage = person.stage ?? 'discovery';
      const made: FakePerson = {
        id: makeId(),
        name,
        stage,
        rank: (column(stage)[0]?.rank ?? 0) - 1,
        details: {},
        accounts: person.accounts.filter((t) => t.trim()).map(account),
        emails: person.emails.filter((t) => t.trim()).map((address) => ({ id: makeId(), address })),
        phones: [],
        tags: [],
        custom: {},
        touchpoints: [],
        moves: [{ on: today, from: null, to: stage }],
        imports: [],
        added_on: today,
        snoozed_until: null,
        archived_on: null,
        do_not_contact: false,
      };
      return { person: made.id, done: put(`Added ${name}`, ['person', 'stage'], made) };
    },
    async editPerson(id, field, value) {
      const p = find(id);
      const text = value?.trim() ?? '';
      if (field === 'name') {
        if (!text) throw failure('refused', 'A name cannot be empty.');
        return put(`Renamed ${p.name} to ${text}`, ['person'], { ...p, name: text });
      }
      if (field === 'next_touch_on' && text && !isDate(text)) {
        throw failure('refused', `“${text}” is not a date.`);
      }
      if (field === 'birthday' && text && !isDate(text.replace(/^--/, '2000-'))) {
        throw failure('refused', 'Write a birthday as 1990-03-31, or --03-31 without the year.');
      }
      if (field === 'cadence_days' && text && !(Number(text) >= 1 && Number(text) <= 3650)) {
        throw failure('refused', 'A cadence is between 1 and 3,650 days.');
      }
      const details = { ...p.details };
      if (text) details[field] = text;
      else delete details[field];
      return put(`Changed ${p.name}’s ${field.replaceAll('_', ' ')}`, ['person'], { ...p, details });
    },
    async movePerson(id, to, before, after) {
      const p = find(id);
      const others = column(to).filter((o) => o.id !== id);
      // `after` stands above the card's new place, `before` below it.
      const above = others.findIndex((o) => o.id === after);
      const below = others.findIndex((o) => o.id === before);
      const at = above >= 0 ? above + 1 : Math.max(0, below);
      const high = others[at - 1]?.rank;
      const low = others[at]?.rank;
      const rank = high === undefined ? (low ?? 0) - 1 : low === undefined ? high + 1 : (high + low) / 2;
      const moves = p.stage === to ? p.moves : [...p.moves, { on: today, from: p.stage, to }];
      const label =
        p.stage === to ? `Moved ${p.name} within ${stageName(to)}` : `Moved ${p.name} to ${stageName(to)}`;
      return put(label, ['stage'], { ...p, stage: to, rank, moves });
    },
    async logContact(id, contact) {
      const p = find(id);
      const on = dateOf(contact);
      const touchpoint = { ...contact, id: makeId(), on, note: contact.note?.trim() || null };
      const touchpoints = [touchpoint, ...p.touchpoints];
      return put(`Logged a contact with ${p.name}`, ['touchpoint'], { ...p, touchpoints });
    },
    async editTouchpoint(id, contact) {
      const p = owner((o) => o.touchpoints.some((t) => t.id === id));
      const changed = { ...contact, id, on: dateOf(contact) };
      const touchpoints = p.touchpoints.map((t) => (t.id === id ? changed : t));
      return put(`Changed a contact with ${p.name}`, ['touchpoint'], { ...p, touchpoints });
    },
    async deleteTouchpoint(id) {
      const p = owner((o) => o.touchpoints.some((t) => t.id === id));
      const touchpoints = p.touchpoints.filter((t) => t.id !== id);
      return put(`Deleted a contact with ${p.name}`, ['touchpoint'], { ...p, touchpoints });
    },
    async snooze(id, until) {
      const p = find(id);
      if (until !== null && until <= today) throw failure('refused', 'Snooze until a day after today.');
      const label = until === null ? `Woke ${p.name}` : `Snoozed ${p.name}`;
      return put(label, ['person'], { ...p, snoozed_until: until });
    },
    async archive(id, archived) {
      const p = find(id);
      const label = archived ? `Archived ${p.name}` : `Brought ${p.name} back`;
      return put(label, ['person', 'stage'], { ...p, archived_on: archived ? today : null });
    },
    async setDoNotContact(id, value) {
      const p = find(id);
      const label = value ? `${p.name} is not to be contacted` : `${p.name} may be contacted again`;
      return put(label, ['person'], { ...p, do_not_contact: value });
    },
    async addAccount(id, text) {
      const p = find(id);
      const added = account(text);
      const same = (o: FakePerson) =>
        o.accounts.some((a) => a.platform === added.platform && a.handle === added.handle);
      const holder = everyone().find(same);
      if (holder) throw failure('taken', `That account belongs to ${holder.name} already.`);
      return put(`Added an account to ${p.name}`, ['person'], { ...p, accounts: [...p.accounts, added] });
    },
    async removeAccount(id) {
      const p = owner((o) => o.accounts.some((a) => a.id === id));
      const accounts = p.accounts.filter((a) => a.id !== id);
      return put(`Removed an account of ${p.name}`, ['person'], { ...p, accounts });
    },
    async addEmail(id, address) {
      const p = find(id);
      if (!/^\S+@\S+\.\S+$/.test(address.trim())) {
        throw failure('refused', `“${address}” is not an e-mail address.`);
      }
      const emails = [...p.emails, { id: makeId(), address: address.trim() }];
      return put(`Added an e-mail to ${p.name}`, ['person'], { ...p, emails });
    },
    async removeEmail(id) {
      const p = owner((o) => o.emails.some((e) => e.id === id));
      return put(`Removed an e-mail of ${p.name}`, ['person'], {
        ...p,
        emails: p.emails.filter((e) => e.id !== id),
      });
    },
    async addPhone(id, number) {
      const p = find(id);
      if (!/\d/.test(number)) throw failure('refused', `“${number}” is not a phone number.`);
      return put(`Added a phone to ${p.name}`, ['person'], {
        ...p,
        phones: [...p.phones, { id: makeId(), number }],
      });
    },
    async removePhone(id) {
      const p = owner((o) => o.phones.some((e) => e.id === id));
      return put(`Removed a phone of ${p.name}`, ['person'], {
        ...p,
        phones: p.phones.filter((e) => e.id !== id),
      });
    },
    async addTag(id, name) {
      const p = find(id);
      const tag = name.trim();
      if (!tag) throw failure('refused', 'A tag needs a name.');
      const tags = [...new Set([...p.tags, tag])].sort();
      return put(`Tagged ${p.name} “${tag}”`, ['person', 'tag'], { ...p, tags });
    },
    async removeTag(id, tag) {
      const p = find(id);
      const tags = p.tags.filter((name) => tagId(name) !== tag);
      return put(`Removed a tag from ${p.name}`, ['person', 'tag'], { ...p, tags });
    },
    async setCustom(id, field, value) {
      const p = find(id);
      const custom = { ...p.custom };
      if (value?.trim()) custom[field] = value.trim();
      else delete custom[field];
      const name = customFields.find((f) => f.field === field)?.name ?? 'field';
      return put(`Changed ${p.name}’s ${name}`, ['person'], { ...p, custom });
    },
    async setDefaultCadence(days) {
      if (!(days >= 1 && days <= 3650)) throw failure('refused', 'A cadence is between 1 and 3,650 days.');
      const label = `Set the default cadence to ${days} days`;
      return write(label, ['setting'], (row) =>
        row('settings', { ...settings(), default_cadence_days: days }),
      );
    },
    async setStageCadence(stage, cadence) {
      const changed = settings().stages.map((s) => (s.stage === stage ? { stage, cadence } : s));
      const label = `Changed the cadence of ${stageName(stage)}`;
      return write(label, ['setting'], (row) => row('settings', { ...settings(), stages: changed }));
    },
    async undo(entry) {
      return turned(rows.undo(entry), 'There is nothing to undo.');
    },
    async redo(entry) {
      return turned(rows.redo(entry), 'There is nothing to redo.');
    },
    async loadDemo() {
      if (everyone().length > 0)
        throw failure('refused', 'Sample people can only be loaded into an empty file.');
      return write('Loaded sample people', ['person', 'touchpoint', 'stage', 'tag'], (row) => {
        for (const p of seedPeople(300, today)) row(`person:${p.id}`, p);
      });
    },

    async importChoose() {
      return '/Users/ana/Downloads/Creators spring (final).csv';
    },
    async importOpen(path) {
      if (/\.(png|jpe?g|pdf)$/i.test(path)) {
        throw failure('unreadable', 'This file holds no table. Save the list as CSV and try again.');
      }
      token += 1;
      const made = plan(token, path, living());
      plans.set(token, made);
      return made.preview;
    },
    async importAdjust(which, asked) {
      const old = planned(which);
      const made = plan(which, old.preview.file_name, living(), asked);
      plans.set(which, made);
      return made.preview;
    },
    async importRows(which, outcome, from, limit) {
      const found = planned(which).rows.filter((r) => !outcome || r.outcome === outcome);
      return { total: found.length, rows: found.slice(from, from + limit) };
    },
    async importCommit(which, progress) {
      const { preview, rows: planned_ } = planned(which);
      const total = preview.rows;
      for (let done = 0; done <= total; done += 20) {
        progress({ done, total });
        await wait((options.latency ?? 0) * 4);
        if (!plans.has(which)) throw failure('cancelled', 'The import was cancelled. Nothing was written.');
      }
      const batch = makeId();
      let rank = column('discovery')[0]?.rank ?? 0;
      const done = write(`Imported ${preview.file_name}`, ['person', 'import', 'stage'], (row) => {
        for (const r of planned_) {
          if (r.outcome !== 'create') continue;
          const id = makeId();
          rank -= 1;
          row(`person:${id}`, {
            id,
            name: r.name,
            stage: 'discovery',
            rank,
            details: {},
            accounts: r.accounts.map((a) => ({ ...a, id: makeId(), url: null, followers_on: today })),
            emails: r.emails.map((address) => ({ id: makeId(), address })),
            phones: [],
            tags: [],
            custom: {},
            touchpoints: [],
            moves: [{ on: today, from: null, to: 'discovery' }],
            imports: [{ on: today, file_name: preview.file_name, created: true }],
            added_on: today,
            snoozed_until: null,
            archived_on: null,
            do_not_contact: false,
          } satisfies FakePerson);
        }
        const { file_name, counts } = preview;
        row(`batch:${batch}`, {
          batch,
          file_name,
          at: new Date().toISOString(),
          ...counts,
          undone: false,
        } satisfies ImportBatch);
      });
      entries.set(batch, done.entry!);
      plans.delete(which);
      return { batch, file_name: preview.file_name, counts: preview.counts, shifted: [], done };
    },
    async importCancel(which) {
      plans.delete(which);
      return null;
    },
    async importUndo(batch) {
      const entry = entries.get(batch);
      if (entry === undefined) throw failure('not_found', 'This import is no longer here.');
      const row = rows.get<ImportBatch>(`batch:${batch}`);
      const undone = turned(rows.undo(entry), 'This import is undone already.');
      if (row) rows.seed(`batch:${batch}`, { ...row, undone: true });
      return undone;
    },
    async importSaveRejected() {
      return '/Users/ana/Downloads/Creators spring (final) rejected.csv';
    },

    listen(event, heard) {
      const set = ears.get(event) ?? new Set();
      ears.set(event, set.add(heard as (payload: never) => void));
      return () => void set.delete(heard as (payload: never) => void);
    },
  };
  const entries = new Map<string, number>();

  function planned(which: number): Plan {
    const found = plans.get(which);
    if (!found) throw failure('not_found', 'This preview is gone. Open the file again.');
    return found;
  }

  // A test or a curious developer can send what only the shell would send.
  Object.assign(globalThis, { perennialFake: { hear, today, opened } });
  return slow(verbs);

  /** The same verbs, each answering after the latency, or failing as the address asked. */
  function slow(quick: Client): Client {
    const made: Record<string, unknown> = {};
    for (const [name, verb] of Object.entries(quick)) {
      if (name === 'listen') {
        made[name] = verb;
        continue;
      }
      made[name] = async (...given: unknown[]) => {
        await wait(options.latency ?? 0);
        const left = failing.get(name) ?? 0;
        if (left > 0) {
          failing.set(name, left - 1);
          throw failure('disk', 'The data file could not be read: the disk did not answer.', `fail=${name}`);
        }
        return (verb as (...args: unknown[]) => Promise<unknown>)(...given);
      };
    }
    return made as unknown as Client;
  }
}

function account(text: string): FakePerson['accounts'][number] {
  const given = text.trim();
  const url =
    /^(?:https?:\/\/)?(?:www\.)?(instagram|tiktok|youtube|x|threads|pinterest)\.\w+\/@?([^/?#]+)/i.exec(
      given,
    );
  const pair = /^(\w+):@?(\S+)$/.exec(given);
  const found = url ?? pair;
  if (!found && !/^@?[\w.]+$/.test(given)) {
    throw failure('refused', `“${given}” is neither a profile address nor a handle like instagram:ada.`);
  }
  const platform = (found?.[1]?.toLowerCase() ?? 'instagram') as Platform;
  const handle = found?.[2] ?? given.replace(/^@/, '');
  return { id: makeId(), platform, handle, url: url ? given : null, followers: null, followers_on: null };
}

function searchable(p: FakePerson): string {
  const { name, accounts, emails, tags, details } = p;
  const all = [
    name,
    ...accounts.map((a) => a.handle),
    ...emails.map((e) => e.address),
    ...tags,
    details.note,
  ];
  return plain(all.filter(Boolean).join(' '));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function countOf(text: string): [string, number] {
  const [name = '', times] = text.split(':');
  return [name, times === undefined ? Infinity : Number(times)];
}

function wait(ms: number): Promise<void> {
  return ms > 0 ? new Promise((done) => setTimeout(done, ms)) : Promise.resolve();
}
