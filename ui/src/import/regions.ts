/** Countries by their names in the owner's language. */
import { locale } from '../shared/format';
import type { Choice } from './fields';

/** `PT` → “Portugal”; the code itself where the platform knows no name for it. */
export function regionName(code: string): string {
  try {
    return new Intl.DisplayNames(locale(), { type: 'region' }).of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
}

/** As choices of a menu, by their names. */
export function regionChoices(codes: readonly string[]): Choice[] {
  const sorted = new Intl.Collator(locale());
  return codes
    .map((value) => ({ value, label: regionName(value) }))
    .sort((a, b) => sorted.compare(a.label, b.label));
}
