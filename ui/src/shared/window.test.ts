import { expect, test } from 'vitest';
import { inSight, PAGE, pagesAround, squeeze } from './window';

test('rows in sight, with a few beyond either edge', () => {
  expect(inSight(0, 600, 60, 1000)).toEqual([0, 16]);
  expect(inSight(6000, 600, 60, 1000)).toEqual([94, 116]);
  expect(inSight(0, 600, 60, 3)).toEqual([0, 3]);
  expect(inSight(99_999, 600, 60, 3)).toEqual([3, 3]);
});

test('whole pages hold whatever is in sight, and small scrolls ask for the same', () => {
  for (const first of [0, 7, 49, 50, 1234]) {
    const last = first + 30;
    const { from, limit } = pagesAround(first, last);
    expect(from).toBeLessThanOrEqual(first);
    expect(from + limit).toBeGreaterThanOrEqual(last);
    expect(from % PAGE).toBe(0);
    expect(limit).toBeLessThanOrEqual(PAGE * 4);
  }
  expect(pagesAround(60, 90)).toEqual(pagesAround(61, 91));
});

test('a list of a million rows is drawn shorter, and its end is still reached', () => {
  expect(squeeze(6_000_000, 600)).toEqual({ height: 6_000_000, factor: 1 });
  const { height, factor } = squeeze(56_000_000, 600);
  expect(height).toBe(16_000_000);
  expect((height - 600) * factor + 600).toBeCloseTo(56_000_000);
});
