import { expect, test } from 'vitest';
import {
  decisionAbout,
  nothingSaid,
  overwrites,
  said,
  withDecision,
  withEdit,
  withField,
  withOverwrite,
  withOverwritten,
  withoutDecision,
  withReading,
  withStyle,
} from './options';
import { begin, back, forth, now, push } from './stack';

test('the last word about a column, a cell or a row is the one that stands', () => {
  let o = withField(withField(nothingSaid, 'A', 'name'), 'A', 'note');
  o = withEdit(withEdit(o, { line: 3, column: 'A', text: 'x' }), { line: 3, column: 'A', text: 'y' });
  const about = { kind: 'line', of: 3 } as const;
  o = withDecision(withDecision(o, about, { kind: 'new' }), about, { kind: 'leave_out' });
  expect(o.map).toEqual([{ column: 'A', field: 'note' }]);
  expect(o.edits).toEqual([{ line: 3, column: 'A', text: 'y' }]);
  expect(decisionAbout(o, about)).toEqual({ kind: 'leave_out' });
  expect(said(o)).toBe(3);
  expect(withoutDecision(o, about).decisions).toEqual([]);
});

test('writing again what the file says takes a mend back', () => {
  const mended = withEdit(nothingSaid, { line: 3, column: 'A', text: 'y' }, 'x');
  expect(withEdit(mended, { line: 3, column: 'A', text: 'x' }, 'x').edits).toEqual([]);
});

test('a column says how its dates and its numbers are written, each on its own', () => {
  const o = withStyle(withStyle(nothingSaid, 'A', { dates: 'dmy' }), 'A', { decimal: 'comma' });
  expect(o.styles).toEqual([{ column: 'A', dates: 'dmy', decimal: 'comma', rate: null }]);
});

test('one column is taken out of an overwrite of all', () => {
  const o = withOverwritten(withOverwrite(nothingSaid, 'all'), 'B', false, ['A', 'B', 'C']);
  expect(o.overwrite).toEqual({ columns: ['A', 'C'] });
  expect(overwrites(o.overwrite, 'B')).toBe(false);
  expect(
    withOverwritten(withOverwritten(o, 'A', false, ['A', 'B', 'C']), 'C', false, ['A', 'B', 'C']).overwrite,
  ).toBe('blanks');
});

test('another sheet has other rows: what was said about rows and columns goes, the platform stays', () => {
  const o = withField({ ...nothingSaid, platform: 'tiktok' }, 'A', 'name');
  const read = withReading(o, { sheet: 'TikTok' });
  expect(read.map).toEqual([]);
  expect(read.platform).toBe('tiktok');
  // Another header row has the same lines: the core tells what no longer applies.
  expect(withReading(o, { header_row: 2 }).map).toEqual(o.map);
  expect(withReading(read, { header_row: 2 }).reading).toMatchObject({ sheet: 'TikTok', header_row: 2 });
});

test('steps are taken back and said again, until something new is said', () => {
  let s = push(push(begin('a'), 'b', 'to b'), 'c', 'to c');
  s = back(s);
  expect(now(s)).toBe('b');
  expect(now(forth(s))).toBe('c');
  s = push(s, 'd', 'to d');
  expect(forth(s)).toBe(s);
  s = back(back(back(s)));
  expect(now(s)).toBe('a');
  expect(now(forth(forth(s)))).toBe('d');
});
