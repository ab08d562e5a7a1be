/** What the Duplicates screen says, in German. */
import { exactCount, plural } from '../shared/format';
import type { en } from './text';

export const de: typeof en = {
  back: 'Personen',
  says: 'Personen, die vielleicht dieselbe sind. Nichts wird zusammengeführt, bevor du es sagst, und alles lässt sich rückgängig machen.',
  count: (n: number) => plural(n, 'Paar sieht sich ähnlich', 'Paare sehen sich ähnlich'),
  searching: 'Suche nach Personen, die dieselbe sein könnten …',
  progress: (done: string, total: string) => `${done} von ${total} angesehen`,
  stop: 'Anhalten',
  stopped: {
    title: 'Du hast die Suche angehalten',
    says: 'Es wurde nichts geändert.',
    again: 'Noch einmal suchen',
  },
  none: {
    title: 'Keine zwei Personen sehen sich ähnlich',
    says: 'Perennial hat Namen, Handles, E-Mail-Adressen, Telefonnummern und Geburtstage verglichen. Es schaut wieder nach, sooft du herkommst.',
    people: 'Alle ansehen',
  },
  again: 'Noch einmal suchen',
  list: 'Paare, die vielleicht dieselbe Person sind',
  likelihood: {
    certain: 'So gut wie sicher',
    likely: 'Wahrscheinlich',
    possible: 'Möglich',
  },
  and: 'und',
  keys: { open: 'vergleichen', merge: 'zusammenführen', apart: 'nicht dieselbe' },
  compare: {
    label: (left: string, right: string) => `${left} und ${right} nebeneinander`,
    back: 'Alle Paare',
    keeps: 'Bleibt',
    goes: 'Geht darin auf',
    swap: 'Die andere behalten',
    evidence: 'Warum sie dieselbe sein könnten',
    merge: 'Zusammenführen',
    apart: 'Nicht dieselbe Person',
    next: 'Nächstes Paar',
    previous: 'Voriges Paar',
    place: (at: number, all: number) => `${exactCount(at)} von ${exactCount(all)}`,
    because: (why: string) => `Vorschlag: ${why}`,
    settled: (why: string) => why,
    both: 'Beides behalten',
    blank: 'nichts',
    together: 'beides bleibt',
    more: (n: number) => `${exactCount(n)} weitere zeigen`,
    choose: (field: string) => `${field}: Was bleibt?`,
  },
};
