import { expect, test } from 'vitest';
import { readBirthday, showBirthday } from './birthday';

test.each([
  ['1990-03-14', '1990-03-14'],
  ['--03-14', '--03-14'],
  ['14 March', '--03-14'],
  ['14 march 1990', '1990-03-14'],
  ['March 14', '--03-14'],
  ['Mar 14th, 1990', '1990-03-14'],
  ['1st Sept. 2001', '2001-09-01'],
  ['14.3.1990', '1990-03-14'],
  ['14.3.', '--03-14'],
  ['29 February', '--02-29'],
])('“%s” is kept as %s', (typed, kept) => expect(readBirthday(typed)).toBe(kept));

test.each(['31 February', '29 February 2001', '3/4/1990', 'in spring', ''])(
  '“%s” stays as it was typed, for the core to refuse',
  (typed) => expect(readBirthday(typed)).toBe(typed),
);

test('what is shown reads back as what is kept', () => {
  for (const kept of ['1990-03-14', '--03-14', '--02-29', '2001-12-01']) {
    expect(readBirthday(showBirthday(kept))).toBe(kept);
  }
});
