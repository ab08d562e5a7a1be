/** What was pressed may be gone once its deed is done: focus then stays near, and never falls to the body. */
import { tick } from 'svelte';

export async function keepFocus(near: HTMLElement | null | undefined, deed: Promise<unknown>): Promise<void> {
  await deed;
  await tick();
  const now = document.activeElement;
  if (now && now !== document.body && now.isConnected) return;
  near?.querySelector<HTMLElement>('button:not(:disabled), a[href], input:not(:disabled)')?.focus();
}
