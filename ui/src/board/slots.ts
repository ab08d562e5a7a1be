/**
 * The board's arithmetic. A column holds an array of cards, and shows slots: while a card is dragged its own place
 * is skipped and a gap stands open where it would fall. The arrays change only on a drop. Where a stage has parts the
 * slots lie in them one part after another, each below a heading; else they are one part without one.
 */
import type { Stage } from '../api/client';
import type { Density } from '../shared/density.svelte';

/** Pixels from the head of one card to the head of the next. Cards are of one height, so that places are arithmetic. */
export const rows: Record<Density, number> = { comfortable: 124, compact: 68 };
/** The space between two cards, within a row. */
export const GAP = 8;
/** Pixels of a part's heading. */
export const HEAD = 32;
/** Rows kept beyond each end of what is visible. */
export const OVERSCAN = 4;

export interface Place {
  stage: Stage;
  /** In the array of the column. */
  index: number;
  /** In which of its parts; the first where it has none. */
  part: number;
}

/** A card taken from one place and held over another; `over.index` counts the column without the card. */
export interface Held {
  from: Place;
  over: Place;
}

/** How the slots of a column lie. */
export interface Shape {
  row: number;
  /** How many slots each part shows. */
  parts: readonly number[];
  /** Whether each part has a heading. */
  headed: boolean;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** The slots that the parts of a column show, of so many cards each. */
export function slotsOf(stage: Stage, counts: readonly number[], held: Held | null): number[] {
  const slots = [...counts];
  if (held?.from.stage === stage) slots[held.from.part]! -= 1;
  if (held?.over.stage === stage) slots[held.over.part]! += 1;
  return slots;
}

/** How high it all is. */
export function heightOf({ row, parts, headed }: Shape): number {
  return sum(parts) * row + (headed ? parts.length * HEAD : 0);
}

/** The part in which a slot or a card lies; past the end the last. */
export function partOf(parts: readonly number[], at: number): number {
  let end = 0;
  for (let part = 0; part < parts.length; part += 1) {
    end += parts[part]!;
    if (at < end) return part;
  }
  return parts.length - 1;
}

/** The first slot or card of a part. */
export function startOf(parts: readonly number[], part: number): number {
  return sum(parts.slice(0, part));
}

/** Where a slot begins. */
export function topOf({ row, parts, headed }: Shape, slot: number): number {
  return slot * row + (headed ? (partOf(parts, slot) + 1) * HEAD : 0);
}

/** Where a part's heading begins. */
export function headingOf({ row, parts }: Shape, part: number): number {
  return startOf(parts, part) * row + part * HEAD;
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
 * included). `shape` is as the column is shown, the gap included, so that a heading which the gap pushes away does not
 * take it back; `others` counts the cards of each part without the held one.
 */
export function placeUnder(
  shape: Shape,
  others: readonly number[],
  middle: number,
): { index: number; part: number } {
  let part = shape.parts.length - 1;
  while (part > 0 && middle < headingOf(shape, part)) part -= 1;
  const head = shape.headed ? headingOf(shape, part) + HEAD : 0;
  const within = Math.max(0, Math.min(others[part]!, Math.floor((middle - head) / shape.row)));
  return { index: startOf(others, part) + within, part };
}

/** The slots to keep mounted: `first` to before `end`. */
export function windowOf(shape: Shape, scrollTop: number, height: number): { first: number; end: number } {
  const slots = sum(shape.parts);
  const first = Math.max(0, slotAt(shape, scrollTop) - OVERSCAN);
  const end = Math.min(slots, slotAt(shape, scrollTop + height - 1) + 1 + OVERSCAN);
  return { first: Math.min(first, Math.max(0, end - 1)), end };
}

/** The slot at so many pixels, or the next one below. */
export function slotAt(shape: Shape, pixels: number): number {
  if (!shape.headed) return Math.floor(pixels / shape.row);
  let part = shape.parts.length - 1;
  while (part > 0 && pixels < headingOf(shape, part)) part -= 1;
  const into = Math.floor((pixels - headingOf(shape, part) - HEAD) / shape.row);
  return startOf(shape.parts, part) + Math.max(0, Math.min(shape.parts[part]!, into));
}

/**
 * The places at which a card that moves by keys may stand, counted through: the end of a part and the beginning of the
 * next are two. `others` counts the cards of each part without the held one.
 */
export function stepOf({ index, part }: { index: number; part: number }): number {
  return index + part;
}

/** The place of a count, the last where it is too high. */
export function placeAt(others: readonly number[], step: number): { index: number; part: number } {
  let start = 0;
  for (let part = 0; part < others.length; part += 1) {
    const end = start + others[part]!;
    if (step <= end + part || part === others.length - 1)
      return { index: Math.max(start, Math.min(end, step - part)), part };
    start = end;
  }
  return { index: 0, part: 0 };
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
