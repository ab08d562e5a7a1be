/** The import under way, for those who ask about it without fetching it: nothing is under way before it was fetched. */
import type { Session } from './session.svelte';

export const underWay: { session: Session | null } = { session: null };
