/** What was pressed may be gone once its deed is done: focus then stays near, and never falls to the body. */
import { tick } from 'svelte';

export async function keepFocus(near: HTMLElement | null | undefined, deed: Promise<unknown>): Promise<void> {
  await deed;
  await tick();
  const now = document.activeElement;
  if (now && now !== document.body && now.isConnected) return;
  near?.querySelector<HTMLElement>('button:not(:disabled), a[href], input:not(:disabled)')?.focus();
}

/**
 * For what offers to ask again and goes once it was answered: call it while it is being set up, and with the button
 * when that is pressed. The focus then stays in the dialog, the panel or on the screen.
 */
export function goesWithItsButton(): (button: HTMLElement) => void {
  let near: HTMLElement | null = null;
  $effect(() => () => {
    if (near) void keepFocus(near, Promise.resolve());
  });
  return (button) => (near = button.parentElement!.closest('[role=dialog], aside, main'));
}
