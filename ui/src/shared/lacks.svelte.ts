/** What this desktop lacks, as the shell says it once after a start; the settings tell it at any time. */
import { client, type Lack } from '../api/client';
import { live } from './live.svelte';
import { text } from './text';

class Lacks {
  list = $state.raw<readonly Lack[]>([]);

  /** Hears what is missing; returns how to stop. */
  follow(): () => void {
    return client.listen('notice', ({ lack }) => {
      if (this.list.includes(lack)) return;
      this.list = [...this.list, lack];
      live.say(text.lacks[lack]);
    });
  }

  dismiss(lack: Lack): void {
    this.list = this.list.filter((one) => one !== lack);
  }
}

export const lacks = new Lacks();
