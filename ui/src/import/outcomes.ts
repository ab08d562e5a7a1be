/** The six outcomes of a row, in the order in which a preview shows them. */
import type { ImportBatch, ImportCounts, Outcome } from '../api/client';

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

/** The same of an import that was done. */
export function countOfBatch(batch: ImportBatch, outcome: Outcome): number {
  const { rows, created, updated, unchanged, skipped, rejected, asked } = batch;
  return countOf({ rows, created, updated, unchanged, skipped, rejected, asked, people: 0 }, outcome);
}
