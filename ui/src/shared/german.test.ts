/** How numbers and dates are written once German is chosen. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

let format: typeof import('./format');
let since: typeof import('./since');

beforeAll(async () => {
  localStorage.setItem('perennial.language', 'de');
  vi.resetModules();
  format = await import('./format');
  since = await import('./since');
});

afterAll(() => {
  localStorage.clear();
  vi.resetModules();
});

test('numbers have points for groups and a comma for decimals', () => {
  expect(format.exactCount(1_234_567)).toBe('1.234.567');
  expect(format.shortCount(978)).toBe('978');
  expect(format.shortCount(12_500)).toBe('12.500');
  expect(format.shortCount(1_250_000)).toMatch(/^1,3\sMio\.$/);
  expect(format.plural(1, 'Tag', 'Tage')).toBe('1 Tag');
  expect(format.plural(0, 'Tag', 'Tage')).toBe('0 Tage');
});

test('dates read like speech', () => {
  expect(format.relativeDay('2026-03-11', '2026-03-14')).toBe('vor 3 Tagen');
  expect(format.relativeDay('2026-03-13', '2026-03-14')).toBe('gestern');
  expect(format.relativeDay('2026-03-28', '2026-03-14')).toBe('in 14 Tagen');
  expect(since.sinceContact(41)).toBe('vor 41 Tagen');
  expect(since.sinceContact(null)).toBe('noch nie kontaktiert');
  expect(since.lastContact(1)).toBe('Letzter Kontakt gestern');
  expect(format.fullDate('2026-03-14')).toBe('14. März 2026');
  expect(format.clockTime('16:05')).toBe('16:05');
});

test('lists end in “oder”, and umlauts stand with their letters', () => {
  expect(format.anyOf(['Pflege', 'Fürsprache', 'Entdeckung'])).toBe('Pflege, Fürsprache oder Entdeckung');
  expect(['Zoe', 'Änne', 'Anna'].sort(format.byName)).toEqual(['Anna', 'Änne', 'Zoe']);
});

test('a birthday that is shown reads back as what is kept', async () => {
  const { readBirthday, showBirthday } = await import('../person/birthday');
  expect(showBirthday('1990-03-14')).toBe('14. März 1990');
  for (let month = 1; month <= 12; month++) {
    const kept = `--${String(month).padStart(2, '0')}-09`;
    expect(readBirthday(showBirthday(kept))).toBe(kept);
  }
  expect(readBirthday('9 May')).toBe('--05-09');
});

test('thousands and millions are read as they are written', async () => {
  const { readEnd } = await import('../segment/read');
  const followers = { about: 'followers' } as const;
  expect(readEnd(followers, '12.500')).toBe(12_500);
  expect(readEnd(followers, '12,5 Tsd.')).toBe(12_500);
  expect(readEnd(followers, '1,3 Mio.')).toBe(1_300_000);
  expect(readEnd(followers, '10K')).toBe(10_000);
});
