/** Walks what is said in every language: nothing is left in English, nothing breaks at a count. */
import { describe, expect, it } from 'vitest';

type Texts = Record<string, unknown>;
const modules = import.meta.glob<Record<string, Texts>>('../**/*[tT]ext*.ts', { eager: true });
const english = Object.entries(modules).filter(([, module]) => 'en' in module);

/** Words that are the same in German: names, loans, and what has no words. */
const same = new Set([
  'Perennial',
  'Video',
  'Story',
  'Reel',
  'Website',
  'Name',
  'Text',
  'Link',
  'Import',
  'Person',
  'Instagram',
  'Filter',
  'Board',
  'Problem',
  'Status',
  'CSV',
]);

/** Names of keys and of other companies. */
const named = /(^|\.)(keys|platforms)\./;

/** Its German stands beside it. */
function german(path: string): Texts {
  const de = modules[path.replace(/\.ts$/, '.de.ts')]?.de;
  if (!de) throw new Error(`${path} has no German`);
  return de;
}

describe('German', () => {
  it.each(english.map(([path, { en }]) => [path, en] as const))('says all of %s', (path, en) => {
    const left = pairs(en!, german(path))
      .filter(
        ([at, ours, theirs]) =>
          ours === theirs && /\p{L}{3}/u.test(ours) && !same.has(ours) && !named.test(at),
      )
      .map(([at, ours]) => `${at}: ${ours}`);
    expect(left).toEqual([]);
  });

  it('stands beside every module of texts', () => {
    // The steps of an import are part of what the import says.
    const parts = Object.keys(modules).filter((path) => !/\.de\.ts$|textOfSteps\.ts$|\.test\.ts$/.test(path));
    expect(parts).toEqual(english.map(([path]) => path));
  });

  it.each([0, 1, 2, 1_234_567])('speaks of %d as English does', (n) => {
    for (const [path, { en }] of english) {
      for (const [at, ours, theirs] of spoken(en, german(path), n)) {
        const where = `${path} ${at}: “${ours}”, „${theirs}“`;
        expect(theirs === '', where).toBe(ours === '');
        if (!/undefined|NaN|object/.test(ours)) expect(theirs, where).not.toMatch(/undefined|NaN|\[object/);
        if (n > 2) expect(numbers(theirs), where).toEqual(numbers(ours));
      }
    }
  });

  it('uses its own quotation marks', () => {
    for (const [path, { en }] of english) {
      const de = german(path);
      const all = [...pairs(en, de), ...spoken(en, de, 2)];
      for (const [at, , theirs] of all) expect(theirs, `${path} ${at}`).not.toMatch(/”|(?<!\s)…/);
    }
  });
});

/** Every text with its place, of both. */
function pairs(en: unknown, de: unknown, at = ''): [string, string, string][] {
  if (typeof en === 'string') return [[at, en, String(de)]];
  if (!en || typeof en !== 'object') return [];
  return Object.entries(en).flatMap(([key, inner]) =>
    pairs(inner, (de as Texts)[key], at ? `${at}.${key}` : key),
  );
}

/** What every function says when told `n` for all that it is told; those that want something else say nothing. */
function spoken(en: unknown, de: unknown, n: number, at = ''): [string, string, string][] {
  if (typeof en === 'function' && typeof de === 'function') {
    try {
      return [[at, String(en(n, n, n)), String(de(n, n, n))]];
    } catch {
      return [];
    }
  }
  if (!en || typeof en !== 'object') return [];
  return Object.entries(en).flatMap(([key, inner]) =>
    spoken(inner, (de as Texts)[key], n, at ? `${at}.${key}` : key),
  );
}

/** Which numbers stand in it. */
function numbers(said: string): string[] {
  const found = said.match(/\d[\d,.]*\d/g) ?? [];
  return [...new Set(found.map((one) => one.replaceAll(/[,.]/g, '')))].sort();
}
