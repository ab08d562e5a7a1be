/** Every refusal of the core and the shell, and all that an import says, is known in German. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const root = join(process.cwd(), '../src-tauri');

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

/** What can stand at a place: a name, a number, a day, a stage, an account, and sentences within sentences. */
const samples = [
  'Mia',
  '12',
  '2026-03-14',
  'Outreach',
  'undone',
  'a Word document',
  'megabytes',
  'characters in a cell',
  '12 megabytes',
  'no handle was given',
  'no contact yet',
  'the file ends before its END:VCARD, as after a download that was cut off',
  '1 is a range',
];

function unknown(sentences: readonly string[]): string[] {
  return sentences.filter((one) => {
    if (inGerman(one) !== null && !one.includes('{')) return false;
    return samples.every(
      (sample) =>
        inGerman(one.replaceAll(/\{[^}]*\}/g, (place) => (place === '{most}' ? '12' : sample))) === null,
    );
  });
}

const source = (path: string) =>
  readFileSync(join(root, path), 'utf8')
    .split('#[cfg(test)]')[0]!
    .replaceAll(/^\s*\/\/.*$/gm, '');

const literal = (text: string) =>
  text
    .replaceAll(/\\\n\s*/g, '')
    .replaceAll(/\\u\{(\w+)\}/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replaceAll('\\n', '\n')
    .replaceAll('\\"', '"');

function filesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'tests' ? [] : filesOf(path);
    return entry.name.endsWith('.rs') && entry.name !== 'tests.rs' ? [path] : [];
  });
}

describe('every refusal', () => {
  const all = ['core/src', 'src'].flatMap(filesOf).flatMap((path) => {
    const errors = [...source(path).matchAll(/#\[error\(\s*"((?:[^"\\]|\\[\s\S])*)"/g)];
    return errors.map(([, text]) => ({ path, text: literal(text!) }));
  });

  it('is read from the sources', () => expect(all.length).toBeGreaterThan(80));

  it.each([...new Set(all.map(({ path }) => path))])('of %s is known', (path) => {
    // What another error says within it is known as that one.
    const own = all.filter(
      (one) => one.path === path && one.text.replaceAll(/\{[^}]*\}/g, '').trim().length > 2,
    );
    expect(unknown(own.map(({ text }) => text))).toEqual([]);
  });

  it.each(filesOf('core/src/ops'))('for what was typed, of %s, is known', (path) => {
    const said = [...source(path).matchAll(/invalid\(([\s\S]*?)\)\s*;/g)].flatMap(([, given]) =>
      [...given!.matchAll(/"((?:[^"\\]|\\[\s\S])*)"/g)].map(([, text]) => literal(text!)),
    );
    const bare = unknown(said.filter((text) => text.trim().split(/\s+/).length > 3 && !parts.has(text)));
    // Many are known with the field before them.
    expect(
      bare.filter((text) => fields.every((field) => unknown([`${field}: ${text}.`]).length > 0)),
    ).toEqual([]);
  });
});

const fields = [
  'Name',
  'People',
  'Tag',
  'Text',
  'Days',
  'Date',
  'Time',
  'Link',
  'Reminder',
  'Rest',
  'Snooze',
];

/** Words for what stands in a list in any language, no sentences of ours. */
const wordLists = new Set(['footer.rs', 'header_words.rs', 'header_names.rs', 'word_list.rs', 'yes_no.rs']);

/** What is never shown: parts of a sentence that the whole holds, and what formats begin with. */
const parts = new Set([
  'SQLite format 3\\0',
  'Standard Jet DB',
  'Standard ACE DB',
  '%-d %B %Y',
  'Thanks are noted once they are said',
  'A mention is logged once it is there',
  'Logged {} by {name}',
  'Wrote “{to}” for “{from}” in “{name}”',
  // The window has words of its own for these.
  'Belongs to different people',
  'Shares an e-mail address',
  'Shares a link',
  'Needs a look',
  'a cell of this row or the next cannot be read and was taken as blank: {why}',
]);

describe('what an import says', () => {
  const files = filesOf('core/src/import').filter(
    (path) => !wordLists.has(path.split('/').at(-1)!) && !path.endsWith('/error.rs'),
  );

  it.each([...files, 'core/src/views/import/says.rs', 'core/src/domain/merge.rs'])(
    'in %s is known',
    (path) => {
      const code = source(path).replaceAll(/#\[error\([\s\S]*?\)\]/g, '');
      const said = [...code.matchAll(/(?<!b)(?<!')"((?:[^"\\\n]|\\[\s\S])*)"/g)]
        .map(([, text]) => literal(text!))
        // Three words at least, of which one is long enough for a sentence.
        .filter((text) => /^[a-z“{A-Z][\s\S]* [a-z]+[\s\S]* /.test(text) && /[a-z]{4}/.test(text))
        .filter((text) => !parts.has(text) && !/[=<>;]{1}.*[=<>;]|::|\(\)|SELECT/.test(text));
      expect(unknown(said)).toEqual([]);
    },
  );
});

describe('in German', () => {
  it.each([
    [
      'list.pages is no list that can be read: it looks like a Word document. Export the list as CSV or as a workbook and import that file.',
      'list.pages ist keine lesbare Liste: Es sieht aus wie ein Word-Dokument. Exportiere die Liste als CSV oder als Mappe, und importiere diese Datei.',
    ],
    [
      'Account: “mia” does not say its platform; choose one, or write the whole address.',
      'Konto: „mia“ sagt nicht, auf welcher Plattform; wähle eine, oder schreib die ganze Adresse.',
    ],
    [
      'Followers: “many” is not a number; write 12500 or 12.5K; the count was left out',
      'Follower: „many“ ist keine Zahl; schreib 12500 oder 12,5K; die Zahl wurde ausgelassen',
    ],
    ['E-Mail privat: this date has no year', 'E-Mail privat: Dieses Datum hat kein Jahr'],
    ['Contact on 2026-03-14', 'Kontakt am 14. März 2026'],
    ['Adds O’Brien@example.com', 'Fügt O’Brien@example.com hinzu'],
    ['“Added Mia” is undone already.', '„Mia hinzugefügt“ ist schon rückgängig gemacht.'],
  ])('“%s” is „%s“', (english, german) => expect(inGerman(english)).toBe(german));
});
