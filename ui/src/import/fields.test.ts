import { expect, test } from 'vitest';
import type { ImportColumn, ImportPreview } from '../api/client';
import { choices, columnName, fieldLabel, letter } from './fields';

const column = (header: string, field: string, index = 0): ImportColumn => ({
  index,
  header,
  field,
  samples: [],
  because: '',
  style: null,
});
const preview = {
  fields: [
    { field: 'name', label: 'Name' },
    { field: 'custom:Rate', label: 'Own field “Rate”' },
    { field: 'custom:Size', label: 'Own field “Size”' },
    { field: 'ignore', label: 'Leave out' },
  ],
} as ImportPreview;

test('a column offers its own custom field, not those of the others', () => {
  expect(choices(preview, column('Rate', 'name')).map((c) => c.value)).toEqual([
    'name',
    'custom:Rate',
    'ignore',
  ]);
});

test('what a column is now is always among its choices', () => {
  expect(choices(preview, column('IG', 'handle:instagram'))[0]).toEqual({
    value: 'handle:instagram',
    label: 'Instagram handle',
  });
  expect(fieldLabel('custom:Shoe: size, EU')).toBe('Own field: Shoe: size, EU');
  expect(fieldLabel('followers:tiktok')).toBe('TikTok followers');
});

test('columns without a header go by their letter', () => {
  expect([0, 25, 26, 701, 702].map(letter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  expect(columnName(column('  ', 'ignore', 27))).toBe('AB');
});
