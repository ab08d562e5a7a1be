/** A person of the fake, and the product's rules over it (domain/nudge.rs is the truth). */
import { addDays, asInstant, daysBetween } from '../../shared/days';
import { fitOf, grown, type FakeCriterion } from './fit';
import { ownOf, type FakeField } from './own';
import { posted } from './posted';
import { strengthOf } from './strength';
import type {
  AppreciationKind,
  Card,
  Channel,
  Direction,
  Fit,
  Intent,
  Leaf,
  MentionKind,
  Nudge,
  PersonAccount,
  PersonDue,
  PersonEmail,
  PersonField,
  PersonPage,
  PersonPhone,
  Settings,
  Stage,
  Tier,
  TimelineEntry,
  TimelineKind,
} from '../client';

export interface FakeTouchpoint {
  id: string;
  on: string;
  channel: Channel;
  direction: Direction;
  intent: Intent;
  /** `HH:MM`. */
  at?: string | null;
  note: string | null;
  text?: string | null;
}

export interface FakeMention {
  id: string;
  on: string;
  post: MentionKind;
  link: string | null;
  organic: boolean;
  thanked_on: string | null;
  note: string | null;
}

export interface FakeAppreciation {
  id: string;
  on: string;
  gesture: AppreciationKind;
  note: string | null;
}

export interface FakePerson {
  id: string;
  name: string;
  stage: Stage;
  sub_stage: string | null;
  /** The place in the stage's column: smaller is higher. */
  rank: number;
  details: Partial<Record<PersonField, string>>;
  accounts: PersonAccount[];
  emails: PersonEmail[];
  phones: PersonPhone[];
  tags: string[];
  custom: Record<string, string>;
  fit?: Record<string, { answer: Fit; reason: string | null; on: string }>;
  touchpoints: FakeTouchpoint[];
  mentions: FakeMention[];
  appreciation: FakeAppreciation[];
  moves: { on: string; from: Stage | null; to: Stage }[];
  imports: { on: string; file_name: string; created: boolean }[];
  merges: { on: string; name: string }[];
  added_on: string;
  snoozed_until: string | null;
  archived_on: string | null;
  do_not_contact: boolean;
}

export function lastContact(p: FakePerson): FakeTouchpoint | null {
  return p.touchpoints.reduce<FakeTouchpoint | null>((a, b) => (a && a.on >= b.on ? a : b), null);
}

export function cadence(p: FakePerson, settings: Settings): { days: number | null; from: string } {
  const own = Number(p.details.cadence_days);
  if (own > 0) return { days: own, from: 'person' };
  const carried = settings.tags.filter((tag) => p.tags.includes(tag.name)).map((tag) => tag.days);
  if (carried.length) return { days: Math.min(...carried), from: 'tag' };
  const stage = settings.stages.find((s) => s.stage === p.stage)?.cadence ?? { kind: 'inherit' };
  if (stage.kind === 'days') return { days: stage.days, from: 'stage' };
  if (stage.kind === 'never') return { days: null, from: 'stage' };
  return { days: settings.default_cadence_days, from: 'default' };
}

/** As the core says a day, whatever the window's language. */
const english = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

export function due(p: FakePerson, settings: Settings, today: string): PersonDue | null {
  if (p.archived_on || p.do_not_contact) return null;
  const last = lastContact(p);
  const { days } = cadence(p, settings);
  const planned = p.details.next_touch_on;
  let on: string;
  let reason: PersonDue['reason'];
  let why: string;
  const aim = days === null ? '' : `; you aim for ${days}`;
  if (planned && (!last || last.on < planned)) {
    [on, reason] = [planned, 'scheduled'];
    const day = planned === today ? 'today' : `on ${english.format(asInstant(planned))}`;
    why = `You planned to be in touch ${day}`;
  } else if (days === null) {
    return null;
  } else if (last) {
    [on, reason] = [addDays(last.on, days), 'reconnect'];
    const n = daysBetween(last.on, today);
    const who = last.direction === 'in' ? 'they' : 'you';
    why = `${n} ${n === 1 ? 'day' : 'days'} since ${who} wrote${aim}`;
  } else {
    [on, reason] = [addDays(p.added_on, days), 'never_contacted'];
    why = `Added ${daysBetween(p.added_on, today)} days ago and never contacted${aim}`;
  }
  if (p.snoozed_until && p.snoozed_until > on) on = p.snoozed_until;
  if (settings.resting_until && settings.resting_until > on) on = settings.resting_until;
  return { on, reason, days_overdue: daysBetween(on, today), why };
}

export function leaf(p: FakePerson, settings: Settings, today: string): Leaf {
  const d = due(p, settings, today);
  if (!d || (p.snoozed_until && p.snoozed_until > today)) return 'resting';
  if (d.days_overdue < -7) return 'fresh';
  if (d.days_overdue < 0) return 'soon';
  return d.days_overdue > (cadence(p, settings).days ?? Infinity) ? 'dry' : 'due';
}

export function card(p: FakePerson, settings: Settings, today: string): Card {
  const last = lastContact(p)?.on ?? null;
  return {
    id: p.id,
    name: p.name,
    stage: p.stage,
    accounts: p.accounts.map(({ platform, handle, followers }) => ({ platform, handle, followers })),
    followers: p.accounts[0]?.followers ?? null,
    emails: p.emails.map((e) => e.address),
    tags: p.tags,
    last_contact_on: last,
    due_on: due(p, settings, today)?.on ?? null,
    reason: due(p, settings, today)?.reason ?? null,
    quiet_days: quiet(p, settings, today),
    tier: (p.details.tier as Tier | undefined) ?? null,
    strength: strengthOf(p),
    sub_stage: p.sub_stage,
    days_since: last === null ? null : daysBetween(last, today),
    leaf: leaf(p, settings, today),
    archived: p.archived_on !== null,
    do_not_contact: p.do_not_contact,
  };
}

function quiet(p: FakePerson, settings: Settings, today: string): number | null {
  const bears = settings.stages.find((s) => s.stage === p.stage)?.dries_up_days ?? null;
  const rests = p.archived_on || p.do_not_contact || (p.snoozed_until && p.snoozed_until > today);
  if (bears === null || rests) return null;
  const entered = p.moves.filter((m) => m.to === p.stage).map((m) => m.on);
  const newest = [...entered, lastContact(p)?.on ?? p.added_on].reduce((a, b) => (a > b ? a : b));
  const days = daysBetween(newest, today);
  return days > bears ? days : null;
}

export function nudge(p: FakePerson, settings: Settings, today: string): Nudge | null {
  const d = due(p, settings, today);
  if (!d || d.days_overdue < 0) return null;
  const { name, stage, accounts, last_contact_on, leaf } = card(p, settings, today);
  const { reason, on, days_overdue, why } = d;
  return {
    person: p.id,
    group: 'reconnect',
    name,
    reason,
    last_contact_on,
    due_on: on,
    days_overdue,
    why,
    stage,
    accounts,
    leaf,
  };
}

export function page(
  p: FakePerson,
  settings: Settings,
  today: string,
  tagId: (name: string) => string,
  criteria: readonly FakeCriterion[],
  partName: (id: string) => string,
  own: readonly FakeField[],
): PersonPage {
  const { days, from } = cadence(p, settings);
  const { last_contact_on, days_since, leaf } = card(p, settings, today);
  return {
    id: p.id,
    name: p.name,
    stage: p.stage,
    sub_stage: p.sub_stage ? { id: p.sub_stage, name: partName(p.sub_stage) } : null,
    details: { ...p.details, name: p.name },
    accounts: p.accounts.map(grown),
    fit: fitOf(p, criteria),
    emails: p.emails,
    phones: p.phones,
    tags: p.tags.map((name) => ({ id: tagId(name), name })),
    custom: ownOf(p, own),
    last_contact_on,
    days_since,
    due: due(p, settings, today),
    leaf,
    cadence_days: days,
    cadence_from: from,
    snoozed_until: p.snoozed_until,
    added_on: p.added_on,
    archived_on: p.archived_on,
    do_not_contact: p.do_not_contact,
    touchpoints: p.touchpoints.length,
    strength: strengthOf(p),
    last_year: whyWeWrote(p, today),
  };
}

function whyWeWrote(p: FakePerson, today: string) {
  const ours = p.touchpoints.filter((t) => t.direction === 'out' && t.on > addDays(today, -365));
  const of = (intent: string) => ours.filter((t) => t.intent === intent).length;
  const appreciation = p.appreciation.filter((a) => a.on > addDays(today, -365)).length;
  return { ours: ours.length, asks: of('ask'), gives: of('give'), appreciation };
}

/** Under which kind an entry is found. */
export function kindOf(entry: TimelineEntry): TimelineKind {
  const { kind } = entry.what;
  if (kind === 'touchpoint') return 'contact';
  if (kind === 'stage_change') return 'stage';
  return kind === 'merge' ? 'import' : kind;
}

/** Newest first; of one day what has no time, then by the time, then in the order in which they came. */
export function timeline(p: FakePerson): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...p.merges.map(({ on, name }) => ({ on, what: { kind: 'merge' as const, name } })),
    ...p.touchpoints.map(({ on, ...t }) => ({
      on,
      what: { kind: 'touchpoint' as const, ...t, at: t.at ?? null, text: t.text ?? null },
    })),
    ...p.mentions.map(({ on, ...m }) => ({
      on,
      what: { kind: 'mention' as const, ...m, platform: m.link ? posted(m.link).platform : null },
    })),
    ...p.appreciation.map(({ on, ...a }) => ({ on, what: { kind: 'appreciation' as const, ...a } })),
    ...p.moves.map(({ on, from, to }) => ({ on, what: { kind: 'stage_change' as const, from, to } })),
    ...p.imports.map(({ on, ...i }) => ({ on, what: { kind: 'import' as const, ...i } })),
  ];
  const order = ({ on, what }: TimelineEntry) =>
    `${on} ${(what.kind === 'touchpoint' && what.at) || '24:00'}`;
  return entries.sort((a, b) => (order(a) < order(b) ? 1 : order(a) > order(b) ? -1 : 0));
}

/** What they posted unpaid in the last two weeks, after which we neither wrote nor did something for them. */
export function thankNudge(p: FakePerson, settings: Settings, today: string): Nudge | null {
  if (p.archived_on || p.do_not_contact || (p.snoozed_until && p.snoozed_until > today)) return null;
  const greeted = [...p.touchpoints.filter((t) => t.direction === 'out'), ...p.appreciation]
    .map((one) => one.on)
    .reduce((a, b) => (a > b ? a : b), '');
  const open = p.mentions.find(
    (m) => m.organic && !m.thanked_on && m.on > greeted && m.on >= addDays(today, -14),
  );
  if (!open) return null;
  const { name, stage, accounts, last_contact_on, leaf } = card(p, settings, today);
  const days = daysBetween(open.on, today);
  const ago = days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
  return {
    person: p.id,
    group: 'celebrate',
    name,
    reason: 'thank',
    last_contact_on,
    due_on: open.on,
    days_overdue: days,
    why: `They shared ${open.post === 'other' ? 'something' : `a ${open.post}`} about you ${ago}; not thanked yet`,
    stage,
    accounts,
    leaf,
  };
}
