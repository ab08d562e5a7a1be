/** What Today says. */
import type { Group } from '../api/client';
import { plural } from '../shared/text';

export const today = {
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
    ['u', '', 'undo'],
  ],
  keysLabel: 'Keys',
  comingWeek: (n: number) =>
    n === 0
      ? 'Nobody else comes due in the next seven days.'
      : `${plural(n, 'more person comes', 'more people come')} due in the next seven days.`,
  clear: {
    title: 'Everyone is looked after',
    says: (coming: number) =>
      coming === 0
        ? 'Nobody waits for you today, and nobody comes due this week.'
        : `Nobody waits for you today. ${plural(coming, 'person comes', 'people come')} due this week.`,
    board: 'See the board',
  },
  left: (n: number) => `${plural(n, 'person', 'people')} left`,
};
