/**
 * Text that was typed and not yet saved. Every letter is kept on this computer, so that no crash and no empty battery
 * takes it; once it is saved or cleared it is gone from there. Messages have drafts of their own, in the data file.
 */
import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { PersonId } from '../api/client';

/** Where it was typed. */
export type Place = 'note' | 'contact' | 'mention' | 'appreciation' | 'template' | 'new-person';

export interface About {
  place: Place;
  /** What it belongs to there: a person, those a contact is logged with, an entry, a template; `new` for none. */
  of: string;
  /** As it is called: a person's name, a template's. */
  name: string;
  /** Whose it is: erased, they take it with them. */
  people: readonly PersonId[];
}

export interface Draft extends About {
  texts: Record<string, string>;
  /** It stood in an open sheet or field when it was last kept. */
  open: boolean;
  /** When it was last changed, in milliseconds since 1970. */
  at: number;
}

const KEY = 'perennial.drafts';
/** After so long nobody comes back for half a sentence. */
const DAYS = 90;

class Drafts {
  private kept = new SvelteMap<string, Draft>(read().map((draft) => [keyOf(draft), draft]));
  /** What stood open when the window went away, until it is gone back to. */
  private before = $state.raw<readonly string[]>(
    [...this.kept].filter(([, { open }]) => open).map(([key]) => key),
  );

  /** What was being typed when the window went away, the newest first. */
  readonly left: readonly Draft[] = $derived(
    this.before
      .map((key) => this.kept.get(key))
      .filter((draft) => draft !== undefined)
      .sort((a, b) => b.at - a.at),
  );

  get(place: Place, of: string): Draft | undefined {
    return this.kept.get(keyOf({ place, of }));
  }

  /** It is in its field again, so that nobody needs to be told of it. */
  seen(place: Place, of: string): void {
    const key = keyOf({ place, of });
    if (this.before.includes(key)) this.before = this.before.filter((one) => one !== key);
  }

  keep(about: About, texts: Record<string, string>): void {
    this.put({ ...about, texts, open: true, at: Date.now() });
  }

  /** What it was typed in was closed: it is there when that is opened again, and not spoken of before. */
  close(place: Place, of: string): void {
    const draft = this.get(place, of);
    if (draft) this.put({ ...draft, open: false });
  }

  forget(place: Place, of: string): void {
    this.seen(place, of);
    if (this.kept.delete(keyOf({ place, of }))) this.write();
  }

  forgetPerson(person: PersonId): void {
    for (const { place, of, people } of [...this.kept.values()])
      if (people.includes(person)) this.forget(place, of);
  }

  private put(draft: Draft): void {
    this.kept.set(keyOf(draft), draft);
    this.seen(draft.place, draft.of);
    this.write();
  }

  private write(): void {
    try {
      localStorage.setItem(KEY, JSON.stringify([...this.kept.values()]));
    } catch {
      // Without room it lives as long as the window does.
    }
  }
}

export const drafts = new Drafts();

/**
 * Keeps what is typed in a sheet, from its opening to its end. Call it while the sheet is being set up, and `follow`
 * with its texts and with what they are when nothing was typed.
 */
export function keeping(about: About) {
  const found = drafts.get(about.place, about.of)?.texts;
  let over = $state(false);
  drafts.seen(about.place, about.of);
  return {
    /** What was typed there before and not saved. */
    found,
    follow(texts: () => Record<string, string>, blank: Record<string, string>): void {
      $effect(() => {
        if (over) return;
        const now = texts();
        const same = Object.keys(now).every((field) => now[field]!.trim() === (blank[field] ?? '').trim());
        untrack(() => (same ? drafts.forget(about.place, about.of) : drafts.keep(about, now)));
      });
      $effect(() => () => untrack(() => drafts.close(about.place, about.of)));
    },
    /** It was saved. */
    done(): void {
      over = true;
      drafts.forget(about.place, about.of);
    },
  };
}

function keyOf({ place, of }: Pick<About, 'place' | 'of'>): string {
  return `${place} ${of}`;
}

/** What was kept; whatever is not understood is left out. */
function read(): Draft[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]') as Draft[];
    const oldest = Date.now() - DAYS * 86_400_000;
    return kept.filter(({ place, of, name, people, texts, at }) => {
      return (
        [place, of, name].every((is) => typeof is === 'string') &&
        Array.isArray(people) &&
        texts &&
        at > oldest
      );
    });
  } catch {
    return [];
  }
}
