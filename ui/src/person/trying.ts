/** Runs a verb from a field: what was done is said as a toast with its undo, a refusal stays at the field. */
import { asFailure, type Done } from '../api/client';
import { toasts } from '../shared/toasts.svelte';

/** `null` when it was done, else why not, as a sentence. */
export async function trying(verb: Promise<Done>): Promise<string | null> {
  try {
    toasts.done(await verb);
    return null;
  } catch (thrown) {
    return asFailure(thrown).message;
  }
}
