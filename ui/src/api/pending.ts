/**
 * What the window asks that the generated bindings do not hold yet. Shapes follow the core's own types word for word;
 * nothing else may stand here, and the file goes once the last of them is generated.
 */
import type { BatchId, ImportBatch, Outcome, PersonId } from './bindings';

export interface BatchPerson {
  person: PersonId;
  name: string;
  outcome: Outcome;
  /** False where they are gone since. */
  there: boolean;
}

export interface BatchPage {
  batch: ImportBatch;
  hash: string;
  people: BatchPerson[];
  total: number;
}

export interface PendingVerbs {
  importBatch(batch: BatchId, from: number, limit: number): Promise<BatchPage>;
}
