/** Several people at once, as the core's ops/several.rs says it. */
import { failure, type Client, type Deed, type Noun, type Whom } from '../client';
import { timeOf } from './person';
import type { FakePerson } from './people';
import { makeId } from './seed';
import { within } from './segment';
import { plain, stageName, type World } from './world';

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

  /** What is said of it, the nouns that go stale, and what becomes of each. */
  function does(deed: Deed, whom: string): [string, Noun[], (p: FakePerson, at: number) => FakePerson] {
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
      case 'move': {
        const { stage } = deed;
        const top = column(stage)[0]?.rank ?? 0;
        const move = (p: FakePerson, at: number) =>
          p.stage === stage
            ? p
            : {
                ...p,
                stage,
                rank: top - 1_000 + at,
                moves: [{ on: today, from: p.stage, to: stage }, ...p.moves],
              };
        return [`Moved ${whom} to ${stageName(stage)}`, ['person', 'stage'], move];
      }
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
      const [label, nouns, change] = does(deed, says);
      return write(label, nouns, (row) => people.forEach((p, at) => row(`person:${p.id}`, change(p, at))));
    },
  } satisfies Partial<Client>;
}
