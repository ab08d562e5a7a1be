/** Which rows of a long list stand in the window, and which to ask the core for. */

/** Rows that are in sight, with a few beyond either edge: `first` inclusive, `last` exclusive. */
export function inSight(scrolled: number, height: number, row: number, total: number): [number, number] {
  const beyond = 6;
  const first = Math.max(0, Math.floor(scrolled / row) - beyond);
  const last = Math.min(total, Math.ceil((scrolled + height) / row) + beyond);
  return [Math.min(first, total), Math.max(last, 0)];
}

export const PAGE = 50;

/** Whole pages around what is in sight, so that small scrolls ask nothing. */
export function pagesAround(first: number, last: number): { from: number; limit: number } {
  const from = Math.max(0, Math.floor(first / PAGE) - 1) * PAGE;
  const to = (Math.floor(Math.max(first, last - 1) / PAGE) + 2) * PAGE;
  return { from, limit: to - from };
}

/** Browsers draw nothing below some 33 million pixels. */
const TALLEST = 16_000_000;

/** A list that is too tall for a browser: how tall it is drawn, and how far one drawn pixel of scrolling goes. */
export function squeeze(full: number, sight: number): { height: number; factor: number } {
  if (full <= TALLEST) return { height: full, factor: 1 };
  return { height: TALLEST, factor: (full - sight) / (TALLEST - sight) };
}
