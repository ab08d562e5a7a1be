import type { Stage } from '../api/client';

/** The lifecycle, in its order. */
export const stages: readonly Stage[] = ['discovery', 'outreach', 'collaboration', 'nurturing', 'advocacy'];
