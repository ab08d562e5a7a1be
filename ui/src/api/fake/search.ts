/** Who fits what was typed and where: the beginnings of words, accents aside. The core does more. */
import type { Mark, FoundIn } from '../client';
import type { FakePerson } from './people';
import { plain } from './world';

export function fitsTyped(p: FakePerson, typed: string): boolean {
  const all = texts(p).map(({ text }) => text);
  return words(typed).every((word) => all.some((text) => begins(text, word)));
}

/** Whose name begins so comes first, then words of names and handles, then the rest. */
export function byRelevance<Known extends { p: FakePerson }>(
  all: Known[],
  typed: string,
  reversed: boolean,
): Known[] {
  const wanted = words(typed);
  const rank = ({ p }: Known) => {
    if (plain(p.name).startsWith(wanted.join(' '))) return 0;
    const names = texts(p).filter(({ what }) => what === 'name' || what === 'handle');
    return wanted.every((word) => names.some(({ text }) => begins(text, word))) ? 1 : 2;
  };
  const way = reversed ? -1 : 1;
  return [...all].sort((a, b) => way * (rank(a) - rank(b)));
}

/** The first texts that have all of the words. */
export function places(p: FakePerson, typed: string): FoundIn[] {
  let left = words(typed);
  const found: FoundIn[] = [];
  for (const place of texts(p)) {
    const here = words(typed).filter((word) => begins(place.text, word));
    if (!here.some((word) => left.includes(word))) continue;
    left = left.filter((word) => !here.includes(word));
    found.push({
      ...place,
      marks: here.flatMap((word) => marks(place.text, word)).sort((a, b) => a.from - b.from),
    });
  }
  return found;
}

function texts(p: FakePerson): Omit<FoundIn, 'marks'>[] {
  const text = (what: FoundIn['what'], text: string | undefined | null, on: string | null = null) =>
    text ? [{ what, text, on }] : [];
  return [
    ...text('name', p.name),
    ...p.accounts.flatMap((a) => text('handle', a.handle)),
    ...p.emails.flatMap((e) => text('email', e.address)),
    ...p.tags.flatMap((tag) => text('tag', tag)),
    ...text('note', p.details.note),
    ...p.touchpoints.flatMap((t) => text('touchpoint', t.note, t.on)),
  ];
}

function words(typed: string): string[] {
  return plain(typed).split(/\s+/).filter(Boolean);
}

function begins(text: string, word: string): boolean {
  return marks(text, word).length > 0;
}

/** Where a word begins one of a text: letter for letter, so that a mark counts as the text does. */
function marks(text: string, word: string): Mark[] {
  const letters = [...text].flatMap((letter, i, all) => {
    const from = all.slice(0, i).join('').length;
    return [...plain(letter)].map((folded) => ({ folded, from, to: from + letter.length }));
  });
  const folded = letters.map((letter) => letter.folded).join('');
  const at = ` ${folded.replace(/[^\p{L}\p{N}]/gu, ' ')}`.indexOf(` ${word}`);
  const [first, last] = [letters[at], letters[at + word.length - 1]];
  return at >= 0 && first && last ? [{ from: first.from, to: last.to }] : [];
}
