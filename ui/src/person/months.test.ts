import { expect, test } from 'vitest';
import type { TimelineEntry } from '../api/client';
import { byMonth } from './months';

const on = (date: string): TimelineEntry => ({
  on: date,
  what: { kind: 'import', file_name: 'list.csv', created: false },
});

test('entries stand under their months, in the order in which they came', () => {
  const entries = ['2026-03-14', '2026-03-01', '2025-12-31', '2025-03-02'].map(on);
  expect(byMonth(entries).map((m) => [m.month, m.entries.length])).toEqual([
    ['2026-03', 2],
    ['2025-12', 1],
    ['2025-03', 1],
  ]);
});

test('nothing makes no months', () => expect(byMonth([])).toEqual([]));
