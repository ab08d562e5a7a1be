/** What the settings say, in German. */
import { exactCount, plural } from '../shared/format';
import type { en } from './text';

export const de: typeof en = {
  says: 'Wie Perennial aussieht, wie oft du dich melden möchtest und wo deine Daten liegen.',
  look: {
    title: 'Darstellung',
    theme: 'Farben',
    language: 'Sprache',
    systemLanguage: 'Wie das System',
    density: 'Karten und Zeilen',
  },
  drying: {
    stage: (stage: string) => `${stage}: wann eine Karte austrocknet`,
    stageDays: (stage: string) => `${stage}: ruhige Tage, bis eine Karte austrocknet`,
    never: 'Trocknet nie aus',
    after: 'Trocknet nach … Tagen aus',
  },
  cadence: {
    title: 'In Kontakt bleiben',
    says: 'So viele Tage nach dem letzten Kontakt ist eine Person fällig. Ein Rhythmus, der für eine Person oder ein Schlagwort gilt, geht dem der Phase vor.',
    default: 'Alle, wenn nichts anderes gesagt ist',
    days: 'Tage',
    wrong: 'Schreib eine ganze Zahl von Tagen, 1 bis 3.650.',
    stage: (stage: string) => `${stage}: wie oft`,
    stageDays: (stage: string) => `${stage}: Tage zwischen zwei Kontakten`,
    inherit: (days: number) => `Wie alle (${plural(days, 'Tag', 'Tage')})`,
    own: 'Alle … Tage',
    never: 'Kein Rhythmus',
    tagDays: (tag: string) => `${tag}: Tage zwischen zwei Kontakten`,
    tagRemove: (tag: string) => `${tag} den Rhythmus nehmen`,
    would: (more: number, fewer: number) => {
      const due = (n: number, which: string) =>
        `Heute ${n === 1 ? 'wäre' : 'wären'} ${plural(n, 'Person', 'Personen')} ${which} fällig`;
      if (more && fewer) return `${due(more, 'mehr')}, dafür ${exactCount(fewer)} nicht mehr`;
      if (more) return due(more, 'mehr');
      return fewer ? due(fewer, 'weniger') : 'Heute ändert sich nichts';
    },
  },
  reminder: {
    title: 'Tägliche Erinnerung',
    says: 'Eine Mitteilung am Tag sagt, wie viele fällig sind, und nennt keine Namen. Was außerhalb dieser Zeiten fällig wird, kommt, wenn sie beginnen; unter Heute stehen immer alle.',
    never: 'Es kommt keine Mitteilung. Unter Heute stehen trotzdem alle, die fällig sind.',
    rest: 'Über die Ferien muss niemand an jemanden erinnert werden.',
    from: 'Von',
    until: 'Bis',
    on: 'An diesen Tagen',
    days: {
      monday: 'Montag',
      tuesday: 'Dienstag',
      wednesday: 'Mittwoch',
      thursday: 'Donnerstag',
      friday: 'Freitag',
      saturday: 'Samstag',
      sunday: 'Sonntag',
    },
  },
  desk: {
    title: 'Fenster und Start',
    close: 'Wenn ich das Fenster schließe',
    closes: { ask: 'Mich fragen', tray: 'Im Infobereich bleiben', quit: 'Beenden' },
    closeSays:
      'Im Infobereich läuft Perennial ohne Fenster weiter, damit die tägliche Erinnerung kommt. Ein Klick auf das Symbol öffnet es wieder.',
    noTray:
      'Dieser Desktop zeigt keinen Infobereich; wenn du das Fenster schließt, endet Perennial. Die tägliche Erinnerung kommt, solange das Fenster offen ist.',
    login: 'Perennial öffnen, wenn ich mich anmelde',
    loginSays:
      'Aus, bis du es einschaltest. Perennial öffnet sich dann mit deinem Desktop, im Infobereich, wenn du es dorthin schließt.',
    noLogin:
      'Dieser Computer verrät nicht, ob Perennial bei der Anmeldung starten darf. Die Einstellungen des Systems können das.',
  },
  data: {
    title: 'Deine Daten',
    file: 'Alles liegt in dieser einen Datei auf deinem Computer:',
    copy: 'Pfad kopieren',
    copied: 'Der Pfad ist kopiert.',
    sample: 'Beispielpersonen',
    sampleSays:
      'Fülle die leere Datei mit erfundenen Personen, um alles auszuprobieren. Ein Klick entfernt sie wieder, und nichts von dir.',
    sampleThere:
      'Einige Personen in deiner Datei sind erfunden. Wenn du sie entfernst, bleibt alles, was du selbst hinzugefügt hast.',
    remove: 'Beispielpersonen entfernen',
    sampleFull: 'Beispielpersonen lassen sich nur laden, solange deine Datei leer ist.',
    load: 'Beispielpersonen laden',
  },
  export: {
    title: 'Zum Mitnehmen',
    says: 'Wer archiviert ist oder nicht kontaktiert werden soll, steht nur in der Datei mit allem.',
    button: 'Speichern …',
    save: (form: string) => `Speichern: ${form}`,
    forms: {
      xlsx: {
        name: 'Arbeitsmappe (.xlsx)',
        says: 'Eine Zeile je Person mit echten Daten und Zahlen, für Excel, Numbers oder LibreOffice. Ein Import liest sie wieder ein.',
      },
      csv: { name: 'Tabelle (.csv)', says: 'Dasselbe als reiner Text, für jedes andere Programm.' },
      vcf: { name: 'Adresskarten (.vcf)', says: 'Für das Adressbuch deines Telefons oder Mailprogramms.' },
      ics: {
        name: 'Kalender (.ics)',
        says: 'Wer fällig ist, am richtigen Tag, und jedes Jahr die Geburtstage. Neu gespeichert und importiert, steht nichts doppelt da.',
      },
      json: { name: 'Alles (.json)', says: 'Alle mit ihrer ganzen Geschichte, für ein anderes Programm.' },
    },
  },
  system: {
    title: 'Dieser Computer',
    fine: 'Es fehlt nichts.',
  },
  history: {
    title: 'Verlauf',
    says: 'Alles, was getan wurde, das Neueste zuerst. Jeder Schritt lässt sich zurücknehmen, nicht nur der letzte.',
    empty: 'Noch wurde nichts getan.',
    rows: (n: number) => plural(n, 'Zeile', 'Zeilen'),
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    undoOf: (label: string) => `Rückgängig machen: ${label}`,
    redoOf: (label: string) => `Wiederholen: ${label}`,
    undone: 'Rückgängig gemacht',
    more: 'Ältere zeigen',
  },
};
