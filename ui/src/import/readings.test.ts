import { expect, test } from 'vitest';
import type { ImportColumn } from '../api/client';
import { asks, dateOf, ways } from './readings';

const column = (field: string, ...samples: string[]): ImportColumn => ({
  index: 0,
  header: 'H',
  field,
  samples,
  because: '',
  style: { decimal: null, dates: null, rate: null, sure: false, because: '' },
});
const reads = (c: ImportColumn, asked: 'dates' | 'decimal' | 'rate') =>
  ways(c, asked)?.ways.map((w) => `${w.id}: ${w.reads}`);

test('a date that fits two orders is shown in both', () => {
  const said = ways(column('contacted_on', '', '04/04/2026', '03/04/2026'), 'dates')!;
  expect(said.sample).toBe('03/04/2026');
  expect(said.ways.map((w) => w.id)).toEqual(['dmy', 'mdy']);
});

test('a date that fits one order is shown in one', () => {
  expect(dateOf('13/04/2026', 'mdy')).toBeNull();
  expect(dateOf('13.4.26', 'dmy')).toBe('2026-04-13');
  expect(dateOf('2026-04-13', 'ymd')).toBe('2026-04-13');
  expect(dateOf('45000', 'serial_1900')).toBe('2023-03-15');
  expect(dateOf('40000', 'serial_1904')).toBe('2013-07-07');
});

test('a number with one sign can be a thousand or a part', () => {
  expect(reads(column('followers', '1.234'), 'decimal')).toEqual(['point: 1.234', 'comma: 1,234']);
});

test('a rate below one can be a fraction', () => {
  expect(reads(column('rate', '0.5'), 'rate')).toEqual(['points: 0.5 %', 'fraction: 50 %']);
  expect(reads(column('rate', '3,47 %'), 'rate')).toEqual(['percent: 3.47 %']);
});

test('only what a field needs is asked', () => {
  expect(asks(column('contacted_on'))).toEqual(['dates']);
  expect(asks(column('followers:tiktok'))).toEqual(['decimal']);
  expect(asks({ ...column('name'), style: null })).toEqual([]);
});
