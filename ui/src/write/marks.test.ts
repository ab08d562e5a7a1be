import { describe, expect, it } from 'vitest';
import type { Finding, Missing } from '../api/client';
import { fieldInSource, inSource, pieces, toPaste } from './marks';

const missing = (start: number, end: number): Missing => ({
  field: 'location',
  label: 'Location',
  place: { start, end },
  advice: '',
});
const finding = (start: number, end: number): Finding => ({
  kind: 'stock_greeting',
  place: { start, end },
  sentence: '',
  advice: '',
  others: [],
});

describe('a text in pieces', () => {
  it('marks what is missing and what has a note', () => {
    expect(pieces('Hi there in {{ location }}.', [missing(12, 26)], [finding(0, 8)])).toEqual([
      { text: 'Hi there', mark: 'noted' },
      { text: ' in ', mark: null },
      { text: '{{ location }}', mark: 'missing' },
      { text: '.', mark: null },
    ]);
  });

  it('leaves a note about the whole text to the margin', () => {
    expect(pieces('Hello', [], [finding(0, 5)])).toEqual([{ text: 'Hello', mark: null }]);
    expect(pieces('', [], [])).toEqual([]);
  });
});

describe('a place in the text that is edited', () => {
  it('is found where the field is asked for, fallback and all', () => {
    expect(fieldInSource('Hi {{location | upper}}!', 'location')).toEqual({ start: 3, end: 23 });
    expect(fieldInSource('Hi {{ locations }}', 'location')).toBeNull();
  });

  it('is the same where nothing was filled, else found by its words', () => {
    expect(inSource('abc', 'abc', { start: 1, end: 2 })).toEqual({ start: 1, end: 2 });
    expect(inSource('{{ x }} abc', 'Ada abc', { start: 4, end: 7 })).toEqual({ start: 8, end: 11 });
    expect(inSource('{{ x }}', 'Ada', { start: 0, end: 3 })).toBeNull();
  });
});

it('a subject goes along in an e-mail only', () => {
  expect(toPaste('Subject: Tea\n\nHi', true)).toBe('Subject: Tea\n\nHi');
  expect(toPaste('Subject: Tea\n\nHi', false)).toBe('Hi');
  expect(toPaste('Betreff: Tee\n\nHallo', false)).toBe('Hallo');
});
