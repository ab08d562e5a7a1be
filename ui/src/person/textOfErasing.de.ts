/** What is said where everything about a person is handed out, or erased, in German. */
import type { Erased, Erasure } from '../api/client';
import { exactCount, plural } from '../shared/format';
import type { en } from './textOfErasing';

export const de: typeof en = {
  export: 'Alles exportieren …',
  exported: (name: string, path: string) => `Alles über ${name} steht in ${path}`,
  erase: 'Endgültig löschen …',
  title: (name: string) => `${name} löschen?`,
  says: 'Alles, was über diese Person gespeichert ist, wird endgültig gelöscht, auch aus dem Verlauf. Rückgängig machen lässt sich das nicht.',
  goes: 'Was gelöscht wird',
  counted: (there: Erasure): string[] => [
    plural(there.accounts, 'Konto', 'Konten'),
    plural(there.addresses, 'E-Mail-Adresse oder Telefonnummer', 'E-Mail-Adressen und Telefonnummern'),
    plural(there.touchpoints, 'Kontakt', 'Kontakte'),
    plural(there.mentions, 'Erwähnung', 'Erwähnungen'),
    plural(there.appreciation, 'Wertschätzung', 'Wertschätzungen'),
    plural(there.entries, 'Eintrag im Verlauf', 'Einträge im Verlauf'),
    plural(there.import_rows, 'Zeile aus einem Import', 'Zeilen aus Importen'),
  ],
  stays: 'Was du über andere geschrieben hast, bleibt, auch wo der Name darin vorkommt.',
  copies:
    'Diese älteren Kopien der Datei enthalten die Person noch und bleiben unberührt. Lösche sie, wenn auch sie verschwinden sollen:',
  mark: 'Kein Import bringt sie zurück',
  marks: (n: number) =>
    n === 1
      ? 'Konto oder Adresse bleibt als Zeichen gespeichert, das wiedererkennt und nichts verrät.'
      : `${exactCount(n)} Konten und Adressen bleiben als Zeichen gespeichert, die wiedererkennen und nichts verraten.`,
  noMarks: 'Es gibt kein Konto und keine E-Mail-Adresse, an der ein Import sie erkennen könnte.',
  confirm: 'Endgültig löschen',
  keep: 'Behalten',
  done: ({ name, marked, still_named }: Erased) => {
    const said = [`${name} ist gelöscht`];
    if (marked > 0) said.push('kein Import bringt sie zurück');
    if (still_named.length)
      said.push(`was du über andere geschrieben hast, nennt sie noch: ${still_named.join(', ')}`);
    return said.join('; ');
  },
  unswept: (why: string) => `Die Person ist gelöscht, aber in der Datei können Spuren bleiben: ${why}`,
};
