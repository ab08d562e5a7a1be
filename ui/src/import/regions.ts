/** Countries as choices of a menu. */
import { byName, regionName } from '../shared/format';
import type { Choice } from './fields';

/** By their names. */
export function regionChoices(codes: readonly string[]): Choice[] {
  return codes.map((value) => ({ value, label: regionName(value) })).sort((a, b) => byName(a.label, b.label));
}
