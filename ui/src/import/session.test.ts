import { beforeEach, expect, test, vi } from 'vitest';
import { connectTo, failure, type Client } from '../api/client';
import { fake } from '../api/fake/fake';
import { session } from './session.svelte';

let client: Client;

beforeEach(() => {
  session.restart();
  client = fake({ people: 30, latency: 0, today: '2026-03-14' });
  connectTo(client);
});

test('only what she chose is sent, not the guesses', async () => {
  const adjust = vi.spyOn(client, 'importAdjust');
  await session.open('/x/list.csv');
  await session.chooseField('Followers', 'ignore');
  await session.chooseOverwrite(true);
  expect(adjust.mock.lastCall?.[1]).toEqual({
    platform: null,
    map: [{ column: 'Followers', field: 'ignore' }],
    overwrite: true,
  });
});

test('a refused choice is not carried into the next', async () => {
  await session.open('/x/list.csv');
  const adjust = vi.spyOn(client, 'importAdjust');
  adjust.mockRejectedValueOnce(failure('import_nobody_named', 'No column says who a row is about.'));
  await session.chooseField('Handle', 'ignore');
  expect(session.unchanged?.code).toBe('import_nobody_named');
  await session.choosePlatform('tiktok');
  expect(session.unchanged).toBeNull();
  expect(adjust.mock.lastCall?.[1]).toEqual({ platform: 'tiktok', map: [], overwrite: false });
});

test('of two files the newer is shown, whichever answers first', async () => {
  const slow = client.importOpen.bind(client);
  vi.spyOn(client, 'importOpen').mockImplementation(async (path) => {
    const preview = await slow(path);
    if (path.includes('first')) await new Promise((done) => setTimeout(done, 20));
    return preview;
  });
  await Promise.all([session.open('/x/first.csv'), session.open('/x/second.csv')]);
  expect(session.preview?.file_name).toBe('second.csv');
  expect(session.phase).toBe('preview');
});

test('a commit that fails leaves the preview as it was chosen', async () => {
  await session.open('/x/list.csv');
  await session.chooseOverwrite(true);
  vi.spyOn(client, 'importCommit').mockRejectedValueOnce(failure('disk_full', 'The disk is full.'));
  await session.commit();
  expect(session.phase).toBe('preview');
  expect(session.preview?.options.overwrite).toBe(true);
  expect(session.cancelled).toBe(false);
  await session.commit();
  expect(session.phase).toBe('done');
});

test('a new file is refused while one is being written', async () => {
  await session.open('/x/list.csv');
  const writing = session.commit();
  await session.open('/x/other.csv');
  expect(session.fileName).toBe('list.csv');
  await writing;
  expect(session.phase).toBe('done');
});
