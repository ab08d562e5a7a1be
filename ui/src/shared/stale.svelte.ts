/** Questions that stand on the screen with an older answer, because the newest went unanswered. */
import { SvelteSet } from 'svelte/reactivity';
import type { Failure } from '../api/client';
import { live } from './live.svelte';
import { text } from './text';

export interface Asked {
  readonly failure: Failure | null;
  again: () => void;
}

class Stale {
  private asked = new SvelteSet<Asked>();

  /** Why the first of them went unanswered. */
  get failure(): Failure | null {
    for (const { failure } of this.asked) if (failure) return failure;
    return null;
  }

  /** Tells whether what this question shows is an older answer. */
  tell(asked: Asked, old: boolean): void {
    if (!old) {
      this.asked.delete(asked);
      return;
    }
    this.asked.add(asked);
    // Several that fail together are told once.
    if (asked.failure && this.failure === asked.failure) live.say(text.stale.says(asked.failure.message));
  }

  /** Asks all of them again. */
  again(): void {
    for (const asked of [...this.asked]) asked.again();
  }
}

export const stale = new Stale();
