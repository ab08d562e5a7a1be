import { describe, expect, it } from 'vitest';
import {
  cardAt,
  edgeSpeed,
  HEAD,
  headingOf,
  heightOf,
  OVERSCAN,
  partOf,
  placeAt,
  placeUnder,
  rows,
  slotOf,
  slotsOf,
  stepOf,
  topOf,
  windowOf,
  type Held,
  type Shape,
} from './slots';

const ROW = rows.comfortable;
const plain = (slots: number): Shape => ({ row: ROW, parts: [slots], headed: false });
const headed = (...parts: number[]): Shape => ({ row: ROW, parts, headed: true });

const held = (from: string, at: number, over: string, index: number): Held => ({
  from: { stage: from as Held['from']['stage'], index: at, part: 0 },
  over: { stage: over as Held['over']['stage'], index, part: 0 },
});

/** A column of cards A, B, C … as its slots show it. */
function shown(stage: 'discovery' | 'outreach', cards: string, h: Held | null): string {
  const slots = Array.from({ length: slotsOf(stage, [cards.length], h)[0]! }, (_, slot) =>
    cardAt(stage, slot, h),
  );
  return slots.map((at) => (at === 'gap' ? '_' : cards[at])).join('');
}

describe('slots', () => {
  it('show the array while nothing is held', () => {
    expect(shown('discovery', 'ABCDE', null)).toBe('ABCDE');
  });

  it('skip the source and open the gap in one column', () => {
    expect(shown('discovery', 'ABCDE', held('discovery', 1, 'discovery', 1))).toBe('A_CDE');
    expect(shown('discovery', 'ABCDE', held('discovery', 1, 'discovery', 3))).toBe('ACD_E');
    expect(shown('discovery', 'ABCDE', held('discovery', 4, 'discovery', 0))).toBe('_ABCD');
    expect(shown('discovery', 'ABCDE', held('discovery', 0, 'discovery', 4))).toBe('BCDE_');
  });

  it('skip here and open there between two', () => {
    const h = held('discovery', 2, 'outreach', 1);
    expect(shown('discovery', 'ABCDE', h)).toBe('ABDE');
    expect(shown('outreach', 'XYZ', h)).toBe('X_YZ');
    expect(shown('outreach', '', held('discovery', 2, 'outreach', 0))).toBe('_');
  });

  it('and back: every card but the held one has the slot that shows it', () => {
    for (let from = 0; from < 5; from += 1) {
      for (let over = 0; over < 5; over += 1) {
        const h = held('discovery', from, 'discovery', over);
        for (let index = 0; index < 5; index += 1) {
          const slot = slotOf('discovery', index, h);
          if (index === from) expect(slot).toBeNull();
          else expect(cardAt('discovery', slot!, h)).toBe(index);
        }
      }
    }
  });
});

describe('parts', () => {
  it('lie below one another, each under its heading', () => {
    const shape = headed(2, 0, 3);
    expect([0, 1, 2].map((part) => headingOf(shape, part))).toEqual([0, HEAD + 2 * ROW, 2 * HEAD + 2 * ROW]);
    expect(topOf(shape, 0)).toBe(HEAD);
    expect(topOf(shape, 2)).toBe(3 * HEAD + 2 * ROW);
    expect(heightOf(shape)).toBe(3 * HEAD + 5 * ROW);
    expect([0, 1, 2, 4, 9].map((slot) => partOf(shape.parts, slot))).toEqual([0, 0, 2, 2, 2]);
  });

  it('give a card that is carried a place at the end of one and at the beginning of the next', () => {
    const others = [2, 0, 1];
    const places = [0, 1, 2, 3, 4, 5, 6].map((step) => placeAt(others, step));
    expect(places).toEqual([
      { index: 0, part: 0 },
      { index: 1, part: 0 },
      { index: 2, part: 0 },
      { index: 2, part: 1 },
      { index: 2, part: 2 },
      { index: 3, part: 2 },
      { index: 3, part: 2 },
    ]);
    for (const place of places.slice(0, 6)) expect(placeAt(others, stepOf(place))).toEqual(place);
  });

  it('take the gap without its heading running away from under the pointer', () => {
    const others = [2, 3];
    // Over the second heading while the gap still stands in the first part.
    const before = headed(3, 3);
    const middle = headingOf(before, 1) + 2;
    const place = placeUnder(before, others, middle);
    expect(place).toEqual({ index: 2, part: 1 });
    expect(placeUnder(headed(2, 4), others, middle)).toEqual(place);
    // And back, just above it.
    const after = headed(2, 4);
    const above = headingOf(after, 1) - 2;
    expect(placeUnder(after, others, above).part).toBe(0);
    expect(placeUnder(headed(3, 3), others, above).part).toBe(0);
  });

  it('are found wherever the column is scrolled to', () => {
    const shape = headed(40, 0, 1, 500, 3);
    const slots = 544;
    for (let top = 0; top < heightOf(shape) - 600; top += 97) {
      const { first, end } = windowOf(shape, top, 600);
      for (let slot = 0; slot < slots; slot += 1) {
        const at = topOf(shape, slot);
        if (at + ROW > top && at < top + 600) {
          expect(slot).toBeGreaterThanOrEqual(first);
          expect(slot).toBeLessThan(end);
        }
      }
      expect(end - first).toBeLessThan(600 / ROW + 2 + 2 * OVERSCAN + 1);
    }
  });
});

describe('the place under the clone', () => {
  it('is the slot that its middle lies in, within the column', () => {
    const index = (middle: number, others: number) => placeUnder(plain(others + 1), [others], middle).index;
    expect(index(-40, 5)).toBe(0);
    expect(index(ROW * 0.5, 5)).toBe(0);
    expect(index(ROW * 2.1, 5)).toBe(2);
    expect(index(ROW * 99, 5)).toBe(5);
    expect(index(ROW * 3, 0)).toBe(0);
  });
});

describe('the window', () => {
  it('holds what is visible and an overscan, however long the column', () => {
    const sees = Math.ceil(600 / ROW);
    expect(windowOf(plain(100_000), 0, 600)).toEqual({ first: 0, end: sees + OVERSCAN });
    expect(windowOf(plain(100_000), 50_000 * ROW, 600)).toEqual({
      first: 50_000 - OVERSCAN,
      end: 50_000 + sees + OVERSCAN,
    });
    expect(windowOf(plain(3), 0, 600)).toEqual({ first: 0, end: 3 });
    expect(windowOf(plain(0), 9_000, 600)).toEqual({ first: 0, end: 0 });
  });

  it('stays within a column that became shorter than its scroll position', () => {
    const { first, end } = windowOf(plain(10), 9_000, 600);
    expect(first).toBeLessThan(end);
    expect(end).toBe(10);
  });
});

describe('scrolling at an edge', () => {
  it('grows with nearness, and is bounded by time', () => {
    expect(edgeSpeed(64, 16)).toBe(0);
    expect(edgeSpeed(100, 16)).toBe(0);
    expect(edgeSpeed(32, 16)).toBeLessThan(edgeSpeed(0, 16) / 3.9);
    expect(edgeSpeed(-50, 16)).toBe(edgeSpeed(0, 16));
    expect(edgeSpeed(0, 5_000)).toBe(edgeSpeed(0, 32));
  });
});
