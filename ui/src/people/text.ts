/** What the list of people says. */
import { plural } from '../shared/format';
import { inLanguage } from '../shared/language';
import { de } from './text.de';

export const en = {
  count: (n: number) => plural(n, 'person', 'people'),
  matching: (n: number) => (n === 0 ? 'Nobody matches' : `${plural(n, 'person matches', 'people match')}`),
  archivedCount: (n: number) => `${plural(n, 'person', 'people')} in the archive`,
  duplicates: (n: number) => plural(n, 'possible duplicate', 'possible duplicates'),
  noDuplicates: 'Look for duplicates',
  add: 'New person',
  search: 'Search people',
  searchHint: 'Name, handle, e-mail, tag, note or contact',
  clear: 'Clear the search',
  columns: {
    name: 'Name',
    accounts: 'Accounts',
    followers: 'Followers',
    tags: 'Tags',
    last_contact: 'Last contact',
    due: 'Due',
    stage: 'Stage',
    emails: 'E-mail',
    country: 'Country',
    touchpoints: 'Touchpoints',
    added: 'Added',
  },
  choose: 'Columns',
  usual: 'The usual columns',
  earlier: (column: string) => `Move ${column} to the front`,
  later: (column: string) => `Move ${column} to the back`,
  columnAt: (column: string, at: number, of: number) => `${column} is column ${at} of ${of}`,
  orderBy: (column: string) => `Order by ${column}`,
  export: 'Export the list',
  width: (column: string) => `Width of ${column}`,
  yes: 'Yes',
  no: 'No',
  list: 'People',
  doNotContact: 'Do not contact',
  moreTags: (n: number) => `+${n}`,
  noMatch: {
    title: 'Nobody matches',
    says: 'Try fewer letters, or another filter. Accents and capitals do not matter.',
    clear: 'Show everyone',
  },
  noneArchived: {
    title: 'The archive is empty',
    says: 'People you archive rest here with their whole history, and are never nudged.',
    back: 'Show everyone',
  },
};

export const people = inLanguage({ en, de });
