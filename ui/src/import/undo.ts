/** Takes a whole import back, from the report or the history. */
import { client, type Undone } from '../api/client';
import { toasts } from '../shared/toasts.svelte';

/** What was taken back and what stayed; nothing where it failed, which is said. */
export async function undoBatch(batch: string): Promise<Undone | null> {
  try {
    const undone = await client.importUndo(batch);
    toasts.undone(undone);
    return undone;
  } catch (thrown) {
    toasts.failed(thrown);
    return null;
  }
}
