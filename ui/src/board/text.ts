/** What the board says. */
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
  help: 'Enter opens. Space lifts the card, then the arrow keys move it. M chooses a stage.',
  lifted: (name: string, where: string) =>
    `Lifted ${name}. ${where}. Arrow keys move, Space drops, Escape puts back.`,
  where: (stage: string, position: number, count: number) => `${stage}, ${position} of ${count}`,
  between: (above: string | undefined, below: string | undefined) =>
    above ? ` after ${above}` : below ? ` before ${below}` : '',
  dropped: (name: string, where: string) => `Dropped ${name}. ${where}.`,
  cancelled: (name: string) => `${name} is back where they were.`,
  loading: 'Loading…',
};

export const board = inLanguage({ en, de });
