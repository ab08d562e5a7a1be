/** What Today says, in German. */
import type { AheadDay } from '../api/client';
import { daysBetween } from '../shared/days';
import { dayHeading, exactCount, plural, weekday } from '../shared/format';
import type { en } from './text';

const persons = (n: number) => plural(n, 'Person', 'Personen');
const words = 'Zwei Drei Vier Fünf Sechs Sieben Acht Neun Zehn Elf Zwölf'.split(' ');

export const de: typeof en = {
  says: (day: string, total: number) =>
    total === 0 ? day : `${day} · ${plural(total, 'Person wartet', 'Personen warten')} auf ein Wort von dir`,
  groups: {
    reconnect: 'Wieder melden',
    follow_up: 'Nachfassen',
    promises: 'Versprechen',
    celebrate: 'Feiern',
  },
  overdue: (days: number) => (days === 0 ? 'Heute fällig' : `${plural(days, 'Tag', 'Tage')} überfällig`),
  wrote: 'Geschrieben',
  thanked: 'Gedankt',
  thankedThem: (name: string) => `${name} heute gedankt`,
  wroteTo: (name: string) => `${name} heute geschrieben`,
  write: (name: string) => `${name} schreiben`,
  snooze: (name: string) => `${name} zurückstellen`,
  list: 'Wem du schreiben kannst',
  keys: [
    ['j', 'k', 'bewegen'],
    ['Enter', '', 'öffnen'],
    ['l', '', 'geschrieben'],
    ['w', '', 'schreiben'],
    ['s', '', 'zurückstellen'],
    ['x', '', 'auswählen'],
    ['u', '', 'rückgängig'],
  ],
  keysLabel: 'Tasten',
  comingWeek: (n: number) =>
    n === 0
      ? 'In den nächsten sieben Tagen wird niemand mehr fällig.'
      : `${plural(n, 'weitere Person wird', 'weitere Personen werden')} in den nächsten sieben Tagen fällig.`,
  clear: {
    title: 'Für alle ist gesorgt',
    heard: (n: number) =>
      n === 1
        ? 'Eine Person hat heute von dir gehört'
        : `${words[n - 2] ?? exactCount(n)} Personen haben heute von dir gehört`,
    next: (next: AheadDay | null, today: string) => {
      if (!next) return 'Binnen eines Jahres wird niemand mehr fällig.';
      const first = next.people[0]?.name ?? persons(next.count);
      const others = next.people.length ? next.count - 1 : 0;
      const who = others > 0 ? `${first} und ${plural(others, 'weitere', 'weitere')}` : first;
      return `Als Nächstes: ${who} ${onDay(next.on, today)}`;
    },
    board: 'Zum Board',
  },
  days: { label: 'Welche Tage', today: 'Heute', week: 'Woche voraus' },
  week: {
    see: 'Die Woche voraus sehen',
    list: 'Die Woche voraus',
    says: 'Wer in den nächsten sieben Tagen fällig wird, wenn bis dahin nichts geschieht',
    tomorrow: 'morgen',
    count: persons,
    nobody: 'Niemand wird fällig',
    more: (n: number) => `und ${exactCount(n)} weitere`,
  },
  resting: {
    says: (next: AheadDay | null) =>
      next
        ? `Bis dahin gibt es keinen Hinweis und keine Erinnerung. ${plural(next.count, 'Person wartet', 'Personen warten')} auf ${dayHeading(next.on)}.`
        : 'Bis dahin gibt es keinen Hinweis und keine Erinnerung.',
  },
  menu: 'Mehr zu Heute',
};

/** „morgen“, „am Donnerstag“, „am Donnerstag, 7. Januar“. */
function onDay(on: string, today: string): string {
  const days = daysBetween(today, on);
  if (days === 1) return 'morgen';
  return `am ${days < 7 ? weekday(on) : dayHeading(on)}`;
}
