/** Short messages at the foot of the window: what was done, with its undo; what failed, and why. */
import { asFailure, client, type Done, type Failure, type Undone } from '../api/client';
import { live } from './live.svelte';
import { text } from './text';
import { told } from './told';

export interface Toast {
  id: number;
  kind: 'done' | 'failed' | 'notice';
  says: string;
  details: string | null;
  /** The journal's number that “Undo” takes back. */
  entry: number | null;
}

const STAYS_MS = 8_000;
const AT_MOST = 3;

class Toasts {
  list = $state<Toast[]>([]);
  private next = 1;
  private timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** Says what was done and offers to undo it. */
  done(done: Done): void {
    if (done.entry !== null) this.show('done', told(done.label), null, done.entry);
  }

  /** Says what went wrong; stays until dismissed. */
  failed(thrown: unknown): void {
    const failure: Failure = asFailure(thrown);
    this.show('failed', failure.message, failure.details, null);
  }

  /** Says what was taken back, and what stays as it is because it changed since. */
  undone(undone: Undone): void {
    this.forget(undone.entry);
    this.notice(withConflicts(text.toast.undone(told(undone.label)), undone));
  }

  notice(message: string): void {
    this.show('notice', message, null, null);
  }

  dismiss(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.list = this.list.filter((t) => t.id !== id);
  }

  /** While the pointer or focus is on a toast it stays. */
  hold(id: number): void {
    clearTimeout(this.timers.get(id));
  }

  release(id: number): void {
    const toast = this.list.find((t) => t.id === id);
    if (toast && toast.kind !== 'failed') this.expire(id);
  }

  /** Takes back what the toast tells of. */
  async undo(toast: Toast): Promise<void> {
    this.dismiss(toast.id);
    await undo(toast.entry);
  }

  private show(kind: Toast['kind'], says: string, details: string | null, entry: number | null): void {
    const id = this.next++;
    this.list = [...this.list, { id, kind, says, details, entry }].slice(-AT_MOST);
    live.say(says, kind === 'failed' ? 'assertive' : 'polite');
    if (kind !== 'failed') this.expire(id);
  }

  private expire(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.set(
      id,
      setTimeout(() => this.dismiss(id), STAYS_MS),
    );
  }

  /** A toast whose deed was undone by a key has nothing more to offer. */
  forget(entry: number): void {
    const gone = this.list.find((t) => t.entry === entry);
    if (gone) this.dismiss(gone.id);
  }
}

export const toasts = new Toasts();

/** Deeds that stand on the screen already and are still being written; nothing shows them. */
let underway: readonly Promise<unknown>[] = [];

/** Whatever is undone or done again meanwhile waits for this deed: on the screen it is the newest. */
export function writing<T>(deed: Promise<T>): Promise<T> {
  underway = [...underway, deed];
  const written = () => (underway = underway.filter((one) => one !== deed));
  deed.then(written, written);
  return deed;
}

/** Undoes an entry, or the newest. */
export async function undo(entry: number | null = null): Promise<void> {
  await Promise.allSettled(underway);
  try {
    toasts.undone(await client.undo(entry));
  } catch (thrown) {
    toasts.failed(thrown);
  }
}

/** Does an entry again, or the newest that was undone. */
export async function redo(entry: number | null = null): Promise<void> {
  await Promise.allSettled(underway);
  try {
    const redone = await client.redo(entry);
    toasts.notice(withConflicts(text.toast.redone(told(redone.label)), redone));
  } catch (thrown) {
    toasts.failed(thrown);
  }
}

/** Runs a verb, says what it did with its undo, or why it failed. True when it was done. */
export async function perform(verb: Promise<Done>): Promise<boolean> {
  try {
    toasts.done(await verb);
    return true;
  } catch (thrown) {
    toasts.failed(thrown);
    return false;
  }
}

/** `Undone: …`, with what was left as it is because it changed since. */
function withConflicts(says: string, { conflicts }: Undone): string {
  return conflicts.length ? `${says}. ${text.toast.conflicts(conflicts.map(told))}` : says;
}
