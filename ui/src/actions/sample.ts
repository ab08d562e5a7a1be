/** Sample people go again in one gesture; asked only where something of the owner's would go with them. */
import Eraser from '@lucide/svelte/icons/eraser';
import { client } from '../api/client';
import { frame } from '../shared/frame.svelte';
import { keepFocus } from '../shared/keepFocus.svelte';
import { text } from '../shared/text';
import { perform, toasts } from '../shared/toasts.svelte';
import type { Action } from './actions';
import { overlays } from './overlays.svelte';

/** Asks first where the owner did something for some of them. */
async function remove(): Promise<void> {
  try {
    const sample = await client.samplePeople();
    if (sample.touched > 0) overlays.open({ kind: 'remove-sample', sample });
    else await take(true);
  } catch (thrown) {
    toasts.failed(thrown);
  }
}

/** Removes them. What was pressed goes with them: the focus stays in the window. */
export async function take(keepTouched: boolean): Promise<void> {
  const here = document.querySelector<HTMLElement>('nav');
  await keepFocus(
    here,
    perform(client.removeSample(keepTouched)).then(() => frame.again()),
  );
}

export const removeSample: Action = {
  id: 'remove-sample',
  label: text.actions.removeSample,
  icon: Eraser,
  keys: [],
  run: () => void remove(),
  available: () => frame.value?.made_up ?? false,
};
