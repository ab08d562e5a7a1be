/** A timeline by month, newest first, in the order in which its entries came. */
import type { TimelineEntry } from '../api/client';

export interface Month {
  /** `YYYY-MM`. */
  month: string;
  entries: TimelineEntry[];
}

export function byMonth(entries: readonly TimelineEntry[]): Month[] {
  const months: Month[] = [];
  for (const entry of entries) {
    const month = entry.on.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.entries.push(entry);
    else months.push({ month, entries: [entry] });
  }
  return months;
}
