/** What a screen reader is told. `assertive` interrupts: for a drag under way. */
type How = 'polite' | 'assertive';

/** What is said within so short a time is heard one after the other: the later does not take the earlier's place. */
const TOGETHER_MS = 1_000;

class Live {
  said = $state.raw<Record<How, readonly { id: number; sentence: string }[]>>({ polite: [], assertive: [] });
  private last = 0;
  private timers: Partial<Record<How, ReturnType<typeof setTimeout>>> = {};

  say(sentence: string, how: How = 'polite'): void {
    // A line of its own each time, so that the same sentence twice is heard twice.
    this.said = { ...this.said, [how]: [...this.said[how], { id: ++this.last, sentence }] };
    clearTimeout(this.timers[how]);
    this.timers[how] = setTimeout(() => {
      this.said = { ...this.said, [how]: this.said[how].slice(-1) };
    }, TOGETHER_MS);
  }
}

export const live = new Live();
