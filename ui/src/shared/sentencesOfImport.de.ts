/** The shapes of what the core tells of a list that comes in, and how each is said in German. */
import type { Rule } from './retold';

/** Why a whole file is not opened; each ends with what to do. */
const files: readonly Rule[] = [
  [
    '{file} is empty: export the list again and check that it has rows',
    '{file} ist leer: Exportiere die Liste neu und sieh nach, ob sie Zeilen hat',
  ],
  [
    '{file} has a header row (line {n}) and no rows under it: export the list again with its rows',
    '{file} hat eine Kopfzeile (Zeile {n}) und darunter keine Zeilen: Exportiere die Liste neu, mit ihren Zeilen',
  ],
  [
    '{file} is no list that can be read: it looks like {again1}. {again2}',
    '{file} ist keine lesbare Liste: Es sieht aus wie {again1}. {again2}',
  ],
  [
    '{file} cannot be read as “{what}”: that is no encoding we know. Say one such as utf-8, windows-1252, macintosh, ibm850 or shift_jis, or none, to have it found',
    '{file} lässt sich nicht als „{what}“ lesen: Diese Kodierung kennen wir nicht. Nenne eine wie utf-8, windows-1252, macintosh, ibm850 oder shift_jis, oder keine, damit sie gefunden wird',
  ],
  [
    '{file}: the cell on line {n} has more than 1 MB in it. A quote was probably not closed there: look at that line, mend it and import the file again',
    '{file}: In der Zelle auf Zeile {n} steht mehr als 1 MB. Wahrscheinlich wurde dort ein Anführungszeichen nicht geschlossen: Sieh dir die Zeile an, berichtige sie und importiere die Datei noch einmal',
  ],
  [
    '{file}: the quote that opens on line {n} is never closed, so the rest of the file would become one cell. Add the closing quote or remove the opening one',
    '{file}: Das Anführungszeichen, das auf Zeile {n} beginnt, wird nie geschlossen, und der Rest der Datei würde eine einzige Zelle. Setze das schließende, oder entferne das öffnende',
  ],
  [
    '{file} has more than {n} {again}: split it into smaller files and import one after the other',
    '{file} hat mehr als {n} {again}: Teile die Datei in kleinere, und importiere eine nach der anderen',
  ],
  [
    '{file} has no column “{what}”; its columns are: {list}',
    '{file} hat keine Spalte „{what}“; seine Spalten sind: {list}',
  ],
  [
    '{file} has no row that starts on line {n}: open the file again, and mend the cell anew',
    '{file} hat keine Zeile, die auf Zeile {n} beginnt: Öffne die Datei noch einmal, und berichtige die Zelle neu',
  ],
  [
    'no column of {file} says who a row is about (a name, a handle, a profile’s address or an e-mail address). Say which does, for example “{what}=name”; its columns are: {list}',
    'Keine Spalte von {file} sagt, um wen es in einer Zeile geht (ein Name, ein Handle, eine Profil- oder E-Mail-Adresse). Sag, welche das tut, zum Beispiel „{what}=name“; die Spalten sind: {list}',
  ],
  [
    '{file} is protected with a password: open it in your spreadsheet program, take the password off, save it and import that',
    '{file} ist mit einem Passwort geschützt: Öffne die Datei in deiner Tabellenkalkulation, nimm das Passwort heraus, speichere sie, und importiere sie dann',
  ],
  [
    '{file} is damaged: {why}. Open it in your spreadsheet program, save it as a new workbook or as “CSV UTF-8” and import that',
    '{file} ist beschädigt: {why}. Öffne die Datei in deiner Tabellenkalkulation, speichere sie als neue Mappe oder als „CSV UTF-8“, und importiere diese',
  ],
  [
    '{file} was not opened: it would unpack to {again}. Save the list as “CSV UTF-8” and import that',
    '{file} wurde nicht geöffnet: Ausgepackt wären es {again}. Speichere die Liste als „CSV UTF-8“, und importiere diese',
  ],
  [
    'no sheet of {file} has anything in it: check that it is the right workbook, and saved',
    'Kein Blatt von {file} enthält etwas: Sieh nach, ob es die richtige Mappe ist und ob sie gespeichert wurde',
  ],
  [
    '{file} has no sheet “{what}”; its sheets are: {list}',
    '{file} hat kein Blatt „{what}“; seine Blätter sind: {list}',
  ],
  ['{file} is a folder: choose a file inside of it', '{file} ist ein Ordner: Wähle eine Datei darin'],
  [
    '{file} is no ordinary file, and reading it might never end: save the list as a file and import that',
    '{file} ist keine gewöhnliche Datei, und das Lesen fände vielleicht kein Ende: Speichere die Liste als Datei, und importiere diese',
  ],
  [
    '{file} was changed while it was read: wait until it is saved, then import it again',
    '{file} wurde während des Lesens geändert: Warte, bis die Datei gespeichert ist, und importiere sie dann noch einmal',
  ],
  [
    '{file} has no row on line {n} that could be the header: its rows stand on the lines {a} to {b}, and blank lines do not count. Say the line of the header, or 0 if there is none',
    '{file} hat auf Zeile {n} nichts, was die Kopfzeile sein könnte: Die Zeilen stehen auf {a} bis {b}, leere zählen nicht. Nenne die Zeile der Kopfzeile, oder 0, wenn es keine gibt',
  ],
  [
    'the import of {file} was cancelled; nothing was changed',
    'Der Import von {file} wurde abgebrochen; nichts wurde geändert',
  ],
  [
    '“{what}” is no field; use one of: {list}, custom:NAME, or a platform with or without a colon before it (instagram, handle:instagram, followers:tiktok)',
    '„{what}“ ist kein Feld; nimm eines von: {list}, custom:NAME oder eine Plattform mit oder ohne Doppelpunkt davor (instagram, handle:instagram, followers:tiktok)',
  ],
  ['{file} cannot be read: {why}', '{file} lässt sich nicht lesen: {why}'],
];

/** What a file that is no list looks like, and what to do with one. */
const looks: readonly Rule[] = [
  [
    'Export the list as CSV or as a workbook and import that file',
    'Exportiere die Liste als CSV oder als Mappe, und importiere diese Datei',
  ],
  [
    'Open it in your spreadsheet program, save it as an Excel workbook (.xlsx) and import that',
    'Öffne sie in deiner Tabellenkalkulation, speichere sie als Excel-Mappe (.xlsx), und importiere diese',
  ],
  ['Unpack it and import the list inside', 'Packe es aus, und importiere die Liste darin'],
  [
    'Open it in Numbers, choose File > Export To > CSV or Excel and import that file',
    'Öffne sie in Numbers, wähle Ablage > Exportieren > CSV oder Excel, und importiere diese Datei',
  ],
  [
    'In Outlook, export your contacts as CSV and import that file',
    'Exportiere in Outlook deine Kontakte als CSV, und importiere diese Datei',
  ],
  [
    'Export your contacts as vCard or CSV and import that file',
    'Exportiere deine Kontakte als vCard oder CSV, und importiere diese Datei',
  ],
  ['Export the list as CSV and import that file', 'Exportiere die Liste als CSV, und importiere diese Datei'],
  ['a workbook of Excel 4 or older', 'eine Mappe von Excel 4 oder älter'],
  ['an OpenDocument text or presentation', 'ein Text oder eine Präsentation von OpenDocument'],
  [
    'an electronic book or another packed document',
    'ein elektronisches Buch oder ein anderes gepacktes Dokument',
  ],
  ['a Word document', 'ein Word-Dokument'],
  ['a Numbers spreadsheet', 'eine Tabelle von Numbers'],
  ['a presentation', 'eine Präsentation'],
  ['an Outlook message', 'eine Nachricht aus Outlook'],
  ['an Office document without a workbook in it', 'ein Office-Dokument ohne eine Mappe darin'],
  ['a {what} picture', 'ein Bild ({what})'],
  ['a PDF document', 'ein PDF-Dokument'],
  ['a PostScript document', 'ein PostScript-Dokument'],
  ['a film', 'ein Film'],
  ['a program', 'ein Programm'],
  ['a calendar', 'ein Kalender'],
  ['a database', 'eine Datenbank'],
  ['an Access database', 'eine Access-Datenbank'],
  ['a Parquet file', 'eine Parquet-Datei'],
  ['a text document (RTF)', 'ein Textdokument (RTF)'],
  ['a SYLK spreadsheet (.slk)', 'eine SYLK-Tabelle (.slk)'],
  ['a DIF spreadsheet', 'eine DIF-Tabelle'],
  ['a property list', 'eine Property-List'],
  ['an Outlook mailbox (.pst)', 'ein Outlook-Postfach (.pst)'],
  [
    'a web page, such as some programs export under the name of a workbook',
    'eine Webseite, wie manche Programme sie unter dem Namen einer Mappe exportieren',
  ],
  ['an XML spreadsheet of 2003', 'eine XML-Tabelle von 2003'],
  ['a flat OpenDocument spreadsheet (.fods)', 'eine flache OpenDocument-Tabelle (.fods)'],
  ['a web page', 'eine Webseite'],
  ['an XML file', 'eine XML-Datei'],
  ['a saved web page (.mht) or a message', 'eine gespeicherte Webseite (.mht) oder eine Nachricht'],
  ['an LDIF address book', 'ein LDIF-Adressbuch'],
  ['data in JSON', 'Daten in JSON'],
  ['a file that holds no text', 'eine Datei, die keinen Text enthält'],
  ['a zip archive', 'ein Zip-Archiv'],
  ['a {what} archive', 'ein Archiv ({what})'],
  ['an {what} archive', 'ein Archiv ({what})'],
  ['megabytes', 'Megabyte'],
  ['megabytes that are not in UTF-8', 'Megabyte, die nicht in UTF-8 stehen'],
  ['megabytes as address cards', 'Megabyte als Adresskarten'],
  ['megabytes as a workbook', 'Megabyte als Mappe'],
  ['megabytes as an .xls file', 'Megabyte als .xls-Datei'],
  ['megabytes of text', 'Megabyte Text'],
  ['megabytes of shared text', 'Megabyte gemeinsamen Text'],
  ['characters in a cell', 'Zeichen in einer Zelle'],
  ['different texts', 'verschiedene Texte'],
  ['rows', 'Zeilen'],
  ['columns', 'Spalten'],
  ['cells', 'Zellen'],
  ['{n} files', '{n} Dateien'],
  ['{n} megabytes', '{n} Megabyte'],
  ['{n} megabytes of {what}', '{n} Megabyte {what}'],
  ['{n} formats and names', '{n} Formate und Namen'],
  ['{a} of formats and names', '{a} an Formaten und Namen'],
];

/** Why a workbook is not read. */
const workbooks: readonly Rule[] = [
  ['it does not hold together as a file ({what})', 'es hält als Datei nicht zusammen ({what})'],
  ['it does not hold together where it should', 'es hält nicht zusammen, wo es sollte'],
  ['it names the same parts of itself again and again', 'es nennt dieselben Teile immer wieder'],
  ['it claims to have {a} texts and has {b}', 'es behauptet, {a} Texte zu haben, und hat {b}'],
  ['its names are too long', 'seine Namen sind zu lang'],
  ['it unpacks to more than it says', 'es packt sich zu mehr aus, als es sagt'],
  [
    'it is packed in a way that no spreadsheet program uses',
    'es ist so gepackt, wie es keine Tabellenkalkulation tut',
  ],
  [
    'its end is missing or broken, as after a download that was cut off',
    'sein Ende fehlt oder ist kaputt, wie nach einem abgebrochenen Download',
  ],
  ['there is no workbook in it', 'es ist keine Mappe darin'],
  ['a sheet is not where it should be', 'ein Blatt ist nicht, wo es sein sollte'],
  ['its sheets stand in each other', 'seine Blätter stehen ineinander'],
  ['it was written by Excel 4 or older', 'es stammt von Excel 4 oder älter'],
  ['it is cut off', 'es ist abgeschnitten'],
  ['its elements are nested too deeply', 'seine Elemente sind zu tief verschachtelt'],
  [
    'it declares a document type, which no spreadsheet program does',
    'es nennt einen Dokumenttyp, wie es keine Tabellenkalkulation tut',
  ],
  ['a piece of it is larger than four megabytes', 'ein Stück davon ist größer als vier Megabyte'],
  ['{what} is missing in it', '{what} fehlt darin'],
  ['{what} cannot be read: {why}', '{what} lässt sich nicht lesen: {why}'],
];

/** What is wrong with a cell or a row, and what was done about it. */
const problems: readonly Rule[] = [
  ['{again}; this account was left out', '{again}; dieses Konto wurde ausgelassen'],
  ['{again}; until then it is left out', '{again}; bis dahin bleibt es draußen'],
  ['{again}; the count was left out', '{again}; die Zahl wurde ausgelassen'],
  ['{again}; it was kept as “{what}”', '{again}; es wurde als „{what}“ behalten'],
  ['{again}; it was kept as it stands', '{again}; es blieb, wie es dasteht'],
  [
    'this handle mixes letters of two alphabets and passes for “{what}”: check that it is theirs',
    'Dieser Handle mischt Buchstaben zweier Alphabete und gibt sich als „{what}“ aus: Prüfe, ob er echt ist',
  ],
  [
    'not a platform that we know; the account was kept under “Other”',
    'Keine Plattform, die wir kennen; das Konto wurde unter „Anderswo“ behalten',
  ],
  [
    'another column says {what}, which was taken; this one was left out',
    'Eine andere Spalte sagt {what}, und das wurde genommen; diese blieb draußen',
  ],
  [
    'the row has no {what} that this count could belong to; it was left out',
    'Die Zeile hat kein Konto, zu dem diese Zahl gehören könnte ({what}); sie wurde ausgelassen',
  ],
  [
    'nothing says who this row is about: give it a name, a handle or an e-mail address',
    'Nichts sagt, um wen es in dieser Zeile geht: Gib ihr einen Namen, einen Handle oder eine E-Mail-Adresse',
  ],
  ['not one of our stages ({list})', 'Keine unserer Phasen ({list})'],
  [
    'this is no e-mail address and was left out; write it like name@example.com',
    'Das ist keine E-Mail-Adresse und wurde ausgelassen; schreib sie wie name@example.com',
  ],
  [
    'a spreadsheet has cut this number’s last digits; it was kept as it stands: write it anew',
    'Eine Tabellenkalkulation hat die letzten Ziffern dieser Nummer abgeschnitten; sie wurde behalten, wie sie dasteht: Schreib sie neu',
  ],
  ['this is no phone number and was left out', 'Das ist keine Telefonnummer und wurde ausgelassen'],
  ['this date has no year', 'Dieses Datum hat kein Jahr'],
  ['neither yes nor no', 'Weder ja noch nein'],
  [
    'bytes in this cell are no {what} and stand as “�”: mend it, or choose another encoding for the file',
    'Bytes in dieser Zelle sind kein {what} und stehen als „�“: Berichtige sie, oder wähle eine andere Kodierung für die Datei',
  ],
  [
    'cells from here on have more bytes that are no {what}: choose another encoding for the file',
    'Ab hier haben Zellen weitere Bytes, die kein {what} sind: Wähle eine andere Kodierung für die Datei',
  ],
  [
    'this day is yet to come, so it is {again}; it was left out',
    'Dieser Tag kommt erst noch, also ist es {again}; er wurde ausgelassen',
  ],
  ['no contact yet', 'noch kein Kontakt'],
  ['not the day of a count', 'nicht der Tag einer Zählung'],
  [
    'this row has {a} cells and the header {b}; what is beyond was left out: check for a stray delimiter',
    'Diese Zeile hat {a} Zellen und die Kopfzeile {b}; was darüber hinausgeht, wurde ausgelassen: Such nach einem verirrten Trennzeichen',
  ],
  [
    'this row has {a} cells and the header {b}; the missing ones were taken as blank',
    'Diese Zeile hat {a} Zellen und die Kopfzeile {b}; die fehlenden gelten als leer',
  ],
  [
    'zero bytes were taken out of this line: check that nothing is missing',
    'Nullbytes wurden aus dieser Zeile genommen: Prüfe, ob nichts fehlt',
  ],
  [
    'zero bytes were taken out of this line and perhaps of others below: the file may be damaged',
    'Nullbytes wurden aus dieser Zeile genommen und vielleicht aus weiteren: Die Datei kann beschädigt sein',
  ],
  [
    'another row of the file gives another count for this account; the first one was kept',
    'Eine andere Zeile der Datei nennt eine andere Zahl für dieses Konto; die erste wurde behalten',
  ],
  ['{account} is {whom}’s and stays theirs', '{account} gehört {whom} und bleibt dort'],
  [
    'a cell of this row or the next cannot be read and was taken as blank: {why}',
    'Eine Zelle dieser Zeile oder der nächsten ist nicht lesbar und gilt als leer: {why}',
  ],
  ['line {n}: {again}', 'Zeile {n}: {again}'],
  [
    'the file ends before its END:VCARD, as after a download that was cut off',
    'Die Datei endet vor ihrem END:VCARD, wie nach einem abgebrochenen Download',
  ],
  [
    'this line stands outside of every card and was left out',
    'Diese Zeile steht außerhalb jeder Karte und wurde ausgelassen',
  ],
  ['the next card begins before its END:VCARD', 'Die nächste Karte beginnt vor ihrem END:VCARD'],
  [
    'this card is damaged and was left out: {again}',
    'Diese Karte ist beschädigt und wurde ausgelassen: {again}',
  ],
  [
    'this line of a card has no colon and was left out',
    'Diese Zeile einer Karte hat keinen Doppelpunkt und wurde ausgelassen',
  ],
  [
    'this card’s {what} is longer than 250,000 characters and was left out',
    'Auf dieser Karte ist {what} länger als 250.000 Zeichen und wurde ausgelassen',
  ],
  [
    'this card has {n} lines too many, which were left out',
    'Diese Karte hat {n} Zeilen zu viel; sie wurden ausgelassen',
  ],
  [
    'this card is a list of addresses, no person, and was left out',
    'Diese Karte ist eine Liste von Adressen, keine Person, und wurde ausgelassen',
  ],
  [
    'this card says nothing that we keep and was left out',
    'Diese Karte sagt nichts, was wir behalten, und wurde ausgelassen',
  ],
];

/** What becomes of a row, and what is asked about it. */
const rows: readonly Rule[] = [
  ['As you decided', 'Wie du entschieden hast'],
  ['New person', 'Neue Person'],
  ['Nothing new', 'Nichts Neues'],
  ['Joins the person of line {n}', 'Kommt zur Person von Zeile {n}'],
  ['Says the same as line {n}', 'Sagt dasselbe wie Zeile {n}'],
  ['Do not contact', 'Nicht kontaktieren'],
  ['May be contacted again', 'Darf wieder kontaktiert werden'],
  ['Moves to {stage}', 'Kommt nach {stage}'],
  ['Contact on {on}', 'Kontakt am {on}'],
  ['Adds to the note: “{what}”', 'Ergänzt die Notiz: „{what}“'],
  ['Adds the tag “{what}”', 'Fügt das Schlagwort „{what}“ hinzu'],
  ['Adds {what}', 'Fügt {what} hinzu'],
  ['Name “{what}” instead of “{other}”', 'Name „{what}“ statt „{other}“'],
  ['{detail} “{a}” instead of “{b}”', '{detail} „{a}“ statt „{b}“'],
  ['{detail} “{a}”', '{detail} „{a}“'],
  ['{a} followers {b} on {on}, was {c}', '{a}: {b} Follower am {on}, bisher {c}'],
  ['{a} followers {b} on {on}', '{a}: {b} Follower am {on}'],
  ['{a} followers {b}, was {c}', '{a}: {b} Follower, bisher {c}'],
  ['{a} followers {b}', '{a}: {b} Follower'],
  ['you left it out', 'Du hast sie ausgelassen'],
  [
    'whom it is about was erased and marked not to be imported',
    'Um wen es geht, wurde gelöscht und soll nicht wieder importiert werden',
  ],
  ['the header again', 'Die Kopfzeile noch einmal'],
  ['a sum of the rows above', 'Eine Summe der Zeilen darüber'],
  ['a page number', 'Eine Seitenzahl'],
  ['figures about the rows above', 'Zahlen zu den Zeilen darüber'],
  ['a note under the list', 'Eine Bemerkung unter der Liste'],
  ['sums of the columns', 'Summen der Spalten'],
  [
    'its e-mail addresses are those of different people',
    'Die E-Mail-Adressen gehören verschiedenen Personen',
  ],
  [
    'the account is one person’s and the e-mail address or link another’s',
    'Das Konto gehört einer Person, die E-Mail-Adresse oder der Link einer anderen',
  ],
  ['its accounts are those of different people', 'Die Konten gehören verschiedenen Personen'],
  [
    'the e-mail address is that of {whom}, under another name: an agency’s, perhaps',
    'Die E-Mail-Adresse ist die von {whom}, unter anderem Namen: vielleicht die einer Agentur',
  ],
  ['the link is that of {whom}, under another name', 'Der Link ist der von {whom}, unter anderem Namen'],
  [
    'its handle looks like that of {whom}, in letters of another alphabet',
    'Der Handle sieht aus wie der von {whom}, in Buchstaben eines anderen Alphabets',
  ],
  [
    'someone has this name, and nothing else in the row tells whether it is them',
    'Jemand heißt so, und nichts sonst in der Zeile sagt, ob es diese Person ist',
  ],
  [
    'several people have this name, and nothing else in the row tells who it is',
    'Mehrere heißen so, und nichts sonst in der Zeile sagt, wer es ist',
  ],
  [
    'someone has this name, with other accounts or addresses',
    'Jemand heißt so, mit anderen Konten oder Adressen',
  ],
  [
    '{whom} has a similar name, and nothing else in the row tells',
    '{whom} heißt ähnlich, und nichts sonst in der Zeile sagt mehr',
  ],
  [
    'the person whom you chose is no longer there; choose again',
    'Die gewählte Person gibt es nicht mehr; wähle noch einmal',
  ],
  [
    'line {n} is about no one whom this row could join; choose again',
    'Auf Zeile {n} steht niemand, zu dem diese Zeile kommen könnte; wähle noch einmal',
  ],
  ['nobody was found whom this row could be about', 'Niemand wurde gefunden, um den es hier gehen könnte'],
  [
    '{account} is {whom}’s already, so this is nobody new; take the account out of the row if it is',
    '{account} gehört schon {whom}, das ist also niemand Neues; nimm das Konto aus der Zeile, wenn doch',
  ],
  [
    '{account} also stands in other rows about {whom}, so this is nobody new; take the account out of the row if it is',
    '{account} steht auch in anderen Zeilen über {whom}, das ist also niemand Neues; nimm das Konto aus der Zeile, wenn doch',
  ],
  [
    '{whom} is there already with all that this row says; add what tells them apart',
    '{whom} ist schon da, mit allem, was diese Zeile sagt; füge hinzu, was beide unterscheidet',
  ],
  ['the person was removed after the preview', 'Die Person wurde nach der Vorschau entfernt'],
  ['{account} was given to {whom} after the preview', '{account} ging nach der Vorschau an {whom}'],
  ['They are new people', 'Sie sind neu'],
  ['They are who we suggest', 'Sie sind, wen wir vorschlagen'],
  ['Leave them out', 'Auslassen'],
];

export const ofImport: readonly Rule[] = [...files, ...looks, ...workbooks, ...problems, ...rows];
