/** What the core says is known in German, as long as the core says it so. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const core = join(process.cwd(), '../src-tauri/core/src');

let inGerman: (sentence: string) => string | null;

beforeAll(async () => {
  localStorage.setItem('perennial.language', 'de');
  vi.resetModules();
  ({ inGerman } = await import('./told.de'));
});

afterAll(() => {
  localStorage.clear();
  vi.resetModules();
});

describe('a sentence of the core', () => {
  it.each([
    ['84 days since you wrote; you aim for 30', 'Vor 84 Tagen geschrieben; Rhythmus 30 Tage'],
    ['1 day since they wrote; you aim for 1', 'Letzte Nachricht vor 1 Tag; Rhythmus 1 Tag'],
    ['Added 3 days ago and never contacted', 'Hinzugefügt vor 3 Tagen, noch nie kontaktiert'],
    ['They wrote yesterday; you have not answered', 'Hat dir gestern geschrieben; deine Antwort steht aus'],
    ['You planned to be in touch on 14 March 2026', 'Du wolltest dich am 14. März 2026 melden'],
    ['Birthday today, turning 30', 'Geburtstag heute, wird 30'],
    [
      'They shared a reel about you 2 days ago; not thanked yet',
      'Hat vorgestern ein Reel über dich geteilt; noch nicht gedankt',
    ],
    ['Moved 12 people to Nurturing', '12 Personen nach Pflege verschoben'],
    ['Removed 20 sample people', '20 Beispielpersonen entfernt'],
    ['Removed 18 sample people and kept 2', '18 Beispielpersonen entfernt, 2 behalten'],
    ['Moved Ada to Zoe to Advocacy', 'Ada to Zoe nach Fürsprache verschoben'],
    ['Changed Ada’s birthday', 'Geburtstag von Ada geändert'],
    ['Changed Ada’s tags', 'Schlagwörter von Ada geändert'],
    ['Changed Ada’s country, tier and tags', 'Land, Stufe und Schlagwörter von Ada geändert'],
    ['Changed Ada’s shoe size', 'shoe size von Ada geändert'],
    ['Not needed for Ada: Reply owed', 'Nicht nötig für Ada: Antwort steht aus'],
    [
      'The daily reminder comes from 9:00 to 18:00, Monday, Friday',
      'Die tägliche Erinnerung kommt 9:00 bis 18:00, Montag, Freitag',
    ],
    [
      'Imported 1,234 people and updated 5 from list.csv',
      '1.234 Personen aus list.csv importiert, 5 ergänzt',
    ],
  ])('“%s” is „%s“', (english, german) => expect(inGerman(english)).toBe(german));

  it('that is not known stays as it is', () => {
    expect(inGerman('The moon is made of cheese')).toBeNull();
  });
});

describe('every label of the journal', () => {
  // What can stand at a place without a name.
  const samples = [
    'Ada',
    '12',
    'Outreach',
    'Partner',
    '14 March 2026',
    'a post',
    'Gift',
    'Reconnect',
    'birthday',
    '3 people',
  ];

  for (const file of readdirSync(join(core, 'ops')).filter((name) => name.endsWith('.rs'))) {
    const labels = sentencesOf(readFileSync(join(core, 'ops', file), 'utf8'), /^[A-Z“{].* /);
    if (labels.length === 0) continue;
    it(`of ${file} is known`, () => {
      const unknown = labels.filter((label) =>
        samples.every(
          (one) =>
            inGerman(
              label.replaceAll(/\{[^}]*\}/g, (place) => (/days|added|count/.test(place) ? '12' : one)),
            ) === null,
        ),
      );
      expect(unknown).toEqual([]);
    });
  }
});

describe('the evidence that two people are one', () => {
  it.each(['domain/twin/says.rs', 'import/evidence.rs'])('of %s is known', (file) => {
    const all = sentencesOf(readFileSync(join(core, file), 'utf8'), /^[a-z]+ .*[a-z]/);
    expect(all.length).toBeGreaterThan(9);
    const unknown = all.filter((one) => inGerman(one.replaceAll(/\{[^}]*\}/g, 'Mia')) === null);
    expect(unknown).toEqual([]);
  });

  it('says own fields by their names, ours in German', () => {
    expect(inGerman('same birthday: 1990-03-31')).toBe('Geburtstag gleich: 1990-03-31');
    expect(inGerman('different “Found at”')).toBe('“Found at” verschieden');
  });
});

/** Parts of sentences, names of fields, and what follows a colon: none is said alone. */
const parts = new Set([
  '{} @{}',
  'An appreciation is logged once it is done',
  'A contact is logged once it has happened; to plan one, set the next touch',
  '{on} is yet to come. A message is logged once it was sent',
  '{rows} {noun}{plural}',
  '{count} people',
  '{}, {}',
  '{many} people',
  'Brought back',
  '{did} {whom}',
  'Do not contact',
  'May contact again',
  '{may}: {whom}',
  'Your brand',
  'Your name',
  '{article} {noun}',
]);

/** The sentences of a file, as they stand in its source. */
function sentencesOf(source: string, like: RegExp): string[] {
  const code = source
    .split('#[cfg(test)]')[0]!
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/#\[error\([\s\S]*?\)\]/g, '')
    .replaceAll(/invalid\([\s\S]*?\);/g, '');
  return [...code.matchAll(/"((?:[^"\\]|\\.)*)"/g)]
    .map(([, text]) =>
      text!.replaceAll(/\\u\{(\w+)\}/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16))),
    )
    .filter((text) => !parts.has(text) && like.test(text) && !/[A-Z]{4}/.test(text));
}
