import { beforeEach, describe, expect, it } from 'vitest';
import { connectTo, type Client } from '../api/client';
import { fake } from '../api/fake/fake';
import { toasts } from '../shared/toasts.svelte';
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
    const from = { stage: 'discovery', index: 1 } as const;
    const id = board.idAt(from)!;
    const moved = board.move(id, from, { stage: 'outreach', index: 2 });
    expect(board.placeOf(id)).toEqual({ stage: 'outreach', index: 2 });
    expect(await moved).toBe(true);
    const { cards } = await client.boardCards('outreach', all, 0, 5);
    expect(cards[2]?.id).toBe(id);
    expect(toasts.list[0]?.entry).toBe(1);
  });

  it('puts a card back and says why when the core refuses', async () => {
    const { board } = await filled({ fail: 'movePerson' });
    const from = { stage: 'discovery', index: 1 } as const;
    const id = board.idAt(from)!;
    expect(await board.move(id, from, { stage: 'advocacy', index: 0 })).toBe(false);
    expect(board.placeOf(id)).toEqual(from);
    expect(toasts.list[0]).toMatchObject({ kind: 'failed' });
  });

  it('moves to the places of its own column too, the last included', async () => {
    const { board, client } = await filled();
    const count = board.count('advocacy');
    const id = board.idAt({ stage: 'advocacy', index: 0 })!;
    await board.move(id, { stage: 'advocacy', index: 0 }, { stage: 'advocacy', index: count - 1 });
    const { cards } = await client.boardCards('advocacy', all, count - 1, 1);
    expect(cards[0]?.id).toBe(id);
  });

  it('finds the neighbours of a place that was never on screen', async () => {
    const { board, client } = await filled({ people: 1_000 });
    const id = board.idAt({ stage: 'outreach', index: 0 })!;
    await board.move(id, { stage: 'outreach', index: 0 }, { stage: 'discovery', index: 300 });
    const { cards } = await client.boardCards('discovery', all, 300, 1);
    expect(cards[0]?.id).toBe(id);
  });

  it('does not ask anew while a card is held', async () => {
    const { board, client } = await filled();
    const id = board.idAt({ stage: 'discovery', index: 0 })!;
    board.lift(id, { stage: 'discovery', index: 0 }, 'pointer');
    const other = board.idAt({ stage: 'discovery', index: 3 })!;
    await client.movePerson(other, 'advocacy', null, null);
    await board.refresh();
    expect(board.placeOf(other)).toEqual({ stage: 'discovery', index: 3 });
    board.cancel();
    await new Promise((done) => setTimeout(done));
    expect(board.placeOf(other)).toEqual({ stage: 'advocacy', index: 0 });
  });
});
