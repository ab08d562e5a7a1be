/** A plan that is written: one entry in the history. */
import type { BatchPerson, Done, ImportBatch, ImportPreview } from '../../client';
import type { FakePerson, FakeTouchpoint } from '../people';
import { makeId } from '../seed';
import type { World } from '../world';
import type { FakeRow } from './plan';

export function writeRows(
  world: World,
  preview: ImportPreview,
  rows: FakeRow[],
): { batch: string; done: Done; written: BatchPerson[] } {
  const { today, column, write, find } = world;
  const batch = makeId();
  const written: BatchPerson[] = [];
  const file_name = preview.file_name;
  let rank = column('discovery')[0]?.rank ?? 0;
  const done = write(`Imported ${file_name}`, ['person', 'import', 'stage'], (put) => {
    for (const row of rows) {
      if (row.outcome === 'create') {
        rank -= 1;
        const person = made(row, rank);
        put(`person:${person.id}`, person);
        written.push({ person: person.id, name: person.name, outcome: 'create', there: true });
      } else if (row.outcome === 'update' && row.person) {
        const person = find(row.person);
        put(`person:${person.id}`, joined(person, row));
        written.push({ person: person.id, name: person.name, outcome: 'update', there: true });
      }
    }
    const at = new Date().toISOString();
    const { people: _, ...counts } = preview.counts;
    put(`batch:${batch}`, { batch, file_name, at, ...counts, undone: false } satisfies ImportBatch);
  });
  return { batch, done, written };

  function touchpoints(row: FakeRow): FakeTouchpoint[] {
    if (!row.contacted) return [];
    return [
      { id: makeId(), on: row.contacted, channel: 'other', direction: 'out', intent: 'check-in', note: null },
    ];
  }

  function made(row: FakeRow, rank: number): FakePerson {
    return {
      id: makeId(),
      name: row.name,
      stage: 'discovery',
      sub_stage: null,
      rank,
      details: row.country ? { country: row.country } : {},
      accounts: row.accounts.map((a) => ({
        ...a,
        id: makeId(),
        url: null,
        followers_on: today,
        history: [],
        growth: null,
      })),
      emails: row.emails.map((address) => ({ id: makeId(), address })),
      phones: [],
      tags: [],
      custom: {},
      mentions: [],
      appreciation: [],
      touchpoints: touchpoints(row),
      moves: [{ on: today, from: null, to: 'discovery' }],
      imports: [{ on: today, file_name, created: true }],
      merges: [],
      added_on: today,
      snoozed_until: null,
      archived_on: null,
      do_not_contact: false,
    };
  }

  function joined(p: FakePerson, row: FakeRow): FakePerson {
    const accounts = row.accounts
      .filter((a) => !p.accounts.some((o) => o.platform === a.platform && o.handle === a.handle))
      .map((a) => ({ ...a, id: makeId(), url: null, followers_on: today, history: [], growth: null }));
    const emails = row.emails
      .filter((address) => !p.emails.some((e) => e.address === address))
      .map((address) => ({ id: makeId(), address }));
    return {
      ...p,
      details: row.country ? { ...p.details, country: row.country } : p.details,
      accounts: [...p.accounts, ...accounts],
      emails: [...p.emails, ...emails],
      touchpoints: [...touchpoints(row), ...p.touchpoints],
      imports: [...p.imports, { on: today, file_name, created: false }],
    };
  }
}
