/** What filters, orders and saved views say, in German. */
import { isDate } from '../shared/days';
import type { Condition } from '../api/client';
import { anyOf, exactCount, plural, shortCount } from '../shared/format';
import { text } from '../shared/text';
import type { en } from './text';

/** After „seit“, „vor“ and „in den letzten“. */
const days = (n: number) => plural(n, 'Tag', 'Tagen');

export const de: typeof en = {
  filter: 'Filter',
  add: 'Filter hinzufügen',
  bar: 'Filter',
  clear: 'Leeren',
  remove: (chip: string) => `„${chip}“ entfernen`,
  change: (chip: string) => `„${chip}“ ändern`,
  abouts: {
    stage: 'Phase',
    sub_stage: 'Abschnitt',
    tier: 'Stufe',
    tag: 'Schlagwort',
    platform: 'Plattform',
    followers: 'Follower',
    contacted: 'Letzter Kontakt',
    due: 'Fällig',
    country: 'Land',
    fit: 'Passung',
    missing: 'Was fehlt',
    do_not_contact: 'Nicht kontaktieren',
  },
  archived: 'Archiviert',
  archivedSays: 'archiviert',
  own: 'Eigene Felder',
  is: 'ist eines von',
  isNot: 'ist keines von',
  match: 'Vergleich',
  find: 'Wert suchen',
  noValues: 'Noch hat niemand einen.',
  noneFound: 'Kein Wert passt.',
  atLeast: 'Mindestens',
  atMost: 'Höchstens',
  daysAtLeast: 'Vor mindestens so vielen Tagen',
  daysAtMost: 'Vor höchstens so vielen Tagen',
  ever: 'Kontaktiert',
  never: 'Noch nie kontaktiert',
  when: 'Wann',
  filled: 'Ausgefüllt',
  empty: 'Leer',
  what: 'Nicht bekannt',
  notANumber: 'Das ist keine Zahl. Schreib zum Beispiel 10000 oder 10K.',
  turned: 'Die kleinere Zahl kommt zuerst.',
  turnedDates: 'Der frühere Tag kommt zuerst.',
  among: 'Von … bis …',
  between: 'Zwischen zwei Tagen',
  fromDay: 'Frühestens am',
  toDay: 'Spätestens am',
  anyDay: (end: string) => `${end}: beliebig`,
  gone: 'ein Feld, das es nicht mehr gibt',
  shows: (n: number) => (n === 0 ? 'Zeigt niemanden' : `${plural(n, 'Person', 'Personen')} zeigen`),
  apply: 'Anwenden',
  dues: {
    now: 'Jetzt fällig',
    overdue: 'Überfällig',
    week: 'Binnen einer Woche fällig',
    later: 'Später fällig',
    never: 'Nie fällig',
  },
  known: {
    account: 'Konto',
    email: 'E-Mail-Adresse',
    phone: 'Telefonnummer',
    tag: 'Schlagwort',
    followers: 'Follower',
    country: 'Land',
    birthday: 'Geburtstag',
    note: 'Notiz',
  },
  fits: { yes: 'Passt', no: 'Passt nicht', unknown: 'Unbekannt' },
  fitAll: { yes: 'Alles passt', no: 'Etwas passt nicht', unknown: 'Etwas ist unbekannt' },
  says(
    one: Condition,
    nameOf: (id: string) => string,
    criterionName: (id: string) => string,
    /** A value of an own field as it reads. */
    show: (field: string, value: string) => string = (_, value) => value,
  ): string {
    switch (one.about) {
      case 'stage': {
        const names = anyOf(one.any.map((stage) => text.stages[stage]));
        return one.not ? `nicht in ${names}` : `in ${names}`;
      }
      case 'sub_stage': {
        const names = anyOf(one.any.map(nameOf));
        return one.not ? `nicht in ${names}` : `in ${names}`;
      }
      case 'tier': {
        const names = anyOf(one.any.map((tier) => text.tiers[tier]));
        return one.not ? `nicht auf Stufe ${names}` : `auf Stufe ${names}`;
      }
      case 'tag':
        return one.not ? `ohne Schlagwort ${anyOf(one.any)}` : `mit Schlagwort ${anyOf(one.any)}`;
      case 'platform': {
        const names = anyOf(one.any.map((platform) => text.platforms[platform]));
        return one.not ? `nicht auf ${names}` : `auf ${names}`;
      }
      case 'country':
        return one.not ? `nicht aus ${anyOf(one.any)}` : `aus ${anyOf(one.any)}`;
      case 'followers':
        if (one.at_least !== null && one.at_most !== null)
          return `mit ${shortCount(one.at_least)} bis ${shortCount(one.at_most)} Followern`;
        if (one.at_least !== null) return `ab ${shortCount(one.at_least)} Followern`;
        if (one.at_most !== null) return `bis ${shortCount(one.at_most)} Follower`;
        return 'mit bekannter Followerzahl';
      case 'contacted':
        if (one.at_least !== null && one.at_most !== null)
          return `zuletzt vor ${exactCount(one.at_least)} bis ${days(one.at_most)} kontaktiert`;
        if (one.at_least !== null) return `seit ${days(one.at_least)} nicht kontaktiert`;
        if (one.at_most !== null) return `vor höchstens ${days(one.at_most)} kontaktiert`;
        return 'schon kontaktiert';
      case 'never_contacted':
        return 'noch nie kontaktiert';
      case 'due':
        return {
          now: 'jetzt fällig',
          overdue: 'überfällig',
          week: 'binnen einer Woche fällig',
          later: 'später als in einer Woche fällig',
          never: 'nie fällig',
        }[one.when];
      case 'custom': {
        const name = nameOf(one.field);
        const { is } = one;
        const read = (value: string) => show(one.field, value);
        if (is.test === 'filled') return `mit ${name}`;
        if (is.test === 'empty') return `ohne ${name}`;
        if (is.test === 'any') {
          if (is.any.every((value) => value === 'yes' || value === 'no') && !is.not)
            return `${name}: ${anyOf(is.any.map(read)).toLowerCase()}`;
          return `${name} ist ${is.not ? 'nicht ' : ''}${anyOf(is.any.map(read))}`;
        }
        const [least, most] = [is.at_least, is.at_most];
        if (least !== null && most !== null)
          return isDate(least)
            ? `${name} vom ${read(least)} bis zum ${read(most)}`
            : `${name} von ${read(least)} bis ${read(most)}`;
        if (isDate(least ?? most ?? ''))
          return least !== null
            ? `${name} am ${read(least)} oder später`
            : `${name} am ${read(most!)} oder früher`;
        return least !== null ? `${name} ab ${read(least)}` : `${name} bis ${read(most ?? '')}`;
      }
      case 'fit': {
        const said = { yes: 'passt', no: 'passt nicht', unknown: 'unbekannt' }[one.answer];
        if (one.criterion) return `${criterionName(one.criterion)}: ${said}`;
        return { yes: 'die passen', no: 'die nicht passen', unknown: 'deren Passung nicht ganz bekannt ist' }[
          one.answer
        ];
      }
      case 'missing':
        return {
          account: 'ohne Konto',
          email: 'ohne E-Mail-Adresse',
          phone: 'ohne Telefonnummer',
          tag: 'ohne Schlagwort',
          followers: 'ohne Followerzahl',
          country: 'ohne Land',
          birthday: 'ohne Geburtstag',
          note: 'ohne Notiz',
        }[one.what];
      case 'do_not_contact':
        return 'nicht zu kontaktieren';
    }
  },
  order: 'Ordnung',
  reverse: 'Andersherum',
  orders: {
    name: 'Name',
    board: 'Deine Ordnung',
    tags: 'Schlagwörter',
    emails: 'E-Mail',
    accounts: 'Konten',
    last_contact: 'Am längsten ohne Kontakt',
    due: 'Fällige zuerst',
    followers: 'Meiste Follower',
    added: 'Neueste zuerst',
    touchpoints: 'Meiste Kontakte',
    stage: 'Phase',
    country: 'Land',
    strength: 'Stärkste zuerst',
    tier: 'Höchste Stufe zuerst',
    location: 'Ort',
    agency: 'Agentur',
    language: 'Sprache',
    cadence: 'Kürzester Rhythmus zuerst',
    next_touch: 'Nächster Kontakt zuerst',
    relevance: 'Beste Treffer',
  },
  views: {
    label: 'Ansichten',
    everybody: 'Alle',
    save: 'Als Ansicht speichern …',
    update: (name: string) => `Änderungen in „${name}“ speichern`,
    rename: (name: string) => `„${name}“ umbenennen …`,
    remove: (name: string) => `„${name}“ entfernen`,
    changed: (name: string) => `${name}, geändert`,
    title: 'Als Ansicht speichern',
    renameTitle: 'Ansicht umbenennen',
    name: 'Name',
    hint: 'Wie du diese Personen nennst, zum Beispiel „Keramik, seit einem Monat nicht kontaktiert“',
    nameless: 'Eine Ansicht braucht einen Namen.',
  },
};
