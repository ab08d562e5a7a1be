/** The six outcomes of a row, in the order in which a preview shows them. */
import type { ImportCounts, Outcome } from '../api/client';

export const outcomes: readonly Outcome[] = ['create', 'update', 'unchanged', 'skip', 'ask', 'reject'];

export function countOf(counts: ImportCounts, outcome: Outcome): number {
  switch (outcome) {
    case 'create':
      return counts.created;
    case 'update':
      return counts.updated;
    case 'unchanged':
      return counts.unchanged;
    case 'skip':
      return counts.skipped;
    case 'ask':
      return counts.asked;
    case 'reject':
      return counts.rejected;
  }
}

/** How many rows an import writes. */
export function written(counts: ImportCounts): number {
  return counts.created + counts.updated;
}
