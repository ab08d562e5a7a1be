import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/days';
import type { Changes } from '../client';
import { fake } from './fake';
import { everybody } from '../../segment/showing.svelte';

const all = { segment: everybody, order: 'board', reversed: false } as const;

const today = '2026-03-14';
const contact = {
  channel: 'dm',
  direction: 'out',
  intent: 'check-in',
  on: null,
  at: null,
  note: null,
} as const;

describe('the fake', () => {
  it('is the same for the same seed', async () => {
    const [one, two] = [fake({ people: 40, today }), fake({ people: 40, today })];
    expect(await one.today(0, 100)).toEqual(await two.today(0, 100));
  });

  it('nudges 30 days after a contact, not 29, and no more once it is logged', async () => {
    const client = fake({ people: 0, today });
    const { person } = await client.addPerson({
      name: 'Ada',
      accounts: ['instagram:ada'],
      emails: [],
      stage: null,
    });
    const due = async () => (await client.today(0, 10)).nudges.map((n) => n.days_overdue);
    await client.logContact(person, { ...contact, on: addDays(today, -29) });
    expect(await due()).toEqual([]);
    await client.logContact(person, { ...contact, on: addDays(today, -28) });
    const first = await client.history(9);
    await client.undo(first[0]!.entry);
    await client.undo(first[1]!.entry);
    await client.logContact(person, { ...contact, on: addDays(today, -30) });
    expect(await due()).toEqual([0]);
    await client.logContact(person, contact);
    expect(await due()).toEqual([]);
    await client.undo(null);
    expect(await due()).toEqual([0]);
    await client.redo(null);
    expect(await due()).toEqual([]);
  });

  it('undoes any entry, and reports what has changed since', async () => {
    const client = fake({ people: 5, today });
    const [card] = (await client.boardCards(all, { stage: 'discovery', from: 0, limit: 1 })).cards;
    const moved = await client.movePerson(card!.id, 'advocacy', null, null);
    await client.editPerson(card!.id, 'name', 'Somebody Else');
    const undone = await client.undo(moved.entry);
    expect(undone.conflicts).toEqual(['Somebody Else has changed since.']);
    expect((await client.person(card!.id)).stage).toBe('advocacy');
  });

  it('tells who went stale', async () => {
    const client = fake({ people: 5, today });
    const heard: Changes[] = [];
    client.listen('changes', (c) => heard.push(c));
    const [card] = (await client.boardCards(all, { stage: 'discovery', from: 0, limit: 1 })).cards;
    await client.archive(card!.id, true);
    await client.undo(null);
    expect(heard.map((c) => c.people)).toEqual([[card!.id], [card!.id]]);
  });

  it('refuses as the core does', async () => {
    const client = fake({ people: 3, today });
    const [card] = (await client.boardCards(all, { stage: 'discovery', from: 0, limit: 1 })).cards;
    await expect(client.logContact(card!.id, { ...contact, on: addDays(today, 1) })).rejects.toMatchObject({
      code: 'refused',
    });
    await expect(client.loadDemo()).rejects.toMatchObject({ code: 'refused' });
    await expect(client.undo(null)).rejects.toMatchObject({ code: 'nothing' });
  });

  it('previews an import whose outcomes add up, writes it as one, and takes it back', async () => {
    const client = fake({ people: 20, today });
    const before = (await client.frame()).people;
    const preview = await client.importOpen('/tmp/creators.csv');
    const { rows, people: _, ...outcomes } = preview.counts;
    expect(Object.values(outcomes).reduce((a, b) => a + b)).toBe(rows);
    const steps: number[] = [];
    const report = await client.importCommit(preview.token, (p) => steps.push(p.done));
    expect(steps.at(-1)).toBe(rows);
    expect((await client.frame()).people).toBe(before + preview.counts.created);
    await client.importUndo(report.batch);
    expect((await client.frame()).people).toBe(before);
    expect((await client.imports()).find((b) => b.batch === report.batch)).toMatchObject({ undone: true });
  });
});
