import { describe, expect, it } from 'vitest';
import { addMonths, nextFriday } from './days';

describe('dates', () => {
  it('counts the next Friday from the week after this one', () => {
    // 23 November 2026 is a Monday.
    expect(nextFriday('2026-11-23')).toBe('2026-12-04');
    expect(nextFriday('2026-11-27')).toBe('2026-12-04');
    expect(nextFriday('2026-11-29')).toBe('2026-12-04');
    expect(nextFriday('2026-11-30')).toBe('2026-12-11');
    expect(nextFriday('2026-12-28')).toBe('2027-01-08');
  });

  it('ends a month where the next is shorter', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  });
});
