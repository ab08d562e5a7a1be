/** What the two steps say in which an import is corrected, in German. */
import { exactCount, plural } from '../shared/format';
import type * as english from './textOfSteps';

export const understanding: typeof english.understanding = {
  understood: {
    title: 'Was Perennial verstanden hat',
    rows: (n: number) => plural(n, 'Zeile', 'Zeilen'),
    checking: (done: string, total: string) => `${done} von ${total} Zeilen geprüft`,
    kind: {
      text: 'Text',
      csv: 'CSV',
      tsv: 'Text mit Tabulatoren',
      workbook: (format: string) =>
        ({
          xlsx: 'Excel-Arbeitsmappe',
          xlsm: 'Excel-Arbeitsmappe',
          xlsb: 'Excel-Arbeitsmappe',
          xls: 'Alte Excel-Arbeitsmappe',
          ods: 'OpenDocument-Tabelle',
        })[format] ?? 'Arbeitsmappe',
      cards: (version: string) => `vCard ${version.replace(/\.0$/, '')}`,
      cardCount: (n: number) => plural(n, 'Karte', 'Karten'),
      sheetOf: (n: number) => (n > 1 ? `von ${exactCount(n)} Blättern` : ''),
    },
    encoding: 'Zeichenkodierung',
    delimiter: 'Spalten trennt',
    sheet: 'Blatt',
    header: 'Kopfzeile',
    headerLine: (line: number) => `Zeile ${line}`,
    noHeaderRow: 'Keine Kopfzeile',
    headerUp: 'Kopfzeile eine Zeile höher',
    headerDown: 'Kopfzeile eine Zeile tiefer',
    headerBack: 'Es gibt eine Kopfzeile',
    sheetRows: (name: string, rows: number) => `${name} · ${plural(rows, 'Zeile', 'Zeilen')}`,
    platform: 'Handles ohne Adresse sind auf',
    platformNone: 'Keine Plattform genannt',
    region: 'Telefonnummern ohne Vorwahl sind aus',
    regionNone: 'Kein Land genannt',
    regionSays: 'Damit eine Nummer wiedererkannt wird, wie auch immer sie geschrieben ist.',
    delimiters: {
      ',': 'Kommas',
      ';': 'Semikolons',
      '\t': 'Tabulatoren',
      '|': 'Striche |',
      ':': 'Doppelpunkte',
      '^': 'Zirkumflexe ^',
      '~': 'Tilden ~',
      ' ': 'Leerzeichen',
    },
    columns: 'Spalten',
    column: 'Spalte',
    samples: 'Ihre Werte',
    field: 'Wird zu',
    fieldOf: (header: string) => `„${header}“ wird zu`,
    menuOf: (header: string) => `Mehr zur Spalte „${header}“`,
    because: (why: string) => `Grund: ${why}`,
    noHeader: (letter: string) => `Spalte ${letter}`,
    blank: 'leer',
    leftOut: (n: number) => `${plural(n, 'Spalte bleibt', 'Spalten bleiben')} draußen`,
    values: 'Wenn jemand schon da ist',
    fill: 'Nur Lücken füllen',
    fillSays: 'Was du hast, bleibt, wie es ist.',
    overwrite: 'Überschreiben, was da ist',
    overwriteSays: 'Die Datei ersetzt, was du hast.',
    overwriteSome: (n: number) =>
      `${plural(n, 'Spalte ersetzt', 'Spalten ersetzen')}, was du hast; die anderen füllen Lücken.`,
    overwritesMark: 'überschreibt',
    custom: (name: string) => `Eigenes Feld: ${name}`,
    handle: (platform: string) => `${platform}-Handle`,
    followers: (platform: string) => `${platform}-Follower`,
    written: {
      dates: 'Wie die Daten geschrieben sind',
      decimal: 'Wie die Zahlen geschrieben sind',
      rate: 'Wie die Raten geschrieben sind',
    },
    reads: (sample: string, reads: string) => `${sample} ist ${reads}`,
  },

  nobody: {
    title: 'Um wen geht es in jeder Zeile?',
    says: 'Noch sagt das keine Spalte. Wähle unten die mit Namen, Handles, E-Mail-Adressen oder Profil-Links.',
    reading: {
      text: 'Wenn die Spalten falsch aussehen, versuch oben eine andere Kopfzeile, Zeichenkodierung oder ein anderes Trennzeichen.',
      workbook:
        'Wenn die Spalten falsch aussehen, versuch oben eine andere Kopfzeile oder ein anderes Blatt.',
      cards: '',
    },
  },

  asked: {
    title: (n: number) =>
      n === 1
        ? 'Eine Spalte lässt sich auf zwei Arten lesen'
        : `${exactCount(n)} Spalten lassen sich auf zwei Arten lesen`,
    says: 'Perennial rät nicht. Bis du wählst, bleiben diese Werte draußen; der Rest jeder Zeile kommt herein.',
    question: {
      dates: (column: string) => `Wie sind die Daten in „${column}“ gemeint?`,
      decimal: (column: string) => `Wie sind die Zahlen in „${column}“ gemeint?`,
      rate: (column: string) => `Wie sind die Raten in „${column}“ gemeint?`,
    },
    sample: (sample: string) => `„${sample}“ ist`,
    names: {
      dmy: 'Tag zuerst',
      mdy: 'Monat zuerst',
      ymd: 'Jahr zuerst',
      serial_1900: 'Tage seit 1900',
      serial_1904: 'Tage seit 1904',
      point: '1,234.5',
      comma: '1.234,5',
      points: 'schon in Prozent',
      fraction: 'ein Bruchteil',
      percent: 'Prozent',
    },
  },
};

export const looking: typeof english.looking = {
  rows: {
    label: 'Zeilen der Datei',
    views: 'Was du ansiehst',
    questions: 'Fragen',
    every: 'Alle Zeilen',
    answered: (done: number, all: number) => `${exactCount(done)} von ${exactCount(all)} beantwortet`,
    filter: 'Zeilen zeigen',
    problems: 'Probleme',
    problemsSays:
      'Zeilen mit etwas, das so nicht übernommen werden kann. Verbessere es hier; die Datei selbst bleibt, wie sie ist.',
    columns: { line: 'Zeile', who: 'Wer', says: 'Was geschehen wird' },
    none: 'Keine Zeile dieser Art.',
    checking: (done: string, total: string) => `${done} von ${total} Zeilen geprüft`,
    checkingSays: 'Du kannst dich inzwischen umsehen; Filter und Zahlen folgen.',
    checked: 'Jede Zeile ist geprüft.',
    stop: 'Anhalten',
    problemsOf: (n: number) => plural(n, 'Problem', 'Probleme'),
    more: (n: number) => `+${n}`,
    decided: 'von dir entschieden',
    unplanned: 'Noch nicht geprüft',
    open: 'Öffnen',
    all: {
      leaveOut: (n: number, what: string) => `Alle ${exactCount(n)} ${what} auslassen`,
      asNew: (n: number) => `Alle ${exactCount(n)} als neue Personen nehmen`,
    },
    allOf: {
      create: 'neuen Personen',
      update: 'Ergänzungen',
      unchanged: 'unveränderten Zeilen',
      skip: 'übersprungenen Zeilen',
      ask: 'offenen Fragen',
      reject: 'abgelehnten Zeilen',
    },
    bringBack: (what: string) => `Die ${what} zurückholen`,
    brought: 'Du hast sie alle ausgelassen.',
  },

  panel: {
    label: (line: string) => `Zeile ${line}`,
    close: 'Schließen',
    cells: 'Zellen',
    cellOf: (column: string) => `„${column}“`,
    editCell: (column: string, text: string) => `„${column}“: ${text || 'leer'}. Bearbeiten`,
    blank: 'leer',
    edited: 'verbessert',
    restore: 'Wie in der Datei',
    keys: 'Enter behält, Escape stellt wieder her, Tab geht weiter',
    decide: 'Was mit dieser Zeile geschieht',
    planned: 'Wie geplant',
    join: 'Jemand, den du hast …',
    joinTitle: (name: string) => `Wer ist ${name || 'das'}?`,
    isPerson: (name: string) => `Das ist ${name}`,
    asNew: 'Jemand Neues',
    leaveOut: 'Auslassen',
    previous: 'Vorige Zeile',
    next: 'Nächste Zeile',
  },

  questions: {
    title: 'Wer ist wer?',
    says: 'Zeilen, die jemand sein könnten, den du hast. Was unbeantwortet bleibt, wird in diesem Import ausgelassen; niemand wird auf Verdacht zusammengeführt.',
    kinds: {
      different_people: (n: number) =>
        `${plural(n, 'Zeile gehört', 'Zeilen gehören')} zu zwei verschiedenen Personen`,
      shared_email: (n: number) =>
        `${plural(n, 'Zeile teilt', 'Zeilen teilen')} eine E-Mail-Adresse mit jemandem anderen Namens`,
      shared_link: (n: number) =>
        `${plural(n, 'Zeile teilt', 'Zeilen teilen')} einen Link mit jemandem anderen Namens`,
      same_name: (n: number) =>
        `${plural(n, 'Zeile hat', 'Zeilen haben')} jemandes Namen und sonst nichts von ihm`,
      similar_name: (n: number) => `${plural(n, 'Zeile hat', 'Zeilen haben')} fast jemandes Namen`,
      look_alike: (n: number) =>
        `${plural(n, 'Zeile hat', 'Zeilen haben')} einen Handle, der jemandes Handle nur ähnlich sieht`,
    },
    short: {
      different_people: 'Zwei verschiedene Personen',
      shared_email: 'Geteilte E-Mail-Adresse',
      shared_link: 'Geteilter Link',
      same_name: 'Gleicher Name',
      similar_name: 'Ähnlicher Name',
      look_alike: 'Ähnlicher Handle',
    },
    oneByOne: 'Eine nach der anderen',
    decided: {
      suggested: 'Für alle gilt der Vorschlag.',
      new: 'Alle sind neue Personen.',
      leave_out: 'Alle werden ausgelassen.',
    },
    withdraw: 'Frag mich noch einmal',
    allAnswered: 'Jede Frage ist beantwortet.',
    see: 'Zeilen ansehen',
  },

  chooser: {
    back: 'Zurück zu den Fragen',
    place: (at: number, all: number) => `${exactCount(at)} von ${exactCount(all)}`,
    row: (line: string) => `Zeile ${line} deiner Datei`,
    known: 'Jemand, den du hast',
    ofFile: (line: string) => `Zeile ${line} der Datei`,
    is: 'Das ist diese Person',
    asNew: 'Jemand Neues',
    leaveOut: 'Auslassen',
    previous: 'Vorige Frage',
    next: 'Nächste Frage',
    fields: { accounts: 'Konten', emails: 'E-Mail', evidence: 'Was dafür spricht' },
  },
};
