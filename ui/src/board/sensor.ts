/**
 * The board's pointer: one pointerdown on the board, which never unmounts and holds the capture; after 5 px a clone
 * floats. One frame loop, reads before writes: edge scrolling first, then the place from the clone's middle and the
 * columns' scroll positions, never from what lies under the pointer.
 */
import type { PersonId, Stage } from '../api/client';
import { edgeSpeed, GAP, type Place } from './slots';

/** Pixels a pointer moves before a press becomes a drag. */
const SLACK = 5;

export interface Sensed {
  /** A drag begins; false where the card cannot be taken. The clone stands at these pixels of the window. */
  lift(id: PersonId, size: { width: number; height: number }): boolean;
  /** Where the clone's corner is now. */
  float(x: number, y: number): void;
  /** The place under the clone changed. */
  over(place: Place): void;
  /** How high a column's content would be with the card in it, in pixels. */
  room(stage: Stage): number;
  /** The place at so many pixels below the head of a column's content. */
  under(stage: Stage, pixels: number): Place;
  drop(): void;
  cancel(): void;
}

interface ColumnBox {
  stage: Stage;
  /** None where it is folded to a strip: whatever is dropped there lands at its top. */
  scroller: HTMLElement | null;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Where the first card begins below the top, before scrolling. */
  pad: number;
}

/** Senses drags on a board until the returned function is called. Columns are `[data-column]`, with a `.cards` unless folded. */
export function sense(board: HTMLElement, sensed: Sensed): () => void {
  let pressed: { id: PersonId; pointer: number; x: number; y: number; card: HTMLElement } | null = null;
  let dragging = false;
  let grip = { x: 0, y: 0, width: 0, height: 0 };
  let pointer = { x: 0, y: 0 };
  let columns: ColumnBox[] = [];
  let boardBox = { left: 0, right: 0, scroll: 0 };
  let frame = 0;
  let last = 0;

  function down(event: PointerEvent): void {
    const target = event.target as Element;
    const card = target.closest<HTMLElement>('[data-person]');
    // The card's own buttons are pressed, not dragged; its name is the card.
    if (event.button !== 0 || !event.isPrimary || !card || target.closest('button:not(.open)')) return;
    pressed = {
      id: card.dataset.person!,
      pointer: event.pointerId,
      x: event.clientX,
      y: event.clientY,
      card,
    };
  }

  function move(event: PointerEvent): void {
    if (!pressed || event.pointerId !== pressed.pointer) return;
    pointer = { x: event.clientX, y: event.clientY };
    if (dragging) return;
    if (Math.hypot(pointer.x - pressed.x, pointer.y - pressed.y) < SLACK) return;
    if (event.buttons === 0) return forget();
    start();
  }

  function start(): void {
    const { card, id, x, y, pointer: held } = pressed!;
    const box = card.getBoundingClientRect();
    grip = { x: x - box.left, y: y - box.top, width: box.width, height: box.height };
    measure();
    if (!sensed.lift(id, { width: box.width, height: box.height })) return forget();
    dragging = true;
    board.setPointerCapture(held);
    addEventListener('keydown', escape, true);
    addEventListener('blur', cancel);
    addEventListener('resize', cancel);
    last = performance.now();
    loop(last);
  }

  function measure(): void {
    const outer = board.getBoundingClientRect();
    boardBox = { left: outer.left, right: outer.right, scroll: board.scrollLeft };
    columns = [...board.querySelectorAll<HTMLElement>('[data-column]')].map((column) => {
      const scroller = column.querySelector<HTMLElement>('.cards');
      const { left, right, top, bottom } = (scroller ?? column).getBoundingClientRect();
      const pad = scroller ? parseFloat(getComputedStyle(scroller).paddingTop) : 0;
      return { stage: column.dataset.column as Stage, scroller, left, right, top, bottom, pad };
    });
  }

  function loop(now: number): void {
    const ms = now - last;
    last = now;
    const corner = { x: pointer.x - grip.x, y: pointer.y - grip.y };
    const middle = { x: corner.x + grip.width / 2, y: corner.y + grip.height / 2 };
    // Reads.
    const scrolled = board.scrollLeft;
    const column = columnUnder(middle.x + scrolled - boardBox.scroll);
    const top = column.scroller?.scrollTop ?? 0;
    const content = sensed.room(column.stage) + 2 * column.pad;
    const most = column.scroller ? Math.max(0, content - (column.bottom - column.top)) : 0;
    const up = edgeSpeed(pointer.y - column.top, ms);
    const downwards = edgeSpeed(column.bottom - pointer.y, ms);
    const sideways = edgeSpeed(boardBox.right - pointer.x, ms) - edgeSpeed(pointer.x - boardBox.left, ms);
    const scrollTop = Math.max(0, Math.min(most, top + downwards - up));
    const place = middle.y - column.top - column.pad + scrollTop + GAP / 2;
    const over = column.scroller
      ? sensed.under(column.stage, place)
      : { stage: column.stage, index: 0, part: 0 };
    // Writes.
    if (column.scroller && Math.abs(scrollTop - top) >= 0.5) column.scroller.scrollTop = scrollTop;
    if (sideways !== 0) board.scrollLeft = scrolled + sideways;
    sensed.float(corner.x, corner.y);
    sensed.over(over);
    frame = requestAnimationFrame(loop);
  }

  function columnUnder(x: number): ColumnBox {
    let best = columns[0]!;
    let nearest = Infinity;
    for (const column of columns) {
      const away = x < column.left ? column.left - x : x > column.right ? x - column.right : 0;
      if (away < nearest) [best, nearest] = [column, away];
    }
    return best;
  }

  function up(event: PointerEvent): void {
    if (!pressed || event.pointerId !== pressed.pointer) return;
    const was = dragging;
    if (was) {
      // The pointer may have moved since the last frame.
      pointer = { x: event.clientX, y: event.clientY };
      cancelAnimationFrame(frame);
      loop(performance.now());
    }
    forget();
    if (was) sensed.drop();
  }

  function cancel(): void {
    const was = dragging;
    forget();
    if (was) sensed.cancel();
  }

  function escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  }

  function forget(): void {
    const held = pressed?.pointer;
    cancelAnimationFrame(frame);
    pressed = null;
    dragging = false;
    if (held !== undefined && board.hasPointerCapture(held)) board.releasePointerCapture(held);
    removeEventListener('keydown', escape, true);
    removeEventListener('blur', cancel);
    removeEventListener('resize', cancel);
  }

  // A drag ends in a click on the board, which holds the capture; a press that never moved is the card's click.
  const ears: [keyof HTMLElementEventMap, (event: never) => void][] = [
    ['pointerdown', down],
    ['pointermove', move],
    ['pointerup', up],
    ['pointercancel', cancel],
    // A touch was captured by the card first: that loss is no end.
    ['lostpointercapture', (event: PointerEvent) => event.target === board && cancel()],
  ];
  for (const [event, ear] of ears) board.addEventListener(event, ear as EventListener);
  return () => {
    cancel();
    for (const [event, ear] of ears) board.removeEventListener(event, ear as EventListener);
  };
}
