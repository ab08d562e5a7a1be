/** Birthdays as people write them, and as the file keeps them: `1990-03-14`, or `--03-14` without a year. */
import { isDate } from '../shared/days';
import { dayAndMonth, fullDate, monthNames } from '../shared/format';

/** As the first letters of English months, and of those of the owner's language, accents aside. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const own = monthNames().map(begins);

/** As it is kept; what cannot be read stays as it was typed, for the core to refuse in its own words. */
export function readBirthday(text: string): string {
  const given = text.trim();
  const [, y, m, d] = /^(?:(\d{4})-|--)(\d{1,2})-(\d{1,2})$/.exec(given) ?? [];
  if (m && d) return kept(given, y, Number(m), Number(d));
  const dotted = /^(\d{1,2})\.\s*(\d{1,2})\.?\s*(\d{4})?$/.exec(given);
  if (dotted) return kept(given, dotted[3], Number(dotted[2]), Number(dotted[1]));
  const worded =
    /^(?<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?<month>\p{L}{3,})\.?,?\s*(?<year>\d{4})?$/u.exec(given) ??
    /^(?<month>\p{L}{3,})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s*(?<year>\d{4})?$/u.exec(given);
  const { day, month, year } = worded?.groups ?? {};
  const begun = begins(month ?? '');
  const at = Math.max(months.indexOf(begun), own.indexOf(begun));
  return at < 0 ? given : kept(given, year, at + 1, Number(day));
}

/** As it reads: “14 March”, “14 March 1990”. */
export function showBirthday(kept: string): string {
  if (isDate(kept)) return fullDate(kept);
  const whole = kept.replace(/^--/, '2000-');
  return isDate(whole) ? dayAndMonth(whole) : kept;
}

function begins(month: string): string {
  return month.normalize('NFD').replaceAll(/\p{M}/gu, '').slice(0, 3).toLowerCase();
}

function kept(given: string, year: string | undefined, month: number, day: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  // 2000 is a leap year, so that 29 February stands.
  if (!isDate(`${year ?? '2000'}-${two(month)}-${two(day)}`)) return given;
  return `${year ?? '-'}-${two(month)}-${two(day)}`;
}
