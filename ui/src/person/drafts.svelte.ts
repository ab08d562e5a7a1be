/** Text that was typed and not yet saved, by person: it outlives the panel that it was typed in. */
import { SvelteMap } from 'svelte/reactivity';
import type { PersonId } from '../api/client';

export const noteDrafts = drafts<PersonId>('perennial.notes');
/** The note of a contact that is being logged, by the people whom it is logged with. */
export const contactDrafts = drafts<string>('perennial.contacts');

/** It outlives another language, too, for which the window is loaded anew. */
function drafts<Of>(name: string): SvelteMap<Of, string> {
  const map = new SvelteMap<Of, string>(JSON.parse(sessionStorage.getItem(name) ?? '[]'));
  sessionStorage.removeItem(name);
  addEventListener('pagehide', () => sessionStorage.setItem(name, JSON.stringify([...map])));
  return map;
}
