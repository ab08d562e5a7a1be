import { afterAll, describe, expect, it, vi } from 'vitest';

async function inLanguage(language: string) {
  localStorage.setItem('perennial.language', language);
  vi.resetModules();
  return import('./own');
}

afterAll(() => {
  localStorage.clear();
  vi.resetModules();
});

describe('values of own fields', () => {
  it('read in the owner’s language', async () => {
    const english = await inLanguage('en');
    expect(english.showOwn('number', '1234.5')).toBe('1,234.5');
    expect(english.showOwn('date', '2026-05-31')).toMatch(/31|May/);
    expect(english.showOwn('yes_no', 'yes')).toBe('Yes');
    expect(english.showOwn('link', 'https://www.ada.example/kit/')).toBe('ada.example/kit');
    const german = await inLanguage('de');
    expect(german.showOwn('number', '1234.5')).toBe('1.234,5');
    expect(german.showOwn('yes_no', 'no')).toBe('Nein');
  });

  it('stand as they were written where they do not fit', async () => {
    const { showOwn } = await inLanguage('en');
    expect(showOwn('number', 'lots')).toBe('lots');
    expect(showOwn('date', 'end of May')).toBe('end of May');
    expect(showOwn('yes_no', 'maybe')).toBe('maybe');
  });

  it.each([
    ['en', '1,234', '1234'],
    ['en', '1,234.5', '1234.5'],
    ['en', '1.234', '1.234'],
    ['en', ' -12.5 ', '-12.5'],
    ['en', '12,5', '12,5'],
    ['en', 'lots', 'lots'],
    ['de', '1.234', '1234'],
    ['de', '1.234,5', '1234.5'],
    ['de', '12,5', '12.5'],
    ['de', '1,234', '1.234'],
  ])('in %s “%s” is typed for %s', async (language, typed, kept) => {
    const { readOwn } = await inLanguage(language);
    expect(readOwn('number', typed)).toBe(kept);
  });

  it('are changed as they are typed', async () => {
    const { draftOwn, readOwn } = await inLanguage('de');
    expect(draftOwn('number', '1234.5')).toBe('1234,5');
    expect(readOwn('number', draftOwn('number', '1.234'))).toBe('1.234');
    expect(draftOwn('number', 'lots')).toBe('lots');
    expect(draftOwn('date', '2026-05-31')).toBe('2026-05-31');
  });
});
