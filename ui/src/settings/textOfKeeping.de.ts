/** What the settings of tags and own fields say, in German. */
import { plural } from '../shared/format';
import { de as text } from '../shared/text.de';
import type { en } from './textOfKeeping';

const names = (views: readonly string[]) => views.map((name) => `„${name}“`).join(', ');
const days = (n: number) => plural(n, 'Tag', 'Tagen');

export const de: typeof en = {
  merge: 'Zusammenführen',
  mergeTitle: (name: string) => `„${name}“ zusammenführen`,
  into: 'Mit',
  remove: (name: string) => `${name} entfernen`,
  removeTitle: (name: string) => `„${name}“ entfernen?`,
  showAll: (n: number) => `Alle ${n} zeigen`,
  viewsFollow: (views: readonly string[]) =>
    views.length === 1
      ? `Die Ansicht ${names(views)} zieht mit.`
      : `Die Ansichten ${names(views)} ziehen mit.`,
  viewsEmpty: (views: readonly string[]) =>
    views.length === 1
      ? `Die Ansicht ${names(views)} fragt danach und findet damit dann niemanden mehr.`
      : `Die Ansichten ${names(views)} fragen danach und finden damit dann niemanden mehr.`,
  tags: {
    title: 'Schlagwörter',
    says: 'Ein Schlagwort kann festlegen, wie oft du dich bei allen meldest, die es tragen; von mehreren gilt das kürzeste.',
    none: 'Noch trägt niemand ein Schlagwort. Gib eines auf der Seite einer Person ein oder importiere eine Liste mit Schlagwörtern.',
    noneFound: 'So heißt kein Schlagwort.',
    find: 'Schlagwort finden',
    name: (tag: string) => `Name von ${tag}`,
    cadence: 'Rhythmus festlegen',
    cadenceOf: (tag: string) => `Rhythmus für ${tag} festlegen`,
    merge: (tag: string) => `${tag} mit einem anderen Schlagwort zusammenführen`,
    choose: 'Wähle das Schlagwort, das bleibt …',
    counted: (tag: string, people: number) => `${tag} · ${text.people(people)}`,
    gains: (people: number, tag: string, into: string) =>
      `${plural(people, 'Person trägt', 'Personen tragen')} „${tag}“ und danach stattdessen „${into}“.`,
    cadenceAfter: (tag, into): string => {
      if (into.cadence_days !== null)
        return tag.cadence_days === null || tag.cadence_days === into.cadence_days
          ? `„${into.name}“ behält seinen Rhythmus von ${days(into.cadence_days)}.`
          : `„${into.name}“ behält seinen Rhythmus von ${days(into.cadence_days)}; die ${days(tag.cadence_days)} von „${tag.name}“ gelten nicht mehr.`;
      if (tag.cadence_days !== null)
        return `„${into.name}“ hat keinen Rhythmus und übernimmt den von ${days(tag.cadence_days)}.`;
      return 'Keines von beiden hat einen eigenen Rhythmus.';
    },
    removeConfirm: 'Schlagwort entfernen',
    loses: (people: number) =>
      people === 0
        ? 'Niemand trägt es.'
        : `${plural(people, 'Person verliert', 'Personen verlieren')} dieses Schlagwort. Du kannst es rückgängig machen.`,
  },
  fields: {
    title: 'Eigene Felder',
    says: 'Was du über unsere Felder hinaus festhältst: auf den Seiten der Personen, als Spalten und Filter und in Vorlagen.',
    none: 'Du hast noch keine eigenen Felder. Füge eines hinzu oder importiere eine Liste mit Spalten, die wir nicht kennen.',
    add: 'Feld hinzufügen',
    kind: 'Es enthält',
    save: 'Hinzufügen',
    name: (field: string) => `Name von ${field}`,
    kindOf: (field: string) => `Was ${field} enthält`,
    up: (name: string) => `${name} nach oben`,
    down: (name: string) => `${name} nach unten`,
    placed: (name: string, at: number, of: number) => `${name} steht an Stelle ${at} von ${of}`,
    merge: (field: string) => `${field} mit einem anderen Feld zusammenführen`,
    choose: 'Wähle das Feld, das bleibt …',
    moves: ({ moved, same, clashes }, field: string, into: string) =>
      [
        moved
          ? `${plural(moved, 'Wert', 'Werte')} von „${field}“ ${moved === 1 ? 'kommt' : 'kommen'} nach „${into}“.`
          : null,
        same ? `${plural(same, 'Person hat', 'Personen haben')} in beiden dasselbe.` : null,
        moved || same || clashes ? null : `„${field}“ geht; es hat keinen eigenen Wert, der mitkäme.`,
      ]
        .filter((said) => said !== null)
        .join(' '),
    read: 'Werte, die nicht passen, bleiben, wie sie sind, und werden aufgelistet.',
    clash: (people: number) =>
      `${plural(people, 'Person hat', 'Personen haben')} je einen Wert, und sie sind verschieden. Welcher bleibt?`,
    keeps: (field: string) => `Der von ${field}`,
    both: 'Beide, hintereinander',
    removeConfirm: 'Feld entfernen',
    loses: (people: number) =>
      people === 0
        ? 'Niemand hat einen Wert darin.'
        : `${plural(people, 'Person verliert', 'Personen verlieren')}, was in diesem Feld steht. Du kannst es rückgängig machen.`,
  },
  choices: {
    of: (field: string) => `Auswahl von ${field}`,
    count: (choices: readonly string[]) =>
      choices.length
        ? `Auswahl: ${choices.slice(0, 6).join(', ')}${choices.length > 6 ? ' …' : ''}`
        : 'Noch keine Auswahl',
    name: (choice: string) => `Name von ${choice}`,
    hint: 'Der Name einer anderen Möglichkeit macht aus beiden eine.',
    add: 'Möglichkeit hinzufügen',
    save: 'Hinzufügen',
  },
  unfit: {
    of: (field: string) => `Werte von ${field}, die nicht passen`,
    count: (people: number, wrong: string) =>
      `Bei ${plural(people, 'Person', 'Personen')} steht etwas anderes: ${wrong}`,
    says: 'Sie bleiben, wie sie sind, bis du bei allen, die einen davon haben, etwas anderes schreibst oder ihn leerst.',
    instead: 'anderen Wert',
    clear: (value: string) => `„${value}“ leeren`,
    more: (people: number) => `Und ${plural(people, 'weitere Person', 'weitere Personen')}.`,
  },
  kind: {
    title: (field: string, kind: string) => `„${field}“ als ${kind}`,
    fit: (people: number) =>
      people === 0
        ? 'Keiner der Werte passt.'
        : `Bei ${plural(people, 'Person', 'Personen')} passt der Wert.`,
    becomes: (from: string, to: string) => `„${from}“ wird zu ${to}`,
    choices: (some: string, more: number) =>
      more > 0 ? `Zur Auswahl: ${some} und ${more} weitere.` : `Zur Auswahl: ${some}.`,
    unfit: (people: number) =>
      `Bei ${plural(people, 'Person', 'Personen')} passt der Wert nicht. Er bleibt, wie er ist, bis du entscheidest:`,
    more: (values: number) => `und ${plural(values, 'weiterer Wert', 'weitere Werte')}`,
    confirm: 'Art ändern',
  },
};
