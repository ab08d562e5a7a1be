/** Finds a row by its line in a list that can only be asked for pages: lines grow, so a guess is soon right. */
import type { PreviewRow, PreviewRows } from '../api/client';

export async function rowOnLine(
  page: (from: number, limit: number) => Promise<PreviewRows>,
  line: number,
  firstLine: number,
): Promise<PreviewRow | null> {
  const AROUND = 8;
  let low = 0;
  let high = Number.MAX_SAFE_INTEGER;
  // Rows mostly stand on lines of their own, one after the other.
  let guess = Math.max(0, line - firstLine);
  while (low < high) {
    const from = Math.max(0, guess - AROUND);
    const { total, rows } = await page(from, AROUND * 2);
    high = Math.min(high, total);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) {
      if (total === 0 || from === 0) return null;
      guess = Math.floor((low + high) / 2);
      high = Math.min(high, from);
      continue;
    }
    const found = rows.find((r) => r.line === line);
    if (found) return found;
    if (line < first.line) high = from;
    else if (line > last.line) low = from + rows.length;
    else return null;
    guess = Math.floor((low + high) / 2);
  }
  return null;
}
