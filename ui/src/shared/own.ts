/** Values of own fields: as they read, and as they are typed, in the owner's language. */
import type { CustomKind } from '../api/client';
import { isDate } from './days';
import { exactNumber, fullDate, numberMarks } from './format';
import { text } from './text';

/** As it reads; what does not fit its kind stands as it was written. */
export function showOwn(kind: CustomKind, value: string): string {
  switch (kind) {
    case 'number':
      return /^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? exactNumber(Number(value)) : value;
    case 'date':
      return isDate(value) ? fullDate(value) : value;
    case 'yes_no':
      return value === 'yes' || value === 'no' ? text.own[value] : value;
    case 'link':
      return value.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
    default:
      return value;
  }
}

/** As it stands in a field where it is changed. */
export function draftOwn(kind: CustomKind, value: string): string {
  return kind === 'number' && /^-?\d+\.\d+$/.test(value) ? value.replace('.', numberMarks().decimal) : value;
}

/** As the core takes it: a number without the marks of the owner's language. What cannot be read stays as it was
 * typed, for the core to refuse in its own words. */
export function readOwn(kind: CustomKind, typed: string): string {
  const given = typed.trim();
  if (kind !== 'number') return given;
  const { decimal, group } = numberMarks();
  const grouped = new RegExp(`^[-\\u2212+]?\\d{1,3}(${mark(group)}\\d{3})+(${mark(decimal)}\\d+)?$`);
  const whole = grouped.test(given) ? given.replace(new RegExp(mark(group), 'g'), '') : given;
  return new RegExp(`^[-\\u2212+]?\\d+${mark(decimal)}\\d+$`).test(whole)
    ? whole.replace(decimal, '.')
    : whole;
}

/** Spaces are all alike; an apostrophe may be straight or curved. */
function mark(one: string): string {
  if (/\s/.test(one)) return '\\s';
  return /['’]/.test(one) ? "['’]" : `\\${one}`;
}
