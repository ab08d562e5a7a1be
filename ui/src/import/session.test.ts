import { beforeEach, expect, test, vi } from 'vitest';
import { connectTo, failure, type Client } from '../api/client';
import { fake } from '../api/fake/fake';
import { toasts } from '../shared/toasts.svelte';
import {
  nothingSaid,
  withDecision,
  withEdit,
  withField,
  withOverwrite,
  withPlatform,
  withReading,
} from './options';
import { session } from './session.svelte';

let client: Client;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

beforeEach(() => {
  for (const { id } of session.queue) void session.drop(id);
  session.restart();
  client = fake({ people: 30, latency: 0, today: '2026-03-14' });
  connectTo(client);
});

test('only what she chose is sent, not the guesses', async () => {
  const adjust = vi.spyOn(client, 'importAdjust');
  await session.add(['/x/list.csv']);
  await session.say('', (o) => withField(o, 'Followers', 'ignore'));
  await session.say('', (o) => withOverwrite(o, 'all'));
  expect(adjust.mock.lastCall?.[1]).toEqual({
    ...nothingSaid,
    map: [{ column: 'Followers', field: 'ignore' }],
    overwrite: 'all',
  });
});

test('a refused choice is not carried into the next, and is no step to take back', async () => {
  await session.add(['/x/list.csv']);
  const adjust = vi.spyOn(client, 'importAdjust');
  adjust.mockRejectedValueOnce(failure('import_unknown_column', 'list.csv has no such column.'));
  await session.say('a', (o) => withField(o, 'Handle', 'ignore'));
  expect(session.unchanged?.code).toBe('import_unknown_column');
  expect(session.undoes).toBeNull();
  await session.say('b', (o) => withPlatform(o, 'tiktok'));
  expect(session.unchanged).toBeNull();
  expect(adjust.mock.lastCall?.[1]).toEqual({ ...nothingSaid, platform: 'tiktok' });
});

test('a list in which nobody is named waits for a column before its rows are looked at', async () => {
  await session.add(['/x/colours.csv']);
  expect(session.refused).toBeNull();
  expect(session.preview!.names_anyone).toBe(false);
  session.go('rows');
  expect(session.step).toBe('understood');
  await session.say('', (o) => withField(o, 'Contact person', 'name'));
  expect(session.preview!.planned).toBe(true);
  session.go('rows');
  expect(session.step).toBe('rows');
  // What named them is taken back: there are no rows to look at any more.
  await session.undoChoice();
  expect(session.step).toBe('understood');
  expect(session.checking).toBeNull();
});

test('what no longer applies goes with a quiet word, and comes back when the reading is taken back', async () => {
  await session.add(['/x/list.csv']);
  await session.say('', (o) => withEdit(o, { line: 3, column: 'E-mail', text: 'x@y.z' }));
  await session.say('', (o) => withOverwrite(o, 'all'));
  await session.say('', (o) => withReading(o, { header_row: 3 }));
  expect(session.unchanged).toBeNull();
  expect(session.options).toMatchObject({ edits: [], overwrite: 'all', reading: { header_row: 3 } });
  expect(toasts.list.at(-1)?.says).toBe('1 choice no longer applies: the file is read otherwise now.');
  await session.undoChoice();
  expect(session.options.edits).toHaveLength(1);
  expect(session.unchanged).toBeNull();
});

test('choices are taken back and made again, and the plan follows', async () => {
  await session.add(['/x/list.csv']);
  const { created } = session.preview!.counts;
  const about = { kind: 'outcome', of: 'create' } as const;
  await session.say('All new: left out', (o) => withDecision(o, about, { kind: 'leave_out' }));
  expect(session.preview!.counts.created).toBe(0);
  expect(session.undoes).toBe('All new: left out');
  await session.undoChoice();
  expect(session.preview!.counts.created).toBe(created);
  await session.redoChoice();
  expect(session.preview!.counts.created).toBe(0);
});

test('several files wait for their turn, and what was said about one is kept while another is looked at', async () => {
  await session.add(['/x/first.csv', '/x/second.csv']);
  expect(session.fileName).toBe('first.csv');
  await session.say('', (o) => withOverwrite(o, 'all'));
  await session.openQueued(session.queue[1]!.id);
  expect(session.fileName).toBe('second.csv');
  expect(session.options.overwrite).toBe('blanks');
  await session.openQueued(session.queue[0]!.id);
  expect(session.preview!.options.overwrite).toBe('all');
  await session.commit();
  await session.openNext();
  expect(session.fileName).toBe('second.csv');
  expect(session.queue.map((q) => q.state)).toEqual(['done', 'open']);
});

test('a file that cannot be read keeps no other from its turn', async () => {
  await session.add(['/x/kit.pdf', '/x/list.csv']);
  expect(session.refused?.message).toContain('kit.pdf');
  await session.openNext();
  expect(session.fileName).toBe('list.csv');
});

test('of two files the newer is shown, whichever answers first', async () => {
  const slow = client.importOpen.bind(client);
  vi.spyOn(client, 'importOpen').mockImplementation(async (path) => {
    const preview = await slow(path);
    if (path.includes('first')) await pause(20);
    return preview;
  });
  const first = session.add(['/x/first.csv', '/x/second.csv']);
  await pause(0);
  await Promise.all([first, session.openQueued(session.queue[1]!.id)]);
  expect(session.preview?.file_name).toBe('second.csv');
  expect(session.step).toBe('understood');
});

test('a long list shows its first rows before the rest is checked', async () => {
  const done: boolean[] = [];
  const plan = client.importPlan.bind(client);
  vi.spyOn(client, 'importPlan').mockImplementation((token, progress) => {
    done.push(session.preview!.planned);
    return plan(token, progress);
  });
  await session.add(['/x/big.csv']);
  expect(done).toEqual([false]);
  expect(session.preview!.planned).toBe(true);
  expect(session.checking).toBeNull();
}, 20_000);

test('a commit that fails leaves the preview as it was chosen', async () => {
  await session.add(['/x/list.csv']);
  await session.say('', (o) => withOverwrite(o, 'all'));
  vi.spyOn(client, 'importCommit').mockRejectedValueOnce(failure('disk_full', 'The disk is full.'));
  await session.commit();
  expect(session.step).toBe('rows');
  expect(session.preview?.options.overwrite).toBe('all');
  expect(session.cancelled).toBe(false);
  await session.commit();
  expect(session.step).toBe('report');
});

test('a file that comes while one is being written waits', async () => {
  await session.add(['/x/list.csv']);
  const writing = session.commit();
  await session.add(['/x/other.csv']);
  expect(session.fileName).toBe('list.csv');
  await writing;
  expect(session.queue.map((q) => q.state)).toEqual(['done', 'waiting']);
});

test('an import that was put aside goes on with all that was said', async () => {
  await session.add(['/x/list.csv']);
  await session.say('', (o) => withOverwrite(o, 'all'));
  session.restart();
  const [one] = await client.importUnfinished();
  expect(one).toMatchObject({ file_name: 'list.csv', said: 1 });
  await session.resume(one!);
  expect(session.options.overwrite).toBe('all');
  expect(session.preview!.options.overwrite).toBe('all');
});
