import { expect, test } from 'vitest';
import type { ImportPreview } from '../api/client';
import { described } from './described';
import {
  nothingSaid,
  said,
  withDecision,
  withEdit,
  withField,
  withOverwritten,
  withReading,
  withStyle,
} from './options';

const preview = { fields: [{ field: 'note', label: 'Note' }] } as ImportPreview;
const everything = () => {
  let o = withReading({ ...nothingSaid, platform: 'tiktok' }, { header_row: 2 });
  o = withStyle(withField(o, 'Rate', 'note'), 'Seen', { dates: 'dmy' });
  o = withOverwritten(withOverwritten(o, 'Country', true, ['Country', 'City']), 'City', true, [
    'Country',
    'City',
  ]);
  o = withEdit(o, { line: 12, column: 'Followers', text: '12.5K' });
  o = withDecision(o, { kind: 'question', of: 'shared_email' }, { kind: 'new' });
  o = withDecision(o, { kind: 'outcome', of: 'update' }, { kind: 'leave_out' });
  return withDecision(o, { kind: 'line', of: 12 }, { kind: 'suggested' });
};

test('all that was said is listed in words', () => {
  expect(described(everything(), preview).map((one) => one.label)).toEqual([
    'Another way of reading the file',
    'Bare handles are on TikTok',
    '“Rate” becomes Note',
    'How “Seen” is written',
    '“Country” overwrites',
    '“City” overwrites',
    'Line 12, “Followers”',
    'Shared e-mail address: somebody new',
    'All “Updated”: left out',
    'Line 12: the suggestion',
  ]);
});

test('each is taken back on its own, and all of them leave nothing', () => {
  const o = everything();
  const list = described(o, preview);
  expect(list).toHaveLength(said(o));
  for (const one of list) expect(said(one.without(o))).toBe(said(o) - 1);
  expect(list.reduce((left, one) => one.without(left), o)).toEqual(nothingSaid);
});
