import { expect, test } from 'vitest';
import { added, changed, nameOf, next, settled } from './queue';

test('files wait in the order in which they came, and none of them twice', () => {
  const queue = added(
    added([], ['/a/one.csv', '/a/two.csv', '/a/one.csv'], 1),
    ['/a/two.csv', '/a/three.csv'],
    3,
  );
  expect(queue.map((q) => q.name)).toEqual(['one.csv', 'two.csv', 'three.csv']);
  expect(next(changed(queue, 1, { state: 'open' }))?.name).toBe('two.csv');
});

test('a file that was imported may come again', () => {
  const done = changed(added([], ['/a/one.csv'], 1), 1, { state: 'done' });
  expect(added(done, ['/a/one.csv'], 2)).toHaveLength(2);
});

test('what is over is no queue', () => {
  const queue = changed(added([], ['/a/one.csv', '/a/two.csv'], 1), 1, { state: 'done' });
  expect(settled(queue)).toHaveLength(2);
  expect(settled(changed(queue, 2, { state: 'refused' }))).toEqual([]);
});

test('a name is what stands last, on every system', () => {
  expect(['C:\\Users\\Ana\\a b.csv', '/x/y.csv', '/x/folder/', 'z.csv'].map(nameOf)).toEqual([
    'a b.csv',
    'y.csv',
    'folder',
    'z.csv',
  ]);
});
