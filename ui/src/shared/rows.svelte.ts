/** The rows of a list, of which one is current: the keys act on it, and Tab stops at it. */
import { tick } from 'svelte';

export class Rows {
  current = $state<string | null>(null);

  /** `list` holds the rows, each with its key as `data-row` and a button `.open`; `keys` are theirs in order. */
  constructor(
    private readonly list: () => HTMLElement | null,
    private readonly keys: () => readonly string[],
  ) {
    // Whoever was dealt with leaves the list: the next in line takes their place, and the focus if they had it.
    let before: readonly string[] = [];
    $effect.pre(() => {
      const now = keys();
      if (this.current && !now.includes(this.current)) {
        const had = list()?.contains(document.activeElement) ?? false;
        const kept = before.slice(before.indexOf(this.current)).find((key) => now.includes(key));
        this.current = kept ?? now.at(-1) ?? null;
        if (had) void this.focus();
      }
      before = now;
    });
  }

  /** Whether Tab stops at this row. */
  isStop(key: string): boolean {
    return key === (this.current ?? this.keys()[0]);
  }

  step(by: number): void {
    const keys = this.keys();
    const at = this.current ? keys.indexOf(this.current) : by > 0 ? -1 : keys.length;
    const next = keys[Math.max(0, Math.min(keys.length - 1, at + by))];
    if (!next) return;
    this.current = next;
    void this.focus();
  }

  async focus(): Promise<void> {
    await tick();
    // By identity: a row on its way out still says that it is the current one.
    this.list()?.querySelector<HTMLElement>(`[data-row="${this.current}"] .open`)?.focus();
  }
}

/** How far a key moves in a list; undefined where it does not. */
export function stepOf(key: string): number | undefined {
  return { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }[key];
}

/** Whether a key pressed there is meant for the screen: on it, or nowhere. Not in the sidebar, nor in a person's panel. */
export function isOnScreen(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest('main') !== null);
}
