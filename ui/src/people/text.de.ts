/** What the list of people says, in German. */
import { plural } from '../shared/format';
import type { en } from './text';

const persons = (n: number) => plural(n, 'Person', 'Personen');

export const de: typeof en = {
  count: persons,
  matching: (n: number) => (n === 0 ? 'Niemand passt' : plural(n, 'Person passt', 'Personen passen')),
  archivedCount: (n: number) => `${persons(n)} im Archiv`,
  duplicates: (n: number) => plural(n, 'mögliche Dublette', 'mögliche Dubletten'),
  noDuplicates: 'Dubletten suchen',
  add: 'Neue Person',
  search: 'Personen suchen',
  searchHint: 'Name, Handle, E-Mail, Schlagwort, Notiz oder Kontakt',
  clear: 'Suche leeren',
  columns: {
    name: 'Name',
    accounts: 'Konten',
    followers: 'Follower',
    tags: 'Schlagwörter',
    last_contact: 'Letzter Kontakt',
    due: 'Fällig',
    stage: 'Phase',
    emails: 'E-Mail',
    country: 'Land',
    touchpoints: 'Kontakte',
    added: 'Hinzugefügt',
  },
  choose: 'Spalten',
  usual: 'Die üblichen Spalten',
  earlier: (column: string) => `${column} nach vorn`,
  later: (column: string) => `${column} nach hinten`,
  columnAt: (column: string, at: number, of: number) => `${column} ist Spalte ${at} von ${of}`,
  orderBy: (column: string) => `Nach ${column} ordnen`,
  export: 'Die Liste exportieren',
  width: (column: string) => `Breite von ${column}`,
  yes: 'Ja',
  no: 'Nein',
  list: 'Personen',
  doNotContact: 'Nicht kontaktieren',
  moreTags: (n: number) => `+${n}`,
  noMatch: {
    title: 'Niemand passt',
    says: 'Versuch es mit weniger Buchstaben oder einem anderen Filter. Akzente und Großschreibung spielen keine Rolle.',
    clear: 'Alle zeigen',
  },
  noneArchived: {
    title: 'Das Archiv ist leer',
    says: 'Wen du archivierst, ruht hier mit der ganzen Geschichte und ohne Hinweise.',
    back: 'Alle zeigen',
  },
};
