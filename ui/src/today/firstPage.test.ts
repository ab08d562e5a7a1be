import { expect, it, vi } from 'vitest';
import { client, connectTo, type Today } from '../api/client';
import { fake } from '../api/fake/fake';
import { firstPage, PAGE } from './firstPage';

async function handed(change: (all: Today) => Today | null) {
  connectTo(fake({ people: 300, today: '2026-03-14' }));
  const all = await client.today(0, 24);
  connectTo({ ...client, firstPeople: () => change(all), today: vi.fn(client.today) });
  expect(await firstPage.ask(1_000)).toBe(true);
  return all;
}

it('those who came with the page are not asked for', async () => {
  const all = await handed((came) => came);
  expect(client.today).not.toHaveBeenCalled();
  expect(firstPage.value).toEqual({ ...all, nudges: all.nudges.slice(0, PAGE) });
});

it('too few for what is in sight are asked for', async () => {
  const all = await handed((came) => ({ ...came, nudges: came.nudges.slice(0, 2) }));
  expect(client.today).toHaveBeenCalledExactlyOnceWith(0, PAGE);
  expect(firstPage.value?.nudges).toEqual(all.nudges.slice(0, PAGE));
});

it('who finds none asks', async () => {
  await handed(() => null);
  expect(client.today).toHaveBeenCalledOnce();
});
