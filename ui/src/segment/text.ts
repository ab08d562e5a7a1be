/** What filters, orders and saved views say. */
import type { Condition, DueWithin, Fit, Known, ListOrder } from '../api/client';
import { anyOf, plural, shortCount } from '../shared/format';
import { isDate } from '../shared/days';
import { inLanguage } from '../shared/language';
import { text } from '../shared/text';
import { de } from './text.de';

const days = (n: number) => plural(n, 'day', 'days');

export const en = {
  filter: 'Filter',
  add: 'Add a filter',
  bar: 'Filters',
  clear: 'Clear',
  remove: (chip: string) => `Remove “${chip}”`,
  change: (chip: string) => `Change “${chip}”`,
  abouts: {
    stage: 'Stage',
    sub_stage: 'Sub-stage',
    tier: 'Tier',
    tag: 'Tag',
    platform: 'Platform',
    followers: 'Followers',
    contacted: 'Last contact',
    due: 'Due',
    country: 'Country',
    fit: 'Fit',
    missing: 'What is missing',
    do_not_contact: 'Do not contact',
  },
  fits: { yes: 'Fits', no: 'Does not fit', unknown: 'Not known' } satisfies Record<Fit, string>,
  fitAll: {
    yes: 'All fits',
    no: 'Something does not fit',
    unknown: 'Something is not known',
  } satisfies Record<Fit, string>,
  archived: 'Archived',
  archivedSays: 'archived',
  own: 'Own fields',
  is: 'is one of',
  isNot: 'is none of',
  match: 'Match',
  find: 'Find a value',
  noValues: 'Nobody has one yet.',
  noneFound: 'No value matches.',
  atLeast: 'At least',
  atMost: 'At most',
  daysAtLeast: 'At least so many days ago',
  daysAtMost: 'At most so many days ago',
  ever: 'Contacted',
  never: 'Never contacted',
  when: 'When',
  filled: 'Filled in',
  empty: 'Empty',
  what: 'Not known',
  notANumber: 'This is no number. Write for example 10000 or 10K.',
  turned: 'The smaller number comes first.',
  turnedDates: 'The earlier day comes first.',
  among: 'From … to …',
  between: 'Between two days',
  fromDay: 'On or after',
  toDay: 'On or before',
  anyDay: (end: string) => `${end}: any day`,
  gone: 'a field that is gone',
  shows: (n: number) => (n === 0 ? 'Shows nobody' : `Show ${plural(n, 'person', 'people')}`),
  apply: 'Apply',
  dues: {
    now: 'Due now',
    overdue: 'Overdue',
    week: 'Due within a week',
    later: 'Due later',
    never: 'Never due',
  } satisfies Record<DueWithin, string>,
  known: {
    account: 'Account',
    email: 'E-mail address',
    phone: 'Phone number',
    tag: 'Tag',
    followers: 'Followers',
    country: 'Country',
    birthday: 'Birthday',
    note: 'Note',
  } satisfies Record<Known, string>,
  /** A condition as it stands in the sentence of the chips. */
  says(
    one: Condition,
    nameOf: (id: string) => string,
    criterionName: (id: string) => string,
    /** A value of an own field as it reads. */
    show: (field: string, value: string) => string = (_, value) => value,
  ): string {
    switch (one.about) {
      case 'stage': {
        const names = one.any.map((stage) => text.stages[stage]);
        return one.not ? `not in ${anyOf(names)}` : `in ${anyOf(names)}`;
      }
      case 'sub_stage': {
        const names = anyOf(one.any.map(nameOf));
        return one.not ? `not in ${names}` : `in ${names}`;
      }
      case 'tier': {
        const names = anyOf(one.any.map((tier) => text.tiers[tier]));
        return one.not ? `of no tier ${names}` : `of tier ${names}`;
      }
      case 'tag':
        return one.not ? `not tagged ${anyOf(one.any)}` : `tagged ${anyOf(one.any)}`;
      case 'platform': {
        const names = one.any.map((platform) => text.platforms[platform]);
        return one.not ? `not on ${anyOf(names)}` : `on ${anyOf(names)}`;
      }
      case 'country':
        return one.not ? `not from ${anyOf(one.any)}` : `from ${anyOf(one.any)}`;
      case 'followers':
        if (one.at_least !== null && one.at_most !== null)
          return `with ${shortCount(one.at_least)} to ${shortCount(one.at_most)} followers`;
        if (one.at_least !== null) return `with ${shortCount(one.at_least)} followers or more`;
        if (one.at_most !== null) return `with ${shortCount(one.at_most)} followers or fewer`;
        return 'with known followers';
      case 'contacted':
        if (one.at_least !== null && one.at_most !== null)
          return `last contacted ${one.at_least} to ${days(one.at_most)} ago`;
        if (one.at_least !== null) return `not contacted for ${days(one.at_least)}`;
        if (one.at_most !== null) return `contacted within ${days(one.at_most)}`;
        return 'contacted before';
      case 'never_contacted':
        return 'never contacted';
      case 'due':
        return {
          now: 'due now',
          overdue: 'overdue',
          week: 'due within a week',
          later: 'due later than in a week',
          never: 'never due',
        }[one.when];
      case 'custom': {
        const name = nameOf(one.field);
        const { is } = one;
        const read = (value: string) => show(one.field, value);
        if (is.test === 'filled') return `with ${name}`;
        if (is.test === 'empty') return `without ${name}`;
        if (is.test === 'any') {
          if (is.any.every((value) => value === 'yes' || value === 'no') && !is.not)
            return `${name}: ${anyOf(is.any.map(read)).toLowerCase()}`;
          return `${name} ${is.not ? 'is not' : 'is'} ${anyOf(is.any.map(read))}`;
        }
        const [least, most] = [is.at_least, is.at_most];
        if (least !== null && most !== null) return `${name} from ${read(least)} to ${read(most)}`;
        if (isDate(least ?? most ?? ''))
          return least !== null
            ? `${name} on ${read(least)} or later`
            : `${name} on ${read(most!)} or before`;
        return least !== null
          ? `${name} of ${read(least)} or more`
          : `${name} of ${read(most ?? '')} or less`;
      }
      case 'fit': {
        if (one.criterion)
          return `${criterionName(one.criterion)}: ${{ yes: 'fits', no: 'does not fit', unknown: 'not known' }[one.answer]}`;
        return { yes: 'who fit', no: 'who do not fit', unknown: 'whose fit is not all known' }[one.answer];
      }
      case 'missing':
        return {
          account: 'without an account',
          email: 'without an e-mail address',
          phone: 'without a phone number',
          tag: 'without a tag',
          followers: 'without a count of followers',
          country: 'without a country',
          birthday: 'without a birthday',
          note: 'without a note',
        }[one.what];
      case 'do_not_contact':
        return 'not to be contacted';
    }
  },
  order: 'Order',
  reverse: 'The other way round',
  orders: {
    name: 'Name',
    board: 'Your order',
    tags: 'Tags',
    emails: 'E-mail',
    accounts: 'Accounts',
    last_contact: 'Longest without contact',
    due: 'Due first',
    followers: 'Most followers',
    added: 'Newest first',
    touchpoints: 'Most touchpoints',
    stage: 'Stage',
    country: 'Country',
    strength: 'Strongest first',
    tier: 'Closest tier first',
    location: 'Location',
    agency: 'Agency',
    language: 'Language',
    cadence: 'Own cadence, shortest first',
    next_touch: 'Next touch first',
    relevance: 'Best match',
  } satisfies Record<ListOrder, string>,
  views: {
    label: 'Views',
    everybody: 'Everybody',
    save: 'Save as a view…',
    update: (name: string) => `Save changes to “${name}”`,
    rename: (name: string) => `Rename “${name}”…`,
    remove: (name: string) => `Remove “${name}”`,
    changed: (name: string) => `${name}, changed`,
    title: 'Save as a view',
    renameTitle: 'Rename the view',
    name: 'Name',
    hint: 'What you call these people, for example “Ceramics, not contacted for a month”',
    nameless: 'A view needs a name.',
  },
};

export const segment = inLanguage({ en, de });
