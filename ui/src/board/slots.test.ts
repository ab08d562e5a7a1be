import { describe, expect, it } from 'vitest';
import {
  cardAt,
  edgeSpeed,
  indexUnder,
  OVERSCAN,
  ROW,
  slotCount,
  slotOf,
  windowOf,
  type Held,
} from './slots';

const held = (from: string, at: number, over: string, index: number): Held => ({
  from: { stage: from as Held['from']['stage'], index: at },
  over: { stage: over as Held['over']['stage'], index },
});

/** A column of cards A, B, C … as its slots show it. */
function shown(stage: 'discovery' | 'outreach', cards: string, h: Held | null): string {
  const slots = Array.from({ length: slotCount(stage, cards.length, h) }, (_, slot) =>
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

describe('the place under the clone', () => {
  it('is the slot that its middle lies in, within the column', () => {
    expect(indexUnder(-40, 5)).toBe(0);
    expect(indexUnder(ROW * 0.5, 5)).toBe(0);
    expect(indexUnder(ROW * 2.1, 5)).toBe(2);
    expect(indexUnder(ROW * 99, 5)).toBe(5);
    expect(indexUnder(ROW * 3, 0)).toBe(0);
  });
});

describe('the window', () => {
  it('holds what is visible and an overscan, however long the column', () => {
    expect(windowOf(0, 600, 100_000)).toEqual({ first: 0, end: 6 + OVERSCAN });
    expect(windowOf(50_000 * ROW, 600, 100_000)).toEqual({
      first: 50_000 - OVERSCAN,
      end: 50_006 + OVERSCAN,
    });
    expect(windowOf(0, 600, 3)).toEqual({ first: 0, end: 3 });
    expect(windowOf(9_000, 600, 0)).toEqual({ first: 0, end: 0 });
  });

  it('stays within a column that became shorter than its scroll position', () => {
    const { first, end } = windowOf(9_000, 600, 10);
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
