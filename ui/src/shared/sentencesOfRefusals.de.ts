/** The shapes of what the core and the shell refuse, and how each is said in German. */
import type { Rule } from './retold';

/** What a value that was typed or found in a cell is not. */
const values: readonly Rule[] = [
  ['no handle was given', 'Es wurde kein Handle angegeben'],
  [
    '“{what}” does not say its platform; choose one, or write the whole address',
    '„{what}“ sagt nicht, auf welcher Plattform; wähle eine, oder schreib die ganze Adresse',
  ],
  [
    '“{what}” is a post on {a}, not an account; give the profile’s address',
    '„{what}“ ist ein Beitrag auf {a}, kein Konto; nenne die Adresse des Profils',
  ],
  [
    '“{what}” is a page of {a}, not an account; give the profile’s address',
    '„{what}“ ist eine Seite von {a}, kein Konto; nenne die Adresse des Profils',
  ],
  ['“{what}” cannot be a handle on {a}: {again}', '„{what}“ kann kein Handle auf {a} sein: {again}'],
  ['“{what}” is neither a handle nor an address', '„{what}“ ist weder ein Handle noch eine Adresse'],
  ['a handle has no spaces', 'Ein Handle hat keine Leerzeichen'],
  ['a handle has at most {n} characters', 'Ein Handle hat höchstens {n} Zeichen'],
  [
    'its “{a}” is no “{b}”, it only looks like one: type it anew',
    'Sein „{a}“ ist kein „{b}“, es sieht nur so aus: Tippe ihn neu',
  ],
  ['it has no letter or digit', 'Er hat weder Buchstaben noch Ziffern'],
  ['“{what}” is below zero', '„{what}“ liegt unter null'],
  ['“{what}” is not a number; write 12500 or 12.5K', '„{what}“ ist keine Zahl; schreib 12500 oder 12,5K'],
  [
    '“{what}” gives only an upper end, which is no count',
    '„{what}“ nennt nur ein oberes Ende, und das ist keine Anzahl',
  ],
  [
    '“{what}” is one count with a decimal point and another with a decimal comma: choose this column’s decimal mark (--decimal point, or comma)',
    '„{what}“ ist mit Dezimalpunkt eine andere Zahl als mit Dezimalkomma: Wähle das Dezimalzeichen dieser Spalte',
  ],
  ['“{what}” is more followers than anyone has', '„{what}“ sind mehr Follower, als irgendjemand hat'],
  [
    '“{what}” is not a date that we can read; write it like 2026-03-31',
    '„{what}“ ist kein lesbares Datum; schreib es wie 2026-03-31',
  ],
  ['there is no such date as “{what}”', 'Das Datum „{what}“ gibt es nicht'],
  [
    '“{what}” could be {a} or {b}: choose this column’s order of day and month (--date-order dmy, or mdy)',
    '„{what}“ könnte {a} oder {b} sein: Wähle die Reihenfolge von Tag und Monat in dieser Spalte',
  ],
  ['“{what}” is not a rate; write 3.47 %', '„{what}“ ist keine Rate; schreib 3,47 %'],
  [
    '“{what}” could be {a} or {b}: choose what this column’s rates are written in',
    '„{what}“ könnte {a} oder {b} sein: Wähle, worin die Raten dieser Spalte stehen',
  ],
  [
    '“{what}” is no time of day; write it as 14:30 or 2:30 pm',
    '„{what}“ ist keine Uhrzeit; schreib sie wie 14:30',
  ],
  [
    '“{what}” is not understood here; use one of: {list}',
    '„{what}“ wird hier nicht verstanden; nimm eines von: {list}',
  ],
  [
    'there is nothing to choose from yet; add choices in Settings',
    'Es gibt noch nichts zu wählen; füge in den Einstellungen Auswahlen hinzu',
  ],
  ['“{what}” is not one of: {list}', '„{what}“ ist keines von: {list}'],
  ['“{what}” is neither yes nor no', '„{what}“ ist weder ja noch nein'],
  ['“{what}” is no number; write it like 1234.5', '„{what}“ ist keine Zahl; schreib sie wie 1234.5'],
  ['“{what}” is no date; write it like 2026-03-31', '„{what}“ ist kein Datum; schreib es wie 2026-03-31'],
  ['“{what}” has no year; write it like 2026-03-31', '„{what}“ hat kein Jahr; schreib es wie 2026-03-31'],
  ['“{what}” could be {a} or {b}; write it so', '„{what}“ könnte {a} oder {b} sein; schreib es so'],
  [
    '“{what}” is no web address; write it like https://example.com',
    '„{what}“ ist keine Webadresse; schreib sie wie https://example.com',
  ],
  ['write a number, such as 12400 or 12.4K', 'Schreib eine Zahl, etwa 12400 oder 12,4K'],
  ['{on} is still to come', 'Der {on} kommt erst noch'],
  [
    'only notes can be joined; take left or right',
    'Nur Notizen lassen sich verbinden; nimm links oder rechts',
  ],
  ['this cannot be chosen: {why}', 'Das lässt sich nicht wählen: {why}'],
  ['a message has at most {n} characters', 'Eine Nachricht hat höchstens {n} Zeichen'],
  ['at most {n} characters fit here', 'Hier passen höchstens {n} Zeichen'],
  [
    'a criterion needs a name, of at most {n} characters',
    'Ein Kriterium braucht einen Namen von höchstens {n} Zeichen',
  ],
  ['there is a criterion “{name}” already', 'Ein Kriterium „{name}“ gibt es schon'],
  [
    'a view needs a name, of at most {n} characters',
    'Eine Ansicht braucht einen Namen von höchstens {n} Zeichen',
  ],
  [
    'there is a template “{name}” already; choose another name',
    'Eine Vorlage „{name}“ gibt es schon; wähle einen anderen Namen',
  ],
  ['a stage has at most {n} sub-stages', 'Eine Phase hat höchstens {n} Unterphasen'],
  [
    'a sub-stage needs a name, of at most {n} characters',
    'Eine Unterphase braucht einen Namen von höchstens {n} Zeichen',
  ],
  [
    '{stage} has “{name}” already; choose another name',
    '{stage} hat „{name}“ schon; wähle einen anderen Namen',
  ],
  [
    'there are people here already; sample people go into an empty data file only',
    'Hier sind schon Personen; Beispielpersonen kommen nur in eine leere Datei',
  ],
  ['say what is to change', 'Sag, was sich ändern soll'],
  ['choose another field to merge it into', 'Wähle ein anderes Feld, mit dem es zusammengeführt wird'],
  ['only text holds both values', 'Nur Text fasst beide Werte'],
  ['“{name}” is no choice; change its kind first', '„{name}“ ist keine Auswahl; ändere zuerst die Art'],
  [
    'there is a field “{name}” already; merge the two instead',
    'Ein Feld „{name}“ gibt es schon; führe beide zusammen',
  ],
  ['choose another tag to merge it into', 'Wähle ein anderes Schlagwort, mit dem es zusammengeführt wird'],
  ['there are no sample people here', 'Hier sind keine Beispielpersonen'],
  ['Line {a}, column {b}: {why}', 'Zeile {a}, Spalte {b}: {why}'],
];

/** What cannot be done now, and what can be done instead. */
const deeds: readonly Rule[] = [
  ['There is nothing to {what}.', 'Dafür gibt es nichts.'],
  ['“{why}” is undone already.', '„{why}“ ist schon rückgängig gemacht.'],
  ['“{why}” is done already.', '„{why}“ ist schon getan.'],
  [
    'That is one person already. Choose two different people.',
    'Das ist schon eine Person. Wähle zwei verschiedene.',
  ],
  ['No template is called “{name}”. {what}', 'Keine Vorlage heißt „{name}“.'],
  [
    'Nobody is known as “{name}”. Give an id, platform:handle, an e-mail address or a full name.',
    'Niemand ist als „{name}“ bekannt. Nenne eine Kennung, Plattform:Handle, eine E-Mail-Adresse oder einen vollen Namen.',
  ],
  [
    '“{name}” may be:\n{list}\nGive the id of the one you mean.',
    '„{name}“ kann sein:\n{list}\nNenne die Kennung der gemeinten Person.',
  ],
  [
    'This preview is no longer there. Choose the file again.',
    'Diese Vorschau gibt es nicht mehr. Wähle die Datei noch einmal.',
  ],
  [
    'This list is being imported already. Wait until it is done, or cancel it.',
    'Diese Liste wird schon importiert. Warte, bis es fertig ist, oder brich ab.',
  ],
  [
    'This list is still being looked through. Wait until every row is.',
    'Diese Liste wird noch durchgesehen. Warte, bis jede Zeile geprüft ist.',
  ],
  [
    'Nobody has looked for duplicates yet. Look for them first.',
    'Nach Dubletten wurde noch nicht gesucht. Suche zuerst.',
  ],
  [
    'Only web, e-mail and telephone links are opened; this is none of them.',
    'Nur Links ins Web, zu E-Mail und Telefon werden geöffnet; das ist keiner davon.',
  ],
  [
    'This computer does not let Perennial start at login. Open it by hand, or add it to the programs that start.',
    'Dieser Computer lässt Perennial nicht beim Anmelden starten. Öffne es von Hand, oder nimm es unter die Autostart-Programme auf.',
  ],
  [
    'The menu bar could not be written anew. Every action is in the window too.',
    'Die Menüleiste konnte nicht neu geschrieben werden. Im Fenster gibt es jede Aktion auch.',
  ],
  [
    'There is no folder for the data file. Set PERENNIAL_DB to a file that may be written.',
    'Es gibt keinen Ordner für die Daten. Setze PERENNIAL_DB auf eine Datei, die geschrieben werden darf.',
  ],
  ['the keychain cannot be used: {why}', 'Der Schlüsselbund ist nicht zu benutzen: {why}'],
  ['the keychain did not answer in time', 'Der Schlüsselbund hat nicht rechtzeitig geantwortet'],
  ['the keychain does not keep what it is given', 'Der Schlüsselbund behält nicht, was er bekommt'],
];

/** Why the data file is not opened, or a file not written. */
const storage: readonly Rule[] = [
  [
    '{path} was written by a newer version of Perennial (its schema is {a}, this program knows {b}). Nothing was changed. Install the newer version to open it.',
    '{path} stammt von einer neueren Version von Perennial (Schema {a}, dieses Programm kennt {b}). Nichts wurde geändert. Installiere die neuere Version, um die Datei zu öffnen.',
  ],
  [
    '{path} is no Perennial data file, or it is encrypted with another key. Nothing was changed. Choose the right file, or move this one away to start anew.',
    '{path} ist keine Datei von Perennial oder mit einem anderen Schlüssel verschlüsselt. Nichts wurde geändert. Wähle die richtige Datei, oder schieb diese weg, um neu zu beginnen.',
  ],
  [
    '{path} cannot be opened: {why}. See that the folder exists and may be written to.',
    '{path} lässt sich nicht öffnen: {why}. Sieh nach, ob es den Ordner gibt und ob darin geschrieben werden darf.',
  ],
  [
    'This program was built with SQLite {a}, which can damage data; 3.51.3 or newer is needed',
    'Dieses Programm wurde mit SQLite {a} gebaut, das Daten beschädigen kann; nötig ist 3.51.3 oder neuer',
  ],
  [
    'The data file is damaged: {why}. Restore a backup, or run `perennial-cli doctor` to see more.',
    'Die Daten sind beschädigt: {why}. Stelle eine Sicherung wieder her, oder rufe `perennial-cli doctor` auf, um mehr zu sehen.',
  ],
  ['Journal entry {n} cannot be read', 'Eintrag {n} des Verlaufs ist nicht lesbar'],
  [
    'The data file needs an upgrade, but its backup {path} failed: {why}. Nothing was changed.',
    'Die Daten müssen auf den neuen Stand, doch ihre Sicherung {path} ist misslungen: {why}. Nichts wurde geändert.',
  ],
  [
    'The data file could not be read or written: {why}',
    'Die Daten ließen sich nicht lesen oder schreiben: {why}',
  ],
  [
    '{path} has no ending that says what to write: end it in .xlsx or .csv for a spreadsheet, .json for everything, .vcf for address cards or .ics for a calendar',
    '{path} hat keine Endung, die sagt, was zu schreiben ist: .xlsx oder .csv für eine Tabelle, .json für alles, .vcf für Adresskarten oder .ics für einen Kalender',
  ],
  [
    '{path} cannot hold everything about a person: end it in .zip',
    '{path} kann nicht alles über eine Person fassen: Nimm die Endung .zip',
  ],
  [
    '{path} would hold everybody with everything: end it in .xlsx, .csv or .vcf to export those who were chosen',
    '{path} würde alle mit allem enthalten: Nimm die Endung .xlsx, .csv oder .vcf, um nur die Gewählten zu exportieren',
  ],
  [
    '{path} has no columns to choose: end it in .xlsx or .csv',
    '{path} hat keine Spalten zu wählen: Nimm die Endung .xlsx oder .csv',
  ],
  [
    'a workbook holds at most 1,048,575 people: end the file in .csv',
    'Eine Mappe fasst höchstens 1.048.575 Personen: Nimm die Endung .csv',
  ],
  ['{path} is a folder: give the name of a file in it', '{path} ist ein Ordner: Nenne eine Datei darin'],
  [
    '{path} cannot be written: {why}. Nothing was changed there.',
    '{path} lässt sich nicht schreiben: {why}. Dort wurde nichts geändert.',
  ],
];

export const ofRefusals: readonly Rule[] = [...values, ...deeds, ...storage];
