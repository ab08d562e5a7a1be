/** Which columns are folded to a strip: kept for the next start. */
import { SvelteSet } from 'svelte/reactivity';
import type { Stage } from '../api/client';
import { stages } from '../shared/stages';

const KEY = 'perennial.board.collapsed';

class Collapsed {
  private readonly folded = new SvelteSet<Stage>(recalled());

  has(stage: Stage): boolean {
    return this.folded.has(stage);
  }

  turn(stage: Stage): void {
    if (!this.folded.delete(stage)) this.folded.add(stage);
    localStorage.setItem(KEY, JSON.stringify([...this.folded]));
  }
}

export const collapsed = new Collapsed();

function recalled(): Stage[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return stages.filter((stage) => Array.isArray(kept) && kept.includes(stage));
  } catch {
    // Written by another version: begin with all of them open.
    return [];
  }
}
