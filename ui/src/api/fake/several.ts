/** Several people at once, as the core's ops/several.rs says it. */
import { failure, type Client, type Deed, type Noun, type Spot, type Whom } from '../client';
import { timeOf } from './person';
import type { FakePerson } from './people';
import { makeId } from './seed';
import { within } from './segment';
import { plain, stageName, stages, type World } from './world';

/** Whom it is about. */
export function those(world: World, whom: Whom): FakePerson[] {
  if (whom.who === 'these') return [...new Set(whom.people)].map(world.find);
  return within(world, whom.segment).filter((p) => !whom.except.includes(p.id));
}

export function severalVerbs(world: World) {
  const { today, everyone, column, write, dateOf } = world;

  function tagOf(name: string): string | undefined {
    return everyone()
      .flatMap((p) => p.tags)
      .find((tag) => plain(tag) === plain(name.trim()));
  }

  /** To the top, or beside somebody: as the core's ops/moving.rs says it. */
  function moves(
    to: Spot,
    people: FakePerson[],
    whom: string,
  ): [string, Noun[], (p: FakePerson, at: number) => FakePerson] {
    const { stage } = to;
    const sub_stage = to.sub_stage ?? null;
    const part = world.subStages(stage).find(({ id }) => id === sub_stage);
    const there = (p: FakePerson) => p.stage === stage && p.sub_stage === sub_stage;
    const going = new Set(people.map(({ id }) => id));
    const rank = (id: string | null | undefined) => {
      const p = column(stage).find((o) => o.id === id);
      return p && there(p) && !going.has(p.id) ? p.rank : null;
    };
    const [above, below] = [rank(to.after), rank(to.before)];
    const among = to.after != null || to.before != null;
    const order = (p: FakePerson) => [
      stages.findIndex(([s]) => s === p.stage),
      world.subStages(p.stage).findIndex(({ id }) => id === p.sub_stage),
      p.rank,
    ];
    const compare = (a: FakePerson, b: FakePerson) => {
      const [one, other] = [order(a), order(b)];
      const at = one.findIndex((value, i) => value !== other[i]);
      return at < 0 ? 0 : one[at]! - other[at]!;
    };
    const movers = people.filter((p) => among || !there(p)).sort(compare);
    const n = movers.length;
    const top = column(stage)[0]?.rank ?? 0;
    const [start, step] =
      above !== null && below !== null
        ? [above, (below - above) / (n + 1)]
        : above !== null
          ? [above, 1]
          : below !== null
            ? [below - n - 1, 1]
            : [top - n - 1, 1];
    const place = part ? `${stageName(stage)}, ${part.name}` : stageName(stage);
    const how = movers.every(there) ? 'within' : 'to';
    const move = (p: FakePerson) => {
      const at = movers.indexOf(p);
      if (at < 0) return p;
      const moved = p.stage === stage ? p.moves : [{ on: today, from: p.stage, to: stage }, ...p.moves];
      return { ...p, stage, sub_stage, rank: start + step * (at + 1), moves: moved };
    };
    return [`Moved ${whom} ${how} ${place}`, ['person', 'stage'], move];
  }

  /** What is said of it, the nouns that go stale, and what becomes of each. */
  function does(
    deed: Deed,
    whom: string,
    people: FakePerson[],
  ): [string, Noun[], (p: FakePerson, at: number) => FakePerson] {
    switch (deed.deed) {
      case 'tag': {
        if (!deed.name.trim()) throw failure('invalid', 'Tag: a tag needs a name');
        const tag = tagOf(deed.name) ?? deed.name.trim();
        const tagged = (p: FakePerson) => ({ ...p, tags: [...new Set([...p.tags, tag])].sort() });
        return [`Tagged ${whom} “${tag}”`, ['tag'], tagged];
      }
      case 'untag': {
        const tag = tagOf(deed.name);
        if (!tag) throw failure('not_found', 'There is no such tag. It may have been removed since.');
        const untagged = (p: FakePerson) => ({ ...p, tags: p.tags.filter((one) => one !== tag) });
        return [`Took “${tag}” from ${whom}`, ['tag'], untagged];
      }
      case 'tier': {
        const { tier } = deed;
        const label = tier
          ? `Set the tier of ${whom} to ${tier[0]!.toUpperCase()}${tier.slice(1)}`
          : `Took ${whom}’s tier away`;
        const set = (p: FakePerson) => {
          const details = { ...p.details };
          if (tier) details.tier = tier;
          else delete details.tier;
          return { ...p, details };
        };
        return [label, ['person'], set];
      }
      case 'move':
        return moves(deed.to, people, whom);
      case 'cadence': {
        const { days } = deed;
        if (days !== null && !(days >= 1 && days <= 3650))
          throw failure('invalid', 'Days: a cadence is 1 to 3650 days');
        const label =
          days === null ? `Took ${whom}’s own cadence away` : `Keep in touch with ${whom} every ${days} days`;
        const keep = (p: FakePerson) => {
          const details = { ...p.details };
          if (days === null) delete details.cadence_days;
          else details.cadence_days = String(days);
          return { ...p, details };
        };
        return [label, ['person'], keep];
      }
      case 'archive': {
        const on = deed.archived ? today : null;
        const label = deed.archived ? `Archived ${whom}` : `Brought back ${whom}`;
        return [label, ['person', 'stage'], (p) => ({ ...p, archived_on: on })];
      }
      case 'do_not_contact': {
        const label = `${deed.value ? 'Do not contact' : 'May contact again'}: ${whom}`;
        return [label, ['person'], (p) => ({ ...p, do_not_contact: deed.value })];
      }
      case 'log': {
        const { contact } = deed;
        const [on, at, note] = [dateOf(contact), timeOf(contact), contact.note?.trim() || null];
        const logged = (p: FakePerson) => ({
          ...p,
          touchpoints: [{ ...contact, id: makeId(), on, at, note }, ...p.touchpoints],
        });
        return [`Logged contact with ${whom}`, ['touchpoint'], logged];
      }
      case 'snooze': {
        const { until } = deed;
        if (until !== null && until <= today) throw failure('refused', 'Snooze until a day after today.');
        const label = until === null ? `Woke ${whom}` : `Snoozed ${whom}`;
        return [label, ['person'], (p) => ({ ...p, snoozed_until: until })];
      }
    }
  }

  return {
    async several(whom, deed) {
      const people = those(world, whom);
      if (people.length === 0) throw failure('invalid', 'People: choose at least one person');
      const says = people.length === 1 ? people[0]!.name : `${people.length} people`;
      const [label, nouns, change] = does(deed, says, people);
      return write(label, nouns, (row) => people.forEach((p, at) => row(`person:${p.id}`, change(p, at))));
    },
  } satisfies Partial<Client>;
}
