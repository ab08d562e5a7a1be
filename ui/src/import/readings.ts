/** A value read in each of the ways in which it can be written: the worked examples of a choice. */
import type { DateOrder, Decimal, ImportColumn, RateScale, StyleChoice } from '../api/client';
import { addDays, isDate } from '../shared/days';
import { exactNumber, fullDate } from '../shared/format';

/** One way to read a column: what it says of a value, and what to say to choose it. */
export interface Way {
  id: string;
  says: Partial<Omit<StyleChoice, 'column'>>;
  /** The value, read so. */
  reads: string;
}

export type Asked = 'dates' | 'decimal' | 'rate';

/** What a column's values can be asked about. */
export function asks(column: ImportColumn): Asked[] {
  const { field, style } = column;
  if (!style) return [];
  if (field === 'contacted_on' || field === 'stats_on' || field === 'birthday') return ['dates'];
  if (field === 'rate') return ['rate', 'decimal'];
  return ['decimal'];
}

/** The ways to read a column in one respect, each with a value that shows it; ways that fit no value are left out. */
export function ways(column: ImportColumn, asked: Asked): { sample: string; ways: Way[] } | null {
  const all = column.samples.map((s) => s.trim()).filter(Boolean);
  for (const sample of all) {
    const found = waysOf(sample, asked);
    if (new Set(found.map((w) => w.reads)).size > 1) return { sample, ways: found };
  }
  const [sample] = all;
  const found = sample === undefined ? [] : waysOf(sample, asked);
  return sample !== undefined && found.length ? { sample, ways: found } : null;
}

function waysOf(sample: string, asked: Asked): Way[] {
  if (asked === 'dates') {
    return (['dmy', 'mdy', 'ymd', 'serial_1900', 'serial_1904'] satisfies DateOrder[]).flatMap((dates) => {
      const date = dateOf(sample, dates);
      return date ? [{ id: dates, says: { dates }, reads: fullDate(date) }] : [];
    });
  }
  if (asked === 'rate') {
    return (['points', 'fraction', 'percent'] satisfies RateScale[]).flatMap((rate) => {
      const percent = rateOf(sample, rate);
      return percent === null ? [] : [{ id: rate, says: { rate }, reads: `${exactNumber(percent)} %` }];
    });
  }
  return (['point', 'comma'] satisfies Decimal[]).flatMap((decimal) => {
    const read = decimalOf(sample, decimal);
    return read === null ? [] : [{ id: decimal, says: { decimal }, reads: exactNumber(read) }];
  });
}

/** `03/04/2026` as a date, in an order; nothing where it does not fit. */
export function dateOf(text: string, order: DateOrder): string | null {
  if (order === 'serial_1900' || order === 'serial_1904') {
    if (!/^\d{5}$/.test(text)) return null;
    return addDays(order === 'serial_1900' ? '1899-12-30' : '1904-01-01', Number(text));
  }
  const parts = /^(\d{1,4})[./\- ]+(\d{1,2})[./\- ]+(\d{1,4})/.exec(text);
  if (!parts) return null;
  const [a, b, c] = parts.slice(1) as [string, string, string];
  const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  if (year.length !== 4 && year.length !== 2) return null;
  if (order === 'ymd' && year.length !== 4) return null;
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : null;
}

function rateOf(text: string, scale: RateScale): number | null {
  const read = decimalOf(text.replace('%', '').trim(), text.includes(',') ? 'comma' : 'point');
  if (read === null) return null;
  if (scale === 'percent') return text.includes('%') ? read : null;
  if (text.includes('%')) return null;
  return scale === 'fraction' ? Math.round(read * 1e6) / 1e4 : read;
}

function decimalOf(text: string, decimal: Decimal): number | null {
  const [group, part] = decimal === 'point' ? [',', '.'] : ['.', ','];
  const bare = text.replaceAll(/[\s\u00a0\u202f]/g, '');
  const shape = new RegExp(`^-?\\d{1,3}(?:\\${group}\\d{3})*(?:\\${part}\\d+)?$|^-?\\d+(?:\\${part}\\d+)?$`);
  if (!shape.test(bare)) return null;
  return Number(bare.replaceAll(group, '').replace(part, '.'));
}
