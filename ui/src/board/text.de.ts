/** What the board says, in German. */
import { exactCount, plural } from '../shared/format';
import type { en } from './text';

export const de: typeof en = {
  says: (total: number) =>
    `${plural(total, 'Person', 'Personen')} auf dem Weg von der Entdeckung zur Fürsprache`,
  matching: (n: number) => `${plural(n, 'Person passt', 'Personen passen')}`,
  noMatch: {
    title: 'Niemand passt',
    says: 'Niemand auf dem Board entspricht den Filtern. Nimm einen davon weg, oder alle.',
    clear: 'Alle zeigen',
  },
  due: (n: number) => `${exactCount(n)} fällig`,
  label: 'Board',
  column: (name: string, count: number, due: number) =>
    `${name}, ${plural(count, 'Person', 'Personen')}, ${exactCount(due)} fällig`,
  empty: 'Niemand hier. Zieh eine Karte herein, oder nutze „Verschieben nach“ auf einer.',
  help: 'Enter öffnet. Die Leertaste nimmt die Karte auf, dann bewegen sie die Pfeiltasten. M wählt eine Phase.',
  lifted: (name: string, where: string) =>
    `${name} aufgenommen. ${where}. Pfeiltasten bewegen, Leertaste legt ab, Escape legt zurück.`,
  where: (stage: string, position: number, count: number) => `${stage}, ${position} von ${count}`,
  between: (above: string | undefined, below: string | undefined) =>
    above ? ` nach ${above}` : below ? ` vor ${below}` : '',
  dropped: (name: string, where: string) => `${name} abgelegt. ${where}.`,
  cancelled: (name: string) => `${name} liegt wieder am alten Platz.`,
  loading: 'Wird geladen …',
};
