/** Numbers, dates and lists as they are read in the owner's language: short counts, dates like speech. */
import { asInstant, daysBetween } from './days';
import { locale } from './language';

const made = new Map<string, unknown>();

/** Intl formatters are slow to make and quick to use. */
function once<T>(key: string, make: (locale: string) => T): T {
  if (!made.has(key)) made.set(key, make(locale));
  return made.get(key) as T;
}

/** 12.5K, 1.2M. British English would write 12.5k; the field writes K and M. */
export function shortCount(n: number): string {
  const options = { notation: 'compact', maximumFractionDigits: 1 } as const;
  const format = once('short', (l) => new Intl.NumberFormat(l.startsWith('en') ? 'en-US' : l, options));
  return format.format(n);
}

/** 12,483. */
export function exactCount(n: number): string {
  return once('exact', (l) => new Intl.NumberFormat(l)).format(n);
}

/** 12.483, with as many decimals as it has. */
export function exactNumber(n: number): string {
  return once('number', (l) => new Intl.NumberFormat(l, { maximumFractionDigits: 6 })).format(n);
}

/** What parts a number's fraction and its thousands. */
export function numberMarks(): { decimal: string; group: string } {
  const parts = once('marks', (l) => new Intl.NumberFormat(l).formatToParts(1_234_567.5));
  const of = (type: string) => parts.find((part) => part.type === type)?.value;
  return { decimal: of('decimal') ?? '.', group: of('group') ?? ',' };
}

/** `plural(3, 'person', 'people')` → “3 people”. */
export function plural(n: number, one: string, other: string): string {
  return `${exactCount(n)} ${isOne(n) ? one : other}`;
}

/** Whether the language speaks of so many as of one. */
export function isOne(n: number): boolean {
  return once('plural', (l) => new Intl.PluralRules(l)).select(n) === 'one';
}

/** “Ada, Bob or Cy”. */
export function anyOf(words: readonly string[]): string {
  return once('or', (l) => new Intl.ListFormat(l, { type: 'disjunction' })).format(words);
}

/** In the order of the owner's alphabet. */
export function byName(one: string, other: string): number {
  return once('names', (l) => new Intl.Collator(l)).compare(one, other);
}

/** “3 days ago”, “yesterday”, “in 2 weeks”: days up to six weeks, since cadences are counted in days. */
export function relativeDay(date: string, today: string): string {
  const days = daysBetween(today, date);
  const format = relative();
  const far = Math.abs(days);
  if (far < 45) return format.format(days, 'day');
  if (far < 550) return format.format(Math.round(days / 30.44), 'month');
  return format.format(Math.round(days / 365.25), 'year');
}

/** 14 March 2026, in the owner's locale. */
export function fullDate(date: string): string {
  return once('full', (l) => new Intl.DateTimeFormat(l, { dateStyle: 'long' })).format(asInstant(date));
}

/** Saturday 14 March: a heading, without the year. */
export function dayHeading(date: string): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return once('heading', (l) => new Intl.DateTimeFormat(l, options)).format(asInstant(date));
}

/** Saturday. */
export function weekday(date: string): string {
  return once('weekday', (l) => new Intl.DateTimeFormat(l, { weekday: 'long' })).format(asInstant(date));
}

/** 14 Mar. */
export function shortDate(date: string): string {
  const options = { day: 'numeric', month: 'short' } as const;
  return once('shortDate', (l) => new Intl.DateTimeFormat(l, options)).format(asInstant(date));
}

/** 14 March. */
export function dayAndMonth(date: string): string {
  const options = { day: 'numeric', month: 'long' } as const;
  return once('dayAndMonth', (l) => new Intl.DateTimeFormat(l, options)).format(asInstant(date));
}

/** January to December. */
export function monthNames(): string[] {
  const format = once('months', (l) => new Intl.DateTimeFormat(l, { month: 'long', timeZone: 'UTC' }));
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month, 15)));
}

/** March 2026, of a `YYYY-MM`. */
export function monthHeading(month: string): string {
  const options = { month: 'long', year: 'numeric' } as const;
  return once('month', (l) => new Intl.DateTimeFormat(l, options)).format(asInstant(`${month}-15`));
}

/** 16:05 or 4:05 pm, of an `HH:MM`. */
export function clockTime(time: string): string {
  const format = once('clock', (l) => new Intl.DateTimeFormat(l, { timeStyle: 'short', timeZone: 'UTC' }));
  return format.format(new Date(`2000-01-01T${time}:00Z`));
}

/** 14 Mar, 16:05: an instant on this computer's own clock. */
export function shortInstant(at: string): string {
  const options = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return once('instant', (l) => new Intl.DateTimeFormat(l, options)).format(new Date(at));
}

/** 14 March 2026 at 16:05. */
export function fullInstant(at: string): string {
  const options = { dateStyle: 'long', timeStyle: 'short' } as const;
  return once('fullInstant', (l) => new Intl.DateTimeFormat(l, options)).format(new Date(at));
}

/** So many days ago, however many: “today”, “yesterday”, “41 days ago”. */
export function daysAgo(days: number): string {
  return relative().format(-Math.max(0, days), 'day');
}

function relative(): Intl.RelativeTimeFormat {
  return once('relative', (l) => new Intl.RelativeTimeFormat(l, { numeric: 'auto' }));
}

/** “day”, “month”, “year”: what a part of a date is called. */
export function partName(part: string): string {
  const names = once('parts', (l) => new Intl.DisplayNames(l, { type: 'dateTimeField' }));
  return part === 'day' || part === 'month' || part === 'year' ? (names.of(part) ?? part) : part;
}

/** Countries by their names; the code itself where the platform knows no name for it. */
export function regionName(code: string): string {
  try {
    return (
      once('regions', (l) => new Intl.DisplayNames(l, { type: 'region' })).of(code.toUpperCase()) ?? code
    );
  } catch {
    return code;
  }
}
