/** What the import says, in German. */
import { exactCount, plural } from '../shared/format';
import type { en } from './text';
import { looking, understanding } from './textOfSteps.de';

const persons = (n: number) => plural(n, 'Person', 'Personen');

export const de: typeof en = {
  ...understanding,
  ...looking,

  says: 'Von der Tabelle zu Personen, die bleiben: in einem Schritt, der sich rückgängig machen lässt.',
  drop: {
    title: 'Lass deine Liste hier fallen',
    says: 'Eine Tabelle, eine CSV-Datei aus einem Recherche-Tool, ein Export deiner Kontakte, eine Liste, die jemand gepflegt hat; gern auch mehrere zugleich. Spalten werden an ihrem Kopf erkannt und an dem, was darin steht.',
    promise: 'Du siehst zuerst, was mit jeder Zeile geschieht. Nichts wird geschrieben, bevor du zustimmst.',
    choose: 'Dateien wählen …',
    reading: (name: string) => `${name} wird gelesen …`,
    readingTitle: 'Deine Liste wird gelesen',
  },
  refused: {
    title: (name: string) => `${name} konnte nicht gelesen werden`,
    again: 'Andere Datei versuchen',
  },
  hover: {
    title: 'Lass deine Liste fallen, um sie zu importieren',
    says: 'Nichts wird geschrieben, bevor du zustimmst.',
  },

  recent: {
    title: 'Bisherige Importe',
    counts: (created: number, updated: number, unchanged: number) =>
      [
        created > 0 ? `${persons(created)} hinzugefügt` : '',
        updated > 0 ? `${exactCount(updated)} ergänzt` : '',
        unchanged > 0 ? `${exactCount(unchanged)} unverändert` : '',
      ]
        .filter(Boolean)
        .join(', ') || 'nichts geändert',
    rows: (n: number) => plural(n, 'Zeile', 'Zeilen'),
    undone: 'Rückgängig gemacht',
    undo: 'Rückgängig',
    undoOf: (file: string) => `Import von ${file} rückgängig machen`,
    open: (file: string) => `Der Import von ${file}`,
  },

  batch: {
    back: 'Alle Importe',
    on: (when: string) => `Importiert am ${when}`,
    hash: 'Fingerabdruck der Datei',
    copy: 'Ganzen Fingerabdruck kopieren',
    copied: 'Kopiert.',
    people: 'Betroffene Personen',
    columns: { name: 'Name', outcome: 'Was geschah' },
    gone: 'nicht mehr da',
    nameless: 'Jemand',
    nobody: {
      title: 'Niemand war betroffen',
      says: 'Jede Zeile war schon da oder wurde ausgelassen.',
    },
    undone: 'Dieser Import ist zurückgenommen.',
    undoneSays: 'Was er geschrieben hatte, ist weg, und was er geändert hatte, ist wie zuvor.',
    undo: 'Diesen Import rückgängig machen',
    undoSays:
      'Nimmt alles zurück, was er geschrieben hat, heute oder Tage später. Was du seither geändert hast, bleibt und wird genannt.',
  },

  steps: {
    label: 'Schritte des Imports',
    names: {
      file: 'Datei',
      understood: 'Was wir verstanden haben',
      rows: 'Zeilen',
      writing: 'Import',
      report: 'Bericht',
    },
    done: 'erledigt',
  },

  queue: {
    label: 'Dateien dieses Imports',
    added: (n: number) =>
      `${plural(n, 'Datei wartet', 'Dateien warten')}, bis sie an der Reihe sind.`.replace(
        'wartet, bis sie an der Reihe sind',
        'wartet, bis sie an der Reihe ist',
      ),
    states: { waiting: 'wartet', open: 'offen', done: 'importiert', refused: 'nicht gelesen' },
    remove: (name: string) => `${name} aus der Reihe nehmen`,
    skip: 'Diese Datei überspringen',
    lookAt: (name: string) => `${name} jetzt ansehen`,
  },

  unfinished: {
    title: 'Noch nicht fertig',
    choices: (n: number) =>
      n === 0 ? 'noch nichts gewählt' : `${plural(n, 'Wahl', 'Entscheidungen')} getroffen`,
    resumed: 'Du hattest mit dieser Datei begonnen: Alles, was du dazu gesagt hast, gilt noch.',
    changed:
      'Die Datei hat sich seither geändert: Was du zu den Spalten gesagt hast, gilt noch, was du zu einzelnen Zeilen gesagt hast, nicht.',
    anew: 'Neu beginnen',
    resume: 'Weitermachen',
    resumeOf: (file: string) => `Mit ${file} weitermachen`,
    forget: 'Vergessen',
    forgetOf: (file: string) => `Vergessen, was für ${file} gewählt war`,
    forgotten: (file: string) => `Was für ${file} gewählt war, ist vergessen`,
  },

  choices: {
    title: (n: number) => plural(n, 'Entscheidung', 'Entscheidungen'),
    heading: 'Was du zu dieser Datei gesagt hast',
    none: 'Noch nichts: Alles ist, wie Perennial es vorgefunden hat.',
    undo: 'Letzte Wahl zurücknehmen',
    redo: 'Wieder so wählen',
    undoLabel: (label: string) => `Zurücknehmen: ${label}`,
    redoLabel: (label: string) => `Wieder: ${label}`,
    undone: (label: string) => `Zurückgenommen: ${label}`,
    redone: (label: string) => `Wieder gewählt: ${label}`,
    noLonger: (n: number) =>
      `${plural(n, 'Entscheidung gilt', 'Entscheidungen gelten')} nicht mehr: Die Datei wird jetzt anders gelesen.`,
    takeBack: (label: string) => `„${label}“ zurücknehmen`,
    made: {
      reading: 'Die Datei anders lesen',
      platform: (name: string) => `Bloße Handles sind auf ${name}`,
      noPlatform: 'Bloße Handles sind auf keiner Plattform',
      region: (name: string) => `Telefonnummern ohne Vorwahl sind aus ${name}`,
      noRegion: 'Telefonnummern ohne Vorwahl sind aus keinem bestimmten Land',
      field: (column: string, field: string) => `„${column}“ wird ${field}`,
      style: (column: string) => `Wie „${column}“ geschrieben ist`,
      overwriteAll: 'Überschreiben, was da ist',
      overwriteNone: 'Nur Lücken füllen',
      overwrite: (column: string) => `„${column}“ überschreibt`,
      fill: (column: string) => `„${column}“ füllt nur Lücken`,
      edit: (line: string, column: string) => `Zeile ${line}, „${column}“`,
      line: (line: string, take: string) => `Zeile ${line}: ${take}`,
      question: (kind: string, take: string) => `${kind}: ${take}`,
      outcome: (outcome: string, take: string) => `Alle „${outcome}“: ${take}`,
      withdrawn: (line: string) => `Zeile ${line}: wie von Perennial geplant`,
    },
    takes: {
      person: 'jemand, den du hast',
      row: 'eine andere Zeile der Datei',
      suggested: 'der Vorschlag',
      new: 'jemand Neues',
      leave_out: 'ausgelassen',
    },
  },

  outcomes: {
    all: 'Alle',
    create: 'Neu',
    update: 'Ergänzt',
    unchanged: 'Unverändert',
    skip: 'Übersprungen',
    ask: 'Zu klären',
    reject: 'Abgelehnt',
  },
  outcomeSays: {
    create: 'Neue Personen; sie kommen in die Entdeckung, wenn die Datei nichts anderes sagt.',
    update: 'Personen, die du hast; die Datei ergänzt sie.',
    unchanged: 'Personen, die du hast; die Datei sagt nichts Neues.',
    skip: 'Zeilen über niemanden.',
    ask: 'Perennial weiß nicht, wer gemeint ist. Antworte unter Fragen oder Zeile für Zeile; was offen bleibt, wird ausgelassen.',
    reject:
      'Zeilen, die so nicht übernommen werden können. Verbessere die markierten Zellen hier, oder speichere diese Zeilen in eine Datei, sobald die anderen importiert sind.',
  },

  preview: {
    title: 'Was geschehen wird',
    nobody: 'Niemand genannt',
    cancelled: 'Abgebrochen. Nichts wurde geschrieben.',
  },

  commit: {
    label: (n: number) => `${persons(n)} importieren`,
    nothing: 'Nichts zu importieren',
    says: (created: number, updated: number) =>
      created && updated
        ? `${exactCount(created)} neu, ${exactCount(updated)} ergänzt`
        : created
          ? 'Alle davon neu'
          : updated
            ? 'Alle davon bekannt; nur was fehlt, kommt hinzu'
            : 'Alles in dieser Liste ist schon da oder kann nicht übernommen werden.',
    promise: 'Ein Schritt in deinem Verlauf: Er lässt sich ganz rückgängig machen, auch Tage später.',
    other: 'Andere Datei',
    back: 'Zurück',
    rows: 'Zeilen prüfen',
    questions: (n: number) =>
      `${plural(n, 'Frage ist', 'Fragen sind')} noch offen; was offen bleibt, wird ausgelassen.`,
    waiting: 'Wird noch geprüft …',
    nobody: 'Keine Spalte sagt, um wen es in einer Zeile geht',
    nobodySays: 'Wähle eine, dann lassen sich die Zeilen prüfen.',
  },

  writing: {
    title: (name: string) => `${name} wird importiert`,
    done: (done: string, total: string) => `${done} von ${total} Zeilen`,
    rate: (n: string) => `${n} Zeilen in der Sekunde`,
    left: (seconds: number) =>
      seconds < 2 ? 'fast fertig' : `noch etwa ${plural(seconds, 'Sekunde', 'Sekunden')}`,
    cancel: 'Abbrechen',
    cancelling: 'Wird abgebrochen …',
    says: 'Abbrechen nimmt alles zurück: Es ist die ganze Liste oder nichts davon.',
  },

  report: {
    title: (n: number) => (n === 0 ? 'Nichts Neues' : `${persons(n)} importiert`),
    nothing: 'Alles in dieser Liste war schon da.',
    undone: 'Zurückgenommen',
    undoneSays: (file: string) =>
      `Was ${file} geschrieben hatte, ist weg, und was sie geändert hatte, ist wie zuvor.`,
    from: (file: string) => `aus ${file}`,
    shifted: (n: number) =>
      `${plural(n, 'Zeile wurde', 'Zeilen wurden')} ausgelassen, weil sich etwas geändert hat, während du sie angesehen hast:`,
    shiftedLine: (line: number, why: string) => `Zeile ${line}: ${why}`,
    board: 'Auf dem Board ansehen',
    rejected: 'Abgelehnte Zeilen speichern …',
    saved: (path: string) => `Gespeichert als ${path}`,
    undo: 'Diesen Import rückgängig machen',
    again: 'Noch eine Liste importieren',
    sheets: (n: number) => `${plural(n, 'weiteres Blatt', 'weitere Blätter')} in dieser Arbeitsmappe`,
    nextFile: (name: string) => `Weiter: ${name}`,
    kept: (n: number) =>
      n === 1
        ? 'Eines blieb, weil es seither geändert wurde:'
        : `${exactCount(n)} Dinge blieben, weil sie seither geändert wurden:`,
    people: 'Ansehen, wen er betraf',
  },
};
