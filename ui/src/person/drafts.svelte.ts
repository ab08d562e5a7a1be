/** Text that was typed and not yet saved, by person: it outlives the panel that it was typed in. */
import { SvelteMap } from 'svelte/reactivity';
import type { PersonId } from '../api/client';

export const noteDrafts = new SvelteMap<PersonId, string>();
/** The note of a contact that is being logged, by the people whom it is logged with. */
export const contactDrafts = new SvelteMap<string, string>();
