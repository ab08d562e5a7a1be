import type { CustomKind } from '../api/client';

/** In the order in which they are offered. */
export const kinds: readonly CustomKind[] = ['text', 'number', 'date', 'choice', 'yes_no', 'link'];
