/** Who is in a segment, as the core's store/segment.rs says it. */
import { addDays, isDate } from '../../shared/days';
import type { Condition, Facet, ListOrder, OrderBy, Segment, Shown, Tier } from '../client';
import { criteriaOf, fitOf } from './fit';
import { card, type FakePerson } from './people';
import { fitsTyped } from './search';
import { points } from './strength';
import { stages, type World } from './world';

const tiers: readonly Tier[] = ['prospect', 'partner', 'ambassador'];

/** Everybody in a segment, in the fake's own order. */
export function within(world: World, segment: Segment): FakePerson[] {
  return world
    .everyone()
    .filter((p) => (p.archived_on !== null) === segment.archived)
    .filter((p) => fitsTyped(p, segment.search ?? ''))
    .filter((p) => segment.conditions.every((condition) => fits(world, p, condition)));
}

export function inOrder(world: World, people: FakePerson[], order: OrderBy, reversed: boolean) {
  const { today, settings } = world;
  const known = people.map((p) => ({ p, c: card(p, settings(), today) }));
  type Known = (typeof known)[number];
  const by: Record<ListOrder, (one: Known) => string | number | null> = {
    name: ({ p }) => p.name,
    board: ({ p }) => p.rank,
    last_contact: ({ c }) => c.last_contact_on ?? (reversed ? null : ''),
    due: ({ c }) => c.due_on,
    followers: ({ c }) => (c.followers === null ? null : -c.followers),
    added: ({ p }) => -Number(p.added_on.replaceAll('-', '')),
    touchpoints: ({ p }) => -p.touchpoints.length,
    stage: ({ p }) => stages.findIndex(([stage]) => stage === p.stage),
    country: ({ p }) => p.details.country ?? null,
    tags: ({ p }) => p.tags[0] ?? null,
    emails: ({ p }) => p.emails[0]?.address ?? null,
    accounts: ({ p }) => p.accounts.map((a) => a.handle).sort()[0] ?? null,
    strength: ({ c }) => -points(c.strength),
    tier: ({ p }) => (p.details.tier ? -tiers.indexOf(p.details.tier as Tier) : null),
    location: ({ p }) => p.details.location ?? null,
    agency: ({ p }) => p.details.agency ?? null,
    language: ({ p }) => p.details.language ?? null,
    cadence: ({ p }) => (p.details.cadence_days ? Number(p.details.cadence_days) : null),
    next_touch: ({ p }) => p.details.next_touch_on ?? null,
    relevance: ({ p }) => p.name,
  };
  const value = typeof order === 'string' ? by[order] : ({ p }: Known) => p.custom[order.field] ?? null;
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
  return known.sort((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return (reversed ? -1 : 1) * compare(a, b) || one.p.name.localeCompare(other.p.name);
  });
}

/** What a column shows of a person beside their card. */
export function beside(p: FakePerson, shown: Shown): string | null {
  switch (shown.what) {
    case 'country':
    case 'location':
    case 'agency':
    case 'language':
      return p.details[shown.what] ?? null;
    case 'cadence':
      return p.details.cadence_days ?? null;
    case 'next_touch':
      return p.details.next_touch_on ?? null;
    case 'touchpoints':
      return String(p.touchpoints.length);
    case 'added':
      return p.added_on;
    case 'custom':
      return p.custom[shown.field] ?? null;
    default:
      return null;
  }
}

/** The values of a thing with how many have each, the most common first. */
export function valuesOf(world: World, segment: Segment, of: Facet) {
  const others = {
    ...segment,
    conditions: segment.conditions.filter(
      (one) =>
        one.about !== of.about || (of.about === 'custom' && one.about === 'custom' && one.field !== of.field),
    ),
  };
  const counts = new Map<string, number>();
  for (const p of within(world, others))
    for (const value of new Set(values(world, p, of))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
}

function values(world: World, p: FakePerson, of: Facet): string[] {
  if (of.about === 'stage') return [p.stage];
  if (of.about === 'sub_stage') return p.sub_stage ? [p.sub_stage] : [];
  if (of.about === 'tier') return p.details.tier ? [p.details.tier] : [];
  if (of.about === 'tag') return p.tags;
  if (of.about === 'platform') return p.accounts.map((a) => a.platform);
  if (of.about === 'country') return p.details.country ? [p.details.country] : [];
  if (of.about === 'custom') return p.custom[of.field] ? [p.custom[of.field]!] : [];
  const { today } = world;
  const on = card(p, world.settings(), today).due_on;
  if (on === null) return ['never'];
  if (on === today) return ['now'];
  return [on < today ? 'overdue' : on <= addDays(today, 7) ? 'week' : 'later'];
}

function fits(world: World, p: FakePerson, one: Condition): boolean {
  const { today } = world;
  const c = card(p, world.settings(), today);
  const among = (n: number | null, least: number | null, most: number | null) =>
    n !== null && (least === null || n >= least) && (most === null || n <= most);
  const any = (all: readonly string[], have: (string | undefined)[]) =>
    have.some((value) => value && all.some((one) => one.toLowerCase() === value.toLowerCase()));
  switch (one.about) {
    case 'stage':
      return any(one.any, [p.stage]) !== one.not;
    case 'sub_stage':
      return any(one.any, [p.sub_stage ?? undefined]) !== one.not;
    case 'tier':
      return any(one.any, [p.details.tier]) !== one.not;
    case 'tag':
      return any(one.any, p.tags) !== one.not;
    case 'platform':
      return (
        any(
          one.any,
          p.accounts.map((a) => a.platform),
        ) !== one.not
      );
    case 'country':
      return any(one.any, [p.details.country]) !== one.not;
    case 'followers':
      return among(c.followers, one.at_least, one.at_most);
    case 'contacted':
      return among(c.days_since, one.at_least, one.at_most);
    case 'never_contacted':
      return c.last_contact_on === null;
    case 'due': {
      const on = c.due_on;
      if (one.when === 'never') return on === null;
      if (on === null) return false;
      const week = addDays(today, 7);
      return {
        now: on <= today,
        overdue: on < today,
        week: on >= today && on <= week,
        later: on > week,
      }[one.when];
    }
    case 'custom': {
      const value = p.custom[one.field];
      if (one.is.test === 'filled') return Boolean(value);
      if (one.is.test === 'empty') return !value;
      if (one.is.test === 'any') return any(one.is.any, [value]) !== one.is.not;
      const { at_least, at_most } = one.is;
      if (isDate(at_least ?? at_most ?? ''))
        return !!value && isDate(value) && value >= (at_least ?? value) && value <= (at_most ?? value);
      const end = (text: string | null) => (text === null ? null : Number(text));
      const number = value ? Number(value) : NaN;
      return among(Number.isNaN(number) ? null : number, end(at_least), end(at_most));
    }
    case 'fit': {
      const answers = fitOf(p, criteriaOf(world))
        .answers.filter((a) => !one.criterion || a.criterion === one.criterion)
        .map((a) => a.answer);
      return one.answer === 'yes' ? answers.every((a) => a === 'yes') : answers.includes(one.answer);
    }
    case 'missing':
      return {
        account: p.accounts.length === 0,
        email: p.emails.length === 0,
        phone: p.phones.length === 0,
        tag: p.tags.length === 0,
        followers: c.followers === null,
        country: !p.details.country,
        birthday: !p.details.birthday,
        note: !p.details.note,
      }[one.what];
    case 'do_not_contact':
      return p.do_not_contact;
  }
}
