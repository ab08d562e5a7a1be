/**
 * The board's arithmetic. A column holds an array of cards, and shows slots: while a card is dragged its own place
 * is skipped and a gap stands open where it would fall. The arrays change only on a drop.
 */
import type { Stage } from '../api/client';

/** Pixels from the head of one card to the head of the next. Cards are of one height, so that places are arithmetic. */
export const ROW = 100;
/** The space between two cards, within ROW. */
export const GAP = 8;
/** Rows kept beyond each end of what is visible. */
export const OVERSCAN = 4;

export interface Place {
  stage: Stage;
  index: number;
}

/** A card taken from one place and held over another; `over.index` counts the column without the card. */
export interface Held {
  from: Place;
  over: Place;
}

/** How many slots a column of `count` cards shows. */
export function slotCount(stage: Stage, count: number, held: Held | null): number {
  if (!held) return count;
  return count - (held.from.stage === stage ? 1 : 0) + (held.over.stage === stage ? 1 : 0);
}

/** What stands in a slot: the index of a card in the column's array, or the gap. */
export function cardAt(stage: Stage, slot: number, held: Held | null): number | 'gap' {
  if (!held) return slot;
  let index = slot;
  if (held.over.stage === stage) {
    if (slot === held.over.index) return 'gap';
    if (slot > held.over.index) index -= 1;
  }
  if (held.from.stage === stage && index >= held.from.index) index += 1;
  return index;
}

/** The slot of a card; `null` for the one that is held. */
export function slotOf(stage: Stage, index: number, held: Held | null): number | null {
  if (!held) return index;
  let slot = index;
  if (held.from.stage === stage) {
    if (index === held.from.index) return null;
    if (index > held.from.index) slot -= 1;
  }
  if (held.over.stage === stage && slot >= held.over.index) slot += 1;
  return slot;
}

/**
 * Where a card would fall whose middle is `middle` pixels below the head of the column's content (scrolled part
 * included): an index into the column without the card, from 0 to `others`.
 */
export function indexUnder(middle: number, others: number): number {
  return Math.max(0, Math.min(others, Math.floor(middle / ROW)));
}

/** The slots to keep mounted: `first` to before `end`. */
export function windowOf(scrollTop: number, height: number, slots: number): { first: number; end: number } {
  const first = Math.max(0, Math.floor(scrollTop / ROW) - OVERSCAN);
  const end = Math.min(slots, Math.ceil((scrollTop + height) / ROW) + OVERSCAN);
  return { first: Math.min(first, Math.max(0, end - 1)), end };
}

/** Pixels to scroll in a frame of `ms` for a pointer `distance` pixels inside an edge: quadratic, bounded by time. */
export function edgeSpeed(distance: number, ms: number): number {
  const depth = Math.max(0, Math.min(1, (EDGE - distance) / EDGE));
  return depth * depth * FASTEST * Math.min(ms, 32);
}

/** How near to an edge scrolling begins. */
const EDGE = 64;
/** Pixels a millisecond at the very edge. */
const FASTEST = 1.8;
