/** What the list of people says. */
import { plural } from '../shared/text';

export const people = {
  count: (n: number) => plural(n, 'person', 'people'),
  matching: (n: number) => (n === 0 ? 'Nobody matches' : `${plural(n, 'person matches', 'people match')}`),
  archivedCount: (n: number) => `${plural(n, 'person', 'people')} in the archive`,
  duplicates: (n: number) => plural(n, 'possible duplicate', 'possible duplicates'),
  noDuplicates: 'Look for duplicates',
  add: 'New person',
  search: 'Search people',
  searchHint: 'Name, handle, e-mail, tag or note',
  clear: 'Clear the search',
  columns: {
    name: 'Name',
    tags: 'Tags',
    followers: 'Followers',
    contact: 'Last contact',
    stage: 'Stage',
  },
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
