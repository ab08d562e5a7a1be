/** The ends of a range, as they are typed. */
import { isDate } from '../shared/days';
import { readOwn } from '../shared/own';
import type { About } from './kinds';

const UNITS: Record<string, number> = { k: 1e3, tsd: 1e3, m: 1e6, mio: 1e6 };

/** A number, for a date its text; `null`: open; `wrong`: neither. */
export function readEnd(of: About, typed: string): number | string | null {
  const text = typed.trim();
  if (text === '') return null;
  if (of.about === 'custom' && of.field.kind === 'date') return isDate(text) ? text : 'wrong';
  if (of.about === 'custom') {
    const plain = readOwn('number', text);
    if (/^-?\d+(\.\d+)?$/.test(plain)) return Number(plain);
  }
  const match = /^(\d+(?:[.,]\d+)?)\s*(k|m|tsd|mio)?\.?$/i.exec(
    text.replace(/(?<=\d)[ ,.](?=\d{3}(\D|$))/g, ''),
  );
  if (!match) return 'wrong';
  const unit = match[2]?.toLowerCase();
  const number = Number(match[1]!.replace(',', '.')) * (unit ? UNITS[unit]! : 1);
  return of.about === 'custom' ? number : Math.round(number);
}
