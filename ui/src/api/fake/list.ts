/** The list of people: searched, ordered, tagged, added to. */
import { failure, type Client, type SavedView } from '../client';
import { account } from './account';
import { customFieldsOf } from './own';
import type { FakePerson } from './people';
import { makeId } from './seed';
import { byRelevance, places } from './search';
import { beside, inOrder, valuesOf, within } from './segment';
import { plain, type World } from './world';

export function listVerbs(world: World) {
  const { today, rows, column, put, write } = world;
  return {
    async people({ segment, order, reversed, from, limit, columns = [] }) {
      const all = inOrder(world, within(world, segment), order, reversed);
      const found = order === 'relevance' ? byRelevance(all, segment.search ?? '', reversed) : all;
      const page = found.slice(from, from + limit);
      return {
        total: found.length,
        people: page.map(({ c }) => c),
        values: page.map(({ p }) => columns.map((shown) => beside(p, shown))),
        found: segment.search ? page.map(({ p }) => places(p, segment.search!)) : [],
      };
    },
    async countPeople(segment) {
      return within(world, segment).length;
    },
    async peopleValues(segment, of) {
      return valuesOf(world, segment, of);
    },
    async readySearch() {
      return null;
    },
    async customFields() {
      return customFieldsOf(world);
    },
    async savedViews() {
      return rows.all<SavedView>('view:');
    },
    async saveView(id, screen, name, shows) {
      const view = { id: id ?? makeId(), screen, name: name.trim().replace(/\s+/g, ' '), shows };
      if (!view.name) throw failure('refused', 'Name: a view needs a name, of at most 200 characters');
      const taken = rows
        .all<SavedView>('view:')
        .some((v) => v.id !== id && v.screen === screen && plain(v.name) === plain(view.name));
      if (taken)
        throw failure('refused', `Name: there is a view “${view.name}” already; choose another name`);
      const label = id ? `Changed the view “${view.name}”` : `Saved the view “${view.name}”`;
      return { view: view.id, done: write(label, ['view'], (put) => put(`view:${view.id}`, view)) };
    },
    async deleteView(id) {
      const view = rows.get<SavedView>(`view:${id}`);
      if (!view) throw failure('not_found', 'There is no such view. It may have been removed since.');
      return write(`Removed the view “${view.name}”`, ['view'], (put) => put(`view:${id}`, undefined));
    },
    async addPerson(person) {
      const name = person.name.trim();
      if (!name) throw failure('refused', 'A person needs a name.');
      const stage = person.stage ?? 'discovery';
      const made: FakePerson = {
        id: makeId(),
        name,
        stage,
        sub_stage: null,
        rank: (column(stage)[0]?.rank ?? 0) - 1,
        details: {},
        accounts: person.accounts.filter((t) => t.trim()).map(account),
        emails: person.emails.filter((t) => t.trim()).map((address) => ({ id: makeId(), address })),
        phones: [],
        tags: [],
        custom: {},
        touchpoints: [],
        mentions: [],
        appreciation: [],
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
