/** What the core tells, in German. */
import type { MentionKind, PersonField } from '../api/client';
import { de as person } from '../person/text.de';
import { en as settings } from '../settings/text';
import { de as settingsDe } from '../settings/text.de';
import { daysAgo, exactCount, fullDate, plural } from './format';
import { de } from './text.de';
import { en } from './text';
import { retold, type Kinds, type Rule } from './retold';

/** In the accusative, as in „gedankt für …“. */
const mentions: Record<MentionKind, [english: string, german: string]> = {
  post: ['a post', 'einen Beitrag'],
  story: ['a story', 'eine Story'],
  reel: ['a reel', 'ein Reel'],
  video: ['a video', 'ein Video'],
  review: ['a review', 'eine Rezension'],
  other: ['something', 'etwas'],
};

/** The core's own names of the fields that the page calls otherwise. */
const fields: Record<string, string> = {
  'keep in touch every': 'Rhythmus',
  ...Object.fromEntries(
    (
      [
        'name',
        'agency',
        'location',
        'country',
        'language',
        'time_zone',
        'birthday',
        'note',
        'next_touch_on',
      ] satisfies PersonField[]
    ).map((field) => [
      field === 'next_touch_on' ? 'next touch' : field.replace('_', ' '),
      person.person.details.fields[field],
    ]),
  ),
};

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** “14 March 2026” or `2026-03-14` as it is written here. */
function day(found: string): string {
  const [, d, month, year] = /^(\d+) (\w+) (\d{4})$/.exec(found) ?? [];
  if (!d || !month) return fullDate(found);
  return fullDate(`${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${d.padStart(2, '0')}`);
}

function ago(found: string): string {
  if (found === 'today' || found === 'yesterday') return daysAgo(found === 'today' ? 0 : 1);
  return daysAgo(Number.parseInt(found, 10));
}

/** Words of the English catalogue as those of the German one. */
function pairs(english: Record<string, string>, german: Record<string, string>): Kinds[string] {
  const all = new Map(Object.entries(english).map(([key, word]) => [word, german[key]!]));
  return { like: [...all.keys()].join('|'), says: (found) => all.get(found) ?? found };
}

const answers: Record<string, string> = { yes: 'ja', no: 'nein', unknown: 'unbekannt' };

const kinds: Kinds = {
  n: { like: String.raw`[\d,]+`, says: (found) => exactCount(Number(found.replaceAll(',', ''))) },
  days: {
    like: String.raw`[\d,]+ days?|[\d,]+`,
    says: (found) => plural(Number.parseInt(found.replaceAll(',', ''), 10), 'Tag', 'Tage'),
  },
  dative: {
    like: String.raw`[\d,]+ days?|[\d,]+`,
    says: (found) => plural(Number.parseInt(found.replaceAll(',', ''), 10), 'Tag', 'Tagen'),
  },
  whom: {
    like: '.+?',
    says: (found) => {
      const many = /^([\d,]+) (?:people|person)$/.exec(found);
      return many ? plural(Number(many[1]!.replaceAll(',', '')), 'Person', 'Personen') : found;
    },
  },
  on: { like: String.raw`\d{1,2} [A-Z]\w+ \d{4}|\d{4}-\d\d-\d\d`, says: day },
  ago: { like: String.raw`today|yesterday|\d+ days ago`, says: ago },
  stage: pairs(en.stages, de.stages),
  reason: pairs(en.reasons, de.reasons),
  gesture: {
    like: '.+',
    says: (found) =>
      pairs({ ...en.appreciation, short: 'Shared' }, { ...de.appreciation, short: 'Geteilt' }).says(found),
  },
  mention: {
    like: Object.values(mentions)
      .map(([english]) => english)
      .join('|'),
    says: (found) => Object.values(mentions).find(([english]) => english === found)?.[1] ?? found,
  },
  field: { like: Object.keys(fields).join('|'), says: (found) => fields[found] ?? found },
  answer: { like: '.+', says: (found) => answers[found] ?? found },
  hours: { like: '.+', says: hours },
};

/** “9:00 to 18:00, every day”. */
function hours(found: string): string {
  const { days } = settings.reminder;
  const german = settingsDe.reminder.days;
  return Object.entries(days)
    .reduce((said, [day, name]) => said.replace(name, german[day as keyof typeof days]), found)
    .replace(' to ', ' bis ')
    .replace('every day', 'jeden Tag');
}

/** More special shapes stand before those that fit them, too. */
const shapes: readonly Rule[] = [
  // Why somebody is due.
  ['They wrote {ago}; you have not answered', 'Hat dir {ago} geschrieben; deine Antwort steht aus'],
  ['You planned to be in touch today', 'Du wolltest dich heute melden'],
  ['You planned to be in touch on {on}', 'Du wolltest dich am {on} melden'],
  ['You planned to be in touch', 'Du wolltest dich melden'],
  ['You wrote again {ago}; no answer yet', 'Du hast {ago} noch einmal geschrieben; noch keine Antwort'],
  ['You wrote {ago}; no answer yet', 'Du hast {ago} geschrieben; noch keine Antwort'],
  [
    'You wrote {n} times, the last time {ago}; a last note, then move on',
    'Du hast {n}-mal geschrieben, zuletzt {ago}; eine letzte Nachricht, dann lass los',
  ],
  [
    'You wrote {n} times without an answer; time to move on',
    'Du hast {n}-mal ohne Antwort geschrieben; Zeit loszulassen',
  ],
  ['You wrote today; you aim for {days}', 'Heute geschrieben; Rhythmus {days}'],
  ['They wrote today; you aim for {days}', 'Heute kam eine Nachricht; Rhythmus {days}'],
  ['{dative} since you wrote; you aim for {days}', 'Vor {dative} geschrieben; Rhythmus {days}'],
  ['{dative} since they wrote; you aim for {days}', 'Letzte Nachricht vor {dative}; Rhythmus {days}'],
  ['{dative} since you wrote', 'Vor {dative} geschrieben'],
  ['{dative} since they wrote', 'Letzte Nachricht vor {dative}'],
  ['You wrote today', 'Heute geschrieben'],
  ['They wrote today', 'Heute kam eine Nachricht'],
  [
    'Added {ago} and never contacted; you aim for {days}',
    'Hinzugefügt {ago}, noch nie kontaktiert; Rhythmus {days}',
  ],
  ['Added {ago} and never contacted', 'Hinzugefügt {ago}, noch nie kontaktiert'],
  ['Birthday {ago}, turning {n}', 'Geburtstag {ago}, wird {n}'],
  ['Birthday {ago}, turned {n}', 'Geburtstag {ago}, wurde {n}'],
  ['Birthday {ago}', 'Geburtstag {ago}'],
  ['1 year of working together {ago}', 'Ein Jahr Zusammenarbeit {ago}'],
  ['{n} years of working together {ago}', '{n} Jahre Zusammenarbeit {ago}'],
  [
    'They shared {mention} about you {ago}; not thanked yet',
    'Hat {ago} {mention} über dich geteilt; noch nicht gedankt',
  ],

  // What was done.
  ['Not needed for {whom}: {reason}', 'Nicht nötig für {whom}: {reason}'],
  ['Not needed for {whom}', 'Nicht nötig für {whom}'],
  ['Nobody is nudged before {on}', 'Keine Hinweise bis zum {on}'],
  ['The rest is over', 'Die Ruhe ist zu Ende'],
  ['Changed the view “{name}”', 'Ansicht „{name}“ geändert'],
  ['Saved the view “{name}”', 'Ansicht „{name}“ gespeichert'],
  ['Removed the view “{name}”', 'Ansicht „{name}“ entfernt'],
  ['Logged your message to {whom}', 'Nachricht an {whom} festgehalten'],
  ['Logged contact with {whom}', 'Kontakt mit {whom} festgehalten'],
  ['Logged a contact with {whom}', 'Kontakt mit {whom} festgehalten'],
  ['Logged for {whom}: {gesture}', 'Für {whom} festgehalten: {gesture}'],
  ['Logged {mention} by {whom}', 'Festgehalten: {mention} von {whom}'],
  ['Changed a mention by {whom}', 'Erwähnung von {whom} geändert'],
  ['Removed a mention by {whom}', 'Erwähnung von {whom} entfernt'],
  ['Thanked {whom} for {mention}', '{whom} für {mention} gedankt'],
  ['Thanked {whom} for {n} mentions', '{whom} für {n} Erwähnungen gedankt'],
  ['Thanked {whom}', '{whom} gedankt'],
  ['Changed a contact with {whom}', 'Kontakt mit {whom} geändert'],
  ['Removed a contact with {whom}', 'Kontakt mit {whom} entfernt'],
  ['Changed an appreciation for {whom}', 'Wertschätzung für {whom} geändert'],
  ['Removed an appreciation for {whom}', 'Wertschätzung für {whom} entfernt'],
  ['Added an e-mail address to {whom}', 'E-Mail-Adresse zu {whom} hinzugefügt'],
  ['Added a phone number to {whom}', 'Telefonnummer zu {whom} hinzugefügt'],
  ['Removed a phone number from {whom}', 'Telefonnummer von {whom} entfernt'],
  ['Added our starting templates', 'Unsere Startvorlagen hinzugefügt'],
  ['Added a starting template', 'Startvorlage hinzugefügt'],
  ['Added {n} starting templates', '{n} Startvorlagen hinzugefügt'],
  ['Our starting templates are all here', 'Unsere Startvorlagen sind alle da'],
  ['Added {n} sample people', '{n} Beispielpersonen geladen'],
  ['Loaded sample people', 'Beispielpersonen geladen'],
  ['Changed the template “{name}”', 'Vorlage „{name}“ geändert'],
  ['Added the template “{name}”', 'Vorlage „{name}“ hinzugefügt'],
  ['Removed the template “{name}”', 'Vorlage „{name}“ gelöscht'],
  ['Moved the template “{name}”', 'Vorlage „{name}“ verschoben'],
  ['Changed who writes your messages', 'Geändert, wer deine Nachrichten schreibt'],
  ['Keep in touch every {days} by default', 'Rhythmus für alle: {days}'],
  ['Keep in touch every {n} days by default', 'Rhythmus für alle: {n} Tage'],
  ['Set the default cadence to {days}', 'Rhythmus für alle: {days}'],
  ['Changed the cadence of {stage}', 'Rhythmus der Phase {stage} geändert'],
  ['{stage} keeps the default cadence', '{stage} folgt dem Rhythmus aller'],
  ['{stage} keeps in touch every {days}', '{stage}: Rhythmus {days}'],
  ['Nobody in {stage} is nudged', 'Keine Hinweise in der Phase {stage}'],
  ['“{name}” keeps in touch every {days}', '„{name}“: Rhythmus {days}'],
  ['“{name}” keeps no cadence of its own', '„{name}“ ohne eigenen Rhythmus'],
  ['Keep in touch with {whom} every {days}', 'Rhythmus für {whom}: {days}'],
  ['Took {whom}’s own cadence away', 'Eigener Rhythmus von {whom} entfernt'],
  ['No daily reminder', 'Keine tägliche Erinnerung'],
  ['The daily reminder comes from {hours}', 'Die tägliche Erinnerung kommt {hours}'],
  ['Merged two people called {name}', 'Zwei Personen namens {name} zusammengeführt'],
  ['Merged {other} into {name}', '{other} mit {name} zusammengeführt'],
  ['The two called {name} are two people', 'Die beiden namens {name} sind zwei Personen'],
  ['{name} and {other} are two people', '{name} und {other} sind zwei Personen'],
  ['Tagged {whom} “{name}”', '{whom} mit „{name}“ versehen'],
  ['Took “{name}” from {whom}', '„{name}“ von {whom} entfernt'],
  ['Answered “{name}” of {whom}: {answer}', '„{name}“ bei {whom} beantwortet: {answer}'],
  ['Added the criterion “{name}”', 'Kriterium „{name}“ hinzugefügt'],
  ['Renamed the criterion “{name}” to “{other}”', 'Kriterium „{name}“ in „{other}“ umbenannt'],
  ['Moved the criterion “{name}”', 'Kriterium „{name}“ verschoben'],
  ['Removed the criterion “{name}”', 'Kriterium „{name}“ entfernt'],
  ['{whom} has {count} followers on {name}', '{whom} hat {count} Follower auf {name}'],
  ['Removed a follower count of {whom}', 'Followerzahl von {whom} entfernt'],
  ['Changed {whom}’s account to {account}', 'Konto von {whom} geändert: {account}'],
  ['Changed an e-mail address of {whom}', 'E-Mail-Adresse von {whom} geändert'],
  ['Changed a phone number of {whom}', 'Telefonnummer von {whom} geändert'],
  ['Renamed {whom} to {name}', '{whom} in {name} umbenannt'],
  ['Changed {whom}’s {field}', '{field} von {whom} geändert'],
  ['Cleared {whom}’s {field}', '{field} von {whom} geleert'],
  ['Changed {whom}’s {name}', '{name} von {whom} geändert'],
  ['{whom} is in {stage} already', '{whom} ist schon in {stage}'],
  ['Moved {whom} within {stage}', '{whom} innerhalb von {stage} verschoben'],
  ['Moved {whom} to {stage}', '{whom} nach {stage} verschoben'],
  ['Archived {whom}', '{whom} archiviert'],
  ['Brought back {whom}', '{whom} zurückgeholt'],
  ['{whom} is not to be contacted', '{whom} soll nicht kontaktiert werden'],
  ['{whom} may be contacted again', '{whom} darf wieder kontaktiert werden'],
  ['Do not contact: {whom}', 'Nicht kontaktieren: {whom}'],
  ['May contact again: {whom}', 'Darf wieder kontaktiert werden: {whom}'],
  ['Snoozed {whom} until {on}', '{whom} bis {on} zurückgestellt'],
  ['Woke {whom}', '{whom} geweckt'],
  ['Imported {whom} and updated {n} from {name}', '{whom} aus {name} importiert, {n} ergänzt'],
  ['Imported {name}: nothing new', '{name} importiert: nichts Neues'],
  ['Imported {whom} from {name}', '{whom} aus {name} importiert'],
  ['Updated {whom} from {name}', '{whom} aus {name} ergänzt'],
  ['Added {account} to {whom}', '{account} zu {whom} hinzugefügt'],
  ['Removed {account} from {whom}', '{account} von {whom} entfernt'],
  ['Added {whom}', '{whom} hinzugefügt'],

  // What was refused.
  [
    'There is no such {what}. It may have been removed since; look again.',
    'Das gibt es nicht mehr. Vielleicht wurde es inzwischen entfernt; sieh noch einmal nach.',
  ],
  [
    '{account} belongs to {whom} already. Open them, or remove the account there first.',
    '{account} gehört schon zu {whom}. Öffne diese Person, oder entferne das Konto dort zuerst.',
  ],
  ['There is nothing to undo.', 'Es gibt nichts rückgängig zu machen.'],
  ['There is nothing to redo.', 'Es gibt nichts zu wiederholen.'],
  ['Cancelled; nothing was written.', 'Abgebrochen; nichts wurde geschrieben.'],
  ['Cancelled; nothing was found.', 'Abgebrochen; nichts wurde gefunden.'],
  ['Name: a person needs a name.', 'Eine Person braucht einen Namen.'],
  ['Name: a name has at most {n} characters.', 'Ein Name hat höchstens {n} Zeichen.'],
  [
    'Name: there is a view “{name}” already; choose another name.',
    'Eine Ansicht „{name}“ gibt es schon; wähle einen anderen Namen.',
  ],
  [
    'Name: a template needs a name, of at most {n} characters.',
    'Eine Vorlage braucht einen Namen von höchstens {n} Zeichen.',
  ],
  ['Text: a template needs a text.', 'Eine Vorlage braucht einen Text.'],
  [
    'Text: there is nothing to log; write something first.',
    'Es gibt nichts festzuhalten; schreib zuerst etwas.',
  ],
  ['Tag: a tag needs a name.', 'Ein Schlagwort braucht einen Namen.'],
  ['People: choose at least one person.', 'Wähle mindestens eine Person.'],
  [
    'People: that is one person already; choose two different people.',
    'Das ist schon eine Person; wähle zwei verschiedene.',
  ],
  [
    '{what}: {on} is not after today; choose a later date.',
    'Der {on} liegt nicht nach heute; wähle ein späteres Datum.',
  ],
  ['Date: {on} is yet to come. {what}.', 'Der {on} kommt erst noch. Festgehalten wird, was geschehen ist.'],
  ['Time: {what} today is yet to come.', '{what} Uhr kommt heute erst noch.'],
  ['Days: a cadence is 1 to {n} days.', 'Ein Rhythmus hat 1 bis {n} Tage.'],
  ['{what}: write a whole number of days, 1 to {n}.', 'Schreib eine ganze Zahl von Tagen, 1 bis {n}.'],
  [
    'Reminder: it must end later than it begins, and by midnight.',
    'Die Erinnerung muss später enden, als sie beginnt, und bis Mitternacht.',
  ],
  ['E-mail: “{name}” is no e-mail address.', '„{name}“ ist keine E-Mail-Adresse.'],
  ['Phone: “{name}” is no phone number.', '„{name}“ ist keine Telefonnummer.'],
  ['Link: this post is logged already, on {on}.', 'Dieser Beitrag ist schon festgehalten, am {on}.'],
  [
    'Another program is writing to the data file; nothing was changed. Try again in a moment.',
    'Ein anderes Programm schreibt gerade in die Datei; nichts wurde geändert. Versuch es gleich noch einmal.',
  ],
  [
    'The disk is full; nothing was changed. Free some space and try again.',
    'Der Datenträger ist voll; nichts wurde geändert. Schaff etwas Platz und versuch es noch einmal.',
  ],
  [
    '{path} cannot be written. Choose another folder, or see that there is room on the disk.',
    '{path} kann nicht geschrieben werden. Wähle einen anderen Ordner, oder sieh nach, ob noch Platz ist.',
  ],
  [
    'Something in Perennial went wrong. Nothing was changed; please try again.',
    'In Perennial ist etwas schiefgegangen. Es wurde nichts geändert; bitte versuche es noch einmal.',
  ],
  [
    'No program on this computer opens this link. Copy it into your browser.',
    'Kein Programm auf diesem Computer öffnet diesen Link. Kopiere ihn in deinen Browser.',
  ],
  [
    'The file dialog could not be opened. Drop the file on the window instead.',
    'Der Dateidialog ließ sich nicht öffnen. Zieh die Datei stattdessen auf das Fenster.',
  ],
  [
    'Link: “{name}” is no link; paste the address of the post, such as {what}.',
    '„{name}“ ist kein Link; füge die Adresse des Beitrags ein, zum Beispiel {what}.',
  ],

  // What an undo left as it is.
  [
    '{whom} was merged with another since, and stays merged.',
    '{whom} wurde seither zusammengeführt und bleibt es.',
  ],
  [
    '{whom} was merged into {name} since, and stays with them.',
    '{whom} wurde seither mit {name} zusammengeführt und bleibt dort.',
  ],
  [
    '{whom} was changed or contacted since, and stays as they are now.',
    '{whom} wurde seither geändert oder kontaktiert und bleibt so.',
  ],

  [
    '{whom}: {what} was changed since, and stays as it is now.',
    '{whom}: Etwas wurde seither geändert und bleibt, wie es ist.',
  ],
  [
    '{what} was changed or is used since, and stays as it is now.',
    'Etwas wurde seither geändert oder benutzt und bleibt, wie es ist.',
  ],

  // What the composer advises.
  ['In {stage}, to keep in touch', 'In {stage}, um in Kontakt zu bleiben'],
  ['For {stage}', 'Für {stage}'],
  ['The first note', 'Die erste Nachricht'],
  ['Your last message has no answer yet', 'Deine letzte Nachricht hat noch keine Antwort'],
  ['Two messages have no answer yet', 'Zwei Nachrichten haben noch keine Antwort'],
  ['{n} messages have no answer yet', '{n} Nachrichten haben noch keine Antwort'],
  [
    'Nobody is named here. Begin with {name}: a name is read, a greeting is skipped.',
    'Hier wird niemand beim Namen genannt. Beginne mit {name}: Ein Name wird gelesen, eine Anrede überlesen.',
  ],
  [
    '“{name}” could open a letter to anybody. Say it to this one person, or leave it out.',
    '„{name}“ könnte an jeden gehen. Sag es dieser einen Person, oder lass es weg.',
  ],
  [
    'Nothing here is about them. Name a post and what it did to you, their place, their craft or a product they use.',
    'Nichts hier handelt von dieser Person. Nenne einen Beitrag und was er in dir ausgelöst hat, ihren Ort, ihr Handwerk oder ein Produkt, das sie nutzt.',
  ],
  [
    'This only asks. Give something too: thanks, a gift, a share of their work, or a plain word on what is in it for them.',
    'Das bittet nur. Gib auch etwas: einen Dank, ein Geschenk, ein geteiltes Werk oder ein klares Wort, was für sie drin ist.',
  ],
  [
    '“{name}” was left to be filled in. Write what belongs there.',
    '„{name}“ sollte noch ausgefüllt werden. Schreib, was dort hingehört.',
  ],
  [
    '{whom} got nearly this text in the last 60 days. People compare notes: change what it says, not only the name.',
    '{whom} hat in den letzten 60 Tagen fast denselben Text bekommen. Man tauscht sich aus: Ändere, was dasteht, nicht nur den Namen.',
  ],
  [
    '{label} is blank. Fill it in, write the words yourself, or give a fallback: {what}',
    '{label} ist leer. Fülle es aus, schreib die Worte selbst, oder gib einen Ersatz an: {what}',
  ],

  // What speaks for two people being one.
  ['same name', 'gleicher Name'],
  ['same name in another order', 'gleicher Name in anderer Reihenfolge'],
  ['same name but for an initial', 'gleicher Name bis auf eine Initiale'],
  ['names differ by one letter', 'Namen unterscheiden sich um einen Buchstaben'],
  ['names are nearly the same', 'Namen sind fast gleich'],
  ['one name is part of the other', 'ein Name ist Teil des anderen'],
  ['different names', 'verschiedene Namen'],
  ['same e-mail address {name}', 'gleiche E-Mail-Adresse {name}'],
  ['same phone number {name}', 'gleiche Telefonnummer {name}'],
  ['same handle {name} on {a} and {b}', 'gleicher Handle {name} auf {a} und {b}'],
  ['same handle {name} on {a}', 'gleicher Handle {name} auf {a}'],
  ['same {a} account @{name}', 'gleiches Konto @{name} auf {a}'],
  ['different handles on {a}: {name}, {b}', 'verschiedene Handles auf {a}: {name}, {b}'],
];

/** The sentence in German; `null` where its shape is not known. */
export const inGerman = retold(shapes, kinds);
