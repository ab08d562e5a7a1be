/** Which rows are listed. */
import type { RowFilter } from '../api/client';

export type Shown = Required<RowFilter>;

export const everyRow: Shown = { outcome: null, question: null, problems: false };
