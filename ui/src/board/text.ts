/** What the board says. */
import type { Reason } from '../api/client';
import { exactCount, plural } from '../shared/format';
import { inLanguage } from '../shared/language';
import { de } from './text.de';

export const en = {
  says: (total: number) => `${plural(total, 'person', 'people')} on the way from discovery to advocacy`,
  matching: (n: number) => `${plural(n, 'person matches', 'people match')}`,
  noMatch: {
    title: 'Nobody matches',
    says: 'Nobody on the board is as the filters ask. Take one of them away, or all.',
    clear: 'Show everyone',
  },
  due: (n: number) => `${exactCount(n)} due`,
  label: 'Board',
  column: (name: string, count: number, due: number) =>
    `${name}, ${plural(count, 'person', 'people')}, ${exactCount(due)} due`,
  empty: 'Nobody here. Drag a card in, or use “Move to” on one.',
  help: 'Enter opens. Space lifts the card, then the arrow keys move it. X selects, M chooses a stage, C folds the column.',
  lifted: (name: string, where: string) =>
    `Lifted ${name}. ${where}. Arrow keys move, Space drops, Escape puts back.`,
  where: (stage: string, position: number, count: number) => `${stage}, ${position} of ${count}`,
  between: (above: string | undefined, below: string | undefined) =>
    above ? ` after ${above}` : below ? ` before ${below}` : '',
  dropped: (name: string, where: string) => `Dropped ${name}. ${where}.`,
  withOthers: (name: string, others: number) => `${name} and ${plural(others, 'other', 'others')}`,
  /** A part of a stage by its name. */
  inPart: (stage: string, part: string) => `${stage}, ${part}`,
  noPart: 'in no sub-stage',
  noPartHead: 'In no sub-stage',
  people: (n: number) => plural(n, 'person', 'people'),
  sorted: 'The cards are sorted: a place within a column means nothing.',
  byHand: 'Order by hand',
  density: 'Compact cards',
  fold: 'Fold to a strip',
  unfold: (name: string, count: number, due: number) =>
    `Open ${name}, ${plural(count, 'person', 'people')}, ${exactCount(due)} due`,
  folded: (name: string) => `${name} is folded.`,
  unfolded: (name: string) => `${name} is open.`,
  menu: (name: string) => `More for ${name}`,
  setUp: 'Sub-stages and drying up…',
  cancelled: (name: string) => `${name} is back where they were.`,
  loading: 'Loading…',
  driesUp: 'drying up',
  quiet: (days: number) => `${plural(days, 'day', 'days')} without a contact or a move`,
  /** What comes next with somebody, in few words. */
  steps: {
    scheduled: 'Planned',
    reconnect: 'Reconnect',
    never_contacted: 'First hello',
    reply_owed: 'Reply',
    follow_up: 'Follow up',
    second_follow_up: 'Follow up again',
    last_note: 'Last note',
    move_on: 'Move on',
    birthday: 'Birthday',
    anniversary: 'Anniversary',
    thank: 'Thank',
  } satisfies Record<Reason, string>,
  stepNow: (step: string) => `${step} now`,
  stepOn: (step: string, date: string) => `${step} ${date}`,
  noStep: 'No next step',
};

export const board = inLanguage({ en, de });
