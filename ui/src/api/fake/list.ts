/** The list of people: searched, ordered, tagged, added to. */
import { failure, type Client } from '../client';
import { account } from './account';
import { card, type FakePerson } from './people';
import { makeId } from './seed';
import { plain, type World } from './world';

export function listVerbs(world: World) {
  const { today, settings, everyone, living, tagId, column, put } = world;
  return {
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
    async tags() {
      const names = [...new Set(everyone().flatMap((p) => p.tags))].sort();
      return names.map((name) => ({
        id: tagId(name),
        name,
        people: living().filter((p) => p.tags.includes(name)).length,
      }));
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
        merges: [],
        added_on: today,
        snoozed_until: null,
        archived_on: null,
        do_not_contact: false,
      };
      return { person: made.id, done: put(`Added ${name}`, ['person', 'stage'], made) };
    },
  } satisfies Partial<Client>;
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
