/** What the whole window knows: the owner's date, the sidebar's counts, what undo and redo would do. */
import { client, type Frame } from '../api/client';
import { onChanges } from './ask.svelte';
import { localToday } from './days';

class FrameState {
  value = $state.raw<Frame | null>(null);

  /** The owner's date. */
  get today(): string {
    return this.value?.today ?? localToday();
  }

  /** Asks now and after every change; returns how to stop. */
  follow(): () => void {
    let asked = 0;
    const again = async () => {
      const mine = ++asked;
      try {
        const value = await client.frame();
        if (mine === asked) this.value = value;
      } catch {
        // The screen that is open asks too and says what is wrong; counts only stay as they were.
      }
    };
    void again();
    return onChanges(() => void again());
  }
}

export const frame = new FrameState();
