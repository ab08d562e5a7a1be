import { afterEach, describe, expect, it, vi } from 'vitest';
import { addDays, addMonths, daysBetween, isDate, localToday } from './days';
import { exactCount, relativeDay, shortCount } from './format';
import { languageOf, localeOf, systemLocale } from './language';
import { lastContact, sinceContact } from './since';

describe('counts', () => {
  it('are short on the card and exact on hover', () => {
    expect(shortCount(12_483)).toBe('12.5K');
    expect(shortCount(409_800_000)).toBe('409.8M');
    expect(shortCount(978)).toBe('978');
    expect(exactCount(12_483)).toBe('12,483');
  });
});

describe('dates', () => {
  it('read like speech', () => {
    expect(relativeDay('2026-03-14', '2026-03-14')).toBe('today');
    expect(relativeDay('2026-03-13', '2026-03-14')).toBe('yesterday');
    expect(relativeDay('2026-03-11', '2026-03-14')).toBe('3 days ago');
    expect(relativeDay('2026-02-01', '2026-03-14')).toBe('41 days ago');
    expect(relativeDay('2025-11-14', '2026-03-14')).toBe('4 months ago');
    expect(relativeDay('2023-03-14', '2026-03-14')).toBe('3 years ago');
    expect(relativeDay('2026-03-16', '2026-03-14')).toBe('in 2 days');
  });

  it('tell days since a contact', () => {
    expect(sinceContact(null)).toBe('never contacted');
    expect(sinceContact(0)).toBe('today');
    expect(sinceContact(1)).toBe('yesterday');
    expect(sinceContact(41)).toBe('41 days ago');
    expect(lastContact(1)).toBe('Last contact yesterday');
  });

  it('are calendar dates: clocks put forward are no shorter days', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(addDays('2026-03-28', 1)).toBe('2026-03-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-03-14', '2026-02-01')).toBe(-41);
  });

  it('a month later is the same day or the last', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-11-22', 1)).toBe('2026-12-22');
    expect(addMonths('2026-12-15', 2)).toBe('2027-02-15');
  });

  it('know what is none', () => {
    expect(isDate('2026-02-30')).toBe(false);
    expect(isDate('22.11.2026')).toBe(false);
    expect(isDate('2026-02-28')).toBe(true);
  });

  it('today is the local calendar’s, not UTC’s', () => {
    expect(localToday(new Date(2026, 0, 1, 0, 30))).toBe('2026-01-01');
    expect(localToday(new Date(2026, 0, 1, 23, 30))).toBe('2026-01-01');
  });
});

describe('the owner’s language', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is English where WebKitGTK names none: with LANG=C the page did not start', () => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('C');
    expect(systemLocale()).toBe('en');
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('de-at');
    expect(systemLocale()).toBe('de-AT');
  });

  it('is what was chosen, else the system’s, else English', () => {
    expect(languageOf('system', 'de-AT')).toBe('de');
    expect(languageOf('system', 'fr-FR')).toBe('en');
    expect(languageOf('de', 'en-GB')).toBe('de');
  });

  it('writes dates as they are written where the owner lives', () => {
    expect(localeOf('en', 'en-GB')).toBe('en-GB');
    expect(localeOf('en', 'de-DE')).toBe('en-DE');
    expect(localeOf('de', 'en')).toBe('de');
  });
});
