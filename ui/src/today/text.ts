/** What Today says. */
import type { AheadDay, Group } from '../api/client';
import { daysBetween } from '../shared/days';
import { dayHeading, exactCount, plural, weekday } from '../shared/format';
import { inLanguage } from '../shared/language';
import { de } from './text.de';

export const en = {
  says: (day: string, total: number) =>
    total === 0 ? day : `${day} · ${plural(total, 'person waits', 'people wait')} for a word from you`,
  groups: {
    reconnect: 'Reconnect',
    follow_up: 'Follow up',
    promises: 'Promises',
    celebrate: 'Celebrate',
  } satisfies Record<Group, string>,
  overdue: (days: number) => (days === 0 ? 'Due today' : `${plural(days, 'day', 'days')} overdue`),
  wrote: 'I wrote',
  thanked: 'Thanked',
  thankedThem: (name: string) => `I thanked ${name} today`,
  wroteTo: (name: string) => `I wrote to ${name} today`,
  write: (name: string) => `Write to ${name}`,
  snooze: (name: string) => `Snooze ${name}`,
  list: 'People to write to',
  keys: [
    ['j', 'k', 'move'],
    ['Enter', '', 'open'],
    ['l', '', 'I wrote'],
    ['w', '', 'write'],
    ['s', '', 'snooze'],
    ['x', '', 'select'],
    ['u', '', 'undo'],
  ],
  keysLabel: 'Keys',
  comingWeek: (n: number) =>
    n === 0
      ? 'Nobody else comes due in the next seven days.'
      : `${plural(n, 'more person comes', 'more people come')} due in the next seven days.`,
  clear: {
    title: 'Everyone is looked after',
    heard: (n: number) =>
      n === 1 ? 'One person heard from you today' : `${inWords(n)} people heard from you today`,
    next: (next: AheadDay | null, today: string) => {
      if (!next) return 'Nobody else comes due within a year.';
      const first = next.people[0]?.name ?? plural(next.count, 'person', 'people');
      const others = next.people.length ? next.count - 1 : 0;
      const who = others > 0 ? `${first} and ${plural(others, 'other', 'others')}` : first;
      return `Next: ${who} ${onDay(next.on, today)}`;
    },
    board: 'See the board',
  },
  days: { label: 'Which days', today: 'Today', week: 'Week ahead' },
  week: {
    see: 'See the week ahead',
    list: 'The week ahead',
    says: 'Who comes due in the next seven days, if nothing happens before',
    tomorrow: 'tomorrow',
    count: (n: number) => plural(n, 'person', 'people'),
    nobody: 'Nobody comes due',
    more: (n: number) => `and ${exactCount(n)} more`,
  },
  resting: {
    says: (next: AheadDay | null) =>
      next
        ? `Nobody is nudged before then, and no reminder comes. ${plural(next.count, 'person waits', 'people wait')} for ${dayHeading(next.on)}.`
        : 'Nobody is nudged before then, and no reminder comes.',
  },
  menu: 'More for Today',
};

export const today = inLanguage({ en, de });

const words = 'Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve'.split(' ');

/** Small numbers begin a sentence as words. */
function inWords(n: number): string {
  return words[n - 2] ?? exactCount(n);
}

/** “tomorrow”, “on Thursday”, “on Thursday 7 January”. */
function onDay(on: string, today: string): string {
  const days = daysBetween(today, on);
  if (days === 1) return 'tomorrow';
  return `on ${days < 7 ? weekday(on) : dayHeading(on)}`;
}
