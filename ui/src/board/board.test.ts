import { beforeEach, describe, expect, it } from 'vitest';
import { connectTo, type Client } from '../api/client';
import { fake } from '../api/fake/fake';
import { toasts, undo } from '../shared/toasts.svelte';
import { Board } from './board.svelte';
import { everybody } from '../segment/showing.svelte';

const all = { segment: everybody, order: 'board', reversed: false } as const;

const today = '2026-03-14';

async function filled(options: Parameters<typeof fake>[0] = {}): Promise<{ board: Board; client: Client }> {
  const client = fake({ people: 300, today, ...options });
  connectTo(client);
  const board = new Board();
  await board.refresh();
  return { board, client };
}

beforeEach(() => (toasts.list = []));

describe('the board', () => {
  it('knows every count, and only the cards that were asked for', async () => {
    const { board } = await filled({ people: 2_000 });
    expect(board.total()).toBeGreaterThan(1_900);
    expect(board.idAt({ stage: 'discovery', index: 0 })).toBeDefined();
    expect(board.idAt({ stage: 'discovery', index: 500 })).toBeUndefined();
    await board.load('discovery', 500);
    expect(board.card(board.idAt({ stage: 'discovery', index: 500 })!)?.name).toBeTruthy();
  });

  it('paints a drop at once and confirms it behind', async () => {
    const { board, client } = await filled();
    const id = board.idAt({ stage: 'discovery', index: 1 })!;
    const moved = board.move(id, { stage: 'outreach', index: 2, part: 0 });
    expect(board.placeOf(id)).toEqual({ stage: 'outreach', index: 2, part: 0 });
    expect(await moved).toBe(true);
    const { cards } = await client.boardCards(all, { stage: 'outreach', from: 0, limit: 5 });
    expect(cards[2]?.id).toBe(id);
    expect(toasts.list[0]?.entry).toBe(1);
  });

  it('undoes a drop that is not written yet, and not what was done before it', async () => {
    const { board, client } = await filled();
    const [one, other] = [0, 1].map((index) => board.idAt({ stage: 'discovery', index })!) as [
      string,
      string,
    ];
    await board.move(one, { stage: 'advocacy', index: 0, part: 0 });
    void board.move(other, { stage: 'outreach', index: 0, part: 0 });
    await undo();
    expect((await client.boardCards(all, { stage: 'advocacy', from: 0, limit: 1 })).cards[0]?.id).toBe(one);
    expect((await client.boardCards(all, { stage: 'discovery', from: 0, limit: 1 })).cards[0]?.id).toBe(
      other,
    );
  });

  it('puts a card back and says why when the core refuses', async () => {
    const { board } = await filled({ fail: 'several' });
    const from = { stage: 'discovery', index: 1, part: 0 } as const;
    const id = board.idAt(from)!;
    expect(await board.move(id, { stage: 'advocacy', index: 0, part: 0 })).toBe(false);
    expect(board.placeOf(id)).toEqual(from);
    expect(toasts.list[0]).toMatchObject({ kind: 'failed' });
  });

  it('moves to the places of its own column too, the last included', async () => {
    const { board, client } = await filled();
    const count = board.count('advocacy');
    const id = board.idAt({ stage: 'advocacy', index: 0 })!;
    await board.move(id, { stage: 'advocacy', index: count - 1, part: 0 });
    const { cards } = await client.boardCards(all, { stage: 'advocacy', from: count - 1, limit: 1 });
    expect(cards[0]?.id).toBe(id);
  });

  it('finds the neighbours of a place that was never on screen', async () => {
    const { board, client } = await filled({ people: 1_000 });
    const id = board.idAt({ stage: 'outreach', index: 0 })!;
    await board.move(id, { stage: 'discovery', index: 300, part: 0 });
    const { cards } = await client.boardCards(all, { stage: 'discovery', from: 300, limit: 1 });
    expect(cards[0]?.id).toBe(id);
  });

  it('does not ask anew while a card is held', async () => {
    const { board, client } = await filled();
    const id = board.idAt({ stage: 'discovery', index: 0 })!;
    board.lift(id, { stage: 'discovery', index: 0, part: 0 }, 'pointer');
    const other = board.idAt({ stage: 'discovery', index: 3 })!;
    await client.movePerson(other, 'advocacy', null, null);
    await board.refresh();
    expect(board.placeOf(other)).toEqual({ stage: 'discovery', index: 3, part: 0 });
    board.cancel();
    await new Promise((done) => setTimeout(done));
    expect(board.placeOf(other)).toEqual({ stage: 'advocacy', index: 0, part: 0 });
  });

  const ids = async (client: Client, stage: 'discovery' | 'outreach', count: number) =>
    (await client.boardCards(all, { stage, from: 0, limit: count })).cards.map((card) => card.id);

  it('moves several to one place in the order of the board, as one entry', async () => {
    const { board, client } = await filled();
    const [d, o] = [await ids(client, 'discovery', 9), await ids(client, 'outreach', 9)];
    const moved = board.move(d[4]!, { stage: 'outreach', index: 3, part: 0 }, [o[1]!, d[2]!, o[6]!]);
    const wanted = [o[0], o[2], d[2], d[4], o[1], o[6], o[3], o[4]];
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((index) => board.idAt({ stage: 'outreach', index }))).toEqual(wanted);
    expect(board.count('outreach')).toBe(
      (await client.boardCards(all, { stage: 'outreach', from: 0, limit: 1 })).total + 2,
    );
    expect(await moved).toBe(true);
    expect(await ids(client, 'outreach', 8)).toEqual(wanted);
    expect(toasts.list).toHaveLength(1);
    await client.undo(toasts.list[0]!.entry!);
    expect(await ids(client, 'outreach', 9)).toEqual(o);
    expect(await ids(client, 'discovery', 9)).toEqual(d);
  });

  it('moves several to a place that was never on screen, where some of them are not known either', async () => {
    const { board, client } = await filled({ people: 1_000 });
    const before = (await client.boardCards(all, { stage: 'discovery', from: 0, limit: 400 })).cards.map(
      (card) => card.id,
    );
    const [first, far, beyond] = [before[0]!, before[150]!, before[320]!];
    // Without the one alone: 299 stands where 300 was.
    await board.move(first, { stage: 'discovery', index: 299, part: 0 }, [far, beyond]);
    const after = (await client.boardCards(all, { stage: 'discovery', from: 0, limit: 400 })).cards.map(
      (card) => card.id,
    );
    const others = before.filter((id) => ![first, far, beyond].includes(id));
    const at = after.indexOf(first);
    expect(after.slice(at, at + 3)).toEqual([first, far, beyond]);
    expect(after.filter((id) => ![first, far, beyond].includes(id))).toEqual(
      others.slice(0, after.length - 3),
    );
  });

  it('keeps a column in its parts, whatever moves in it', async () => {
    const client = fake({ people: 300, today });
    connectTo(client);
    for (const name of ['Sent', 'Answered']) await client.addSubStage('outreach', name);
    const board = new Board();
    await board.refresh();
    const counts = () => board.counts('outreach');
    const [none] = counts();
    expect(counts()).toEqual([none, 0, 0]);
    const id = board.idAt({ stage: 'outreach', index: 3 })!;
    await board.move(id, { stage: 'outreach', index: none! - 1, part: 2 });
    expect(counts()).toEqual([none! - 1, 0, 1]);
    expect(board.placeOf(id)).toEqual({ stage: 'outreach', index: none! - 1, part: 2 });
    const other = board.idAt({ stage: 'discovery', index: 0 })!;
    await board.move(other, { stage: 'outreach', index: none! - 1, part: 2 });
    expect(counts()).toEqual([none! - 1, 0, 2]);
    expect((await client.person(other)).sub_stage?.name).toBe('Answered');
    const { cards } = await client.boardCards(all, { stage: 'outreach', from: none! - 1, limit: 2 });
    expect(cards.map((card) => card.id)).toEqual([other, id]);
    await new Promise((done) => setTimeout(done));
    await board.load('outreach', none! - 1);
    const sent = (await client.subStages())[0]!;
    await board.moveToTop(id, 'outreach', sent.id);
    expect(counts()).toEqual([none! - 1, 1, 1]);
    await board.moveToTop(id, 'advocacy');
    expect(counts()).toEqual([none! - 1, 0, 1]);
    expect(board.card(id)?.sub_stage).toBeNull();
  });
});
