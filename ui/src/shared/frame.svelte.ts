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

  private asked = 0;

  /** Asks now and after every change; returns how to stop. */
  follow(): () => void {
    void this.again();
    return onChanges(() => void this.again());
  }

  /** Asks now; done once what is shown is no older. */
  async again(): Promise<void> {
    const mine = ++this.asked;
    try {
      const value = await client.frame();
      if (mine === this.asked) this.value = value;
    } catch {
      // The screen that is open asks too and says what is wrong; counts only stay as they were.
    }
  }
}

export const frame = new FrameState();
