/** What the import says. */
import type { Outcome } from '../api/client';
import { plural } from '../shared/text';

export const imports = {
  says: 'From a spreadsheet to people you can keep, in one step that you can take back.',
  drop: {
    title: 'Drop your list here',
    says: 'A CSV from a discovery tool, an export of contacts, a list that somebody kept. Columns are understood by their headers and by what stands in them; handles, profile addresses and counts such as 12.5K are read as they come.',
    promise: 'You see what would happen to every row first. Nothing is written before you agree.',
    choose: 'Choose a file…',
    reading: (name: string) => `Reading ${name}…`,
    readingTitle: 'Reading your list',
  },
  refused: { title: (name: string) => `${name} could not be read`, again: 'Try another file' },
  hover: { title: 'Drop your list to import it', says: 'Nothing is written before you agree.' },
  busy: 'An import is being written. Drop the next list when it is done.',

  recent: {
    title: 'Imports so far',
    counts: (created: number, updated: number, unchanged: number) =>
      [
        created > 0 ? `${plural(created, 'person', 'people')} added` : '',
        updated > 0 ? `${updated.toLocaleString('en')} updated` : '',
        unchanged > 0 ? `${unchanged.toLocaleString('en')} unchanged` : '',
      ]
        .filter(Boolean)
        .join(', ') || 'nothing changed',
    rows: (n: number) => plural(n, 'row', 'rows'),
    undone: 'Undone',
    undo: 'Undo',
    undoOf: (file: string) => `Undo the import of ${file}`,
  },

  understood: {
    title: 'What Perennial understood',
    rows: (n: number) => plural(n, 'row', 'rows'),
    separated: (by: string) => `separated by ${by}`,
    header: (line: number) => `headers on line ${line}`,
    platform: 'Handles without an address are on',
    platformNone: 'No platform told',
    delimiters: {
      comma: 'commas',
      semicolon: 'semicolons',
      tab: 'tabs',
      bar: 'bars',
    } as Record<string, string>,
    columns: 'Columns',
    column: 'Column',
    samples: 'Its values',
    field: 'Becomes',
    fieldOf: (header: string) => `“${header}” becomes`,
    because: (why: string) => `because ${why}`,
    noHeader: (letter: string) => `Column ${letter}`,
    blank: 'blank',
    values: 'When somebody is there already',
    fill: 'Fill blanks only',
    fillSays: 'What you have stays as it is.',
    overwrite: 'Overwrite what is there',
    overwriteSays: 'The file replaces what you have.',
    custom: (name: string) => `Own field: ${name}`,
    handle: (platform: string) => `${platform} handle`,
    followers: (platform: string) => `${platform} followers`,
  },

  outcomes: {
    all: 'All',
    create: 'New',
    update: 'Updated',
    unchanged: 'Unchanged',
    skip: 'Skipped',
    ask: 'Needs a look',
    reject: 'Rejected',
  } satisfies Record<Outcome | 'all', string>,
  outcomeSays: {
    create: 'New people, added in Discovery unless the file says otherwise.',
    update: 'People you have; the file adds to them.',
    unchanged: 'People you have; the file says nothing new.',
    skip: 'Rows about nobody.',
    ask: 'Perennial cannot tell who is meant. These rows are left out; add them by hand, or mend the file and import it again.',
    reject:
      'Rows that cannot be taken as they stand. The others are imported; save these to a file once it is done.',
  } satisfies Record<Outcome, string>,

  preview: {
    title: 'What will happen',
    filter: 'Show rows',
    line: 'Line',
    who: 'Who',
    says: 'What it does',
    more: (n: number) => `Show ${plural(n, 'more row', 'more rows')}`,
    none: 'No row of this kind.',
    nobody: 'Nobody named',
    problems: (n: number) => plural(n, 'cell needs a look', 'cells need a look'),
    problemsSays:
      'Everything else is imported. You can mend the file and import it again: nothing is doubled.',
    problemsMore: (n: number) => `and ${plural(n, 'more', 'more')}, not listed`,
    cell: 'Cell',
    message: 'What is wrong',
    cancelled: 'Cancelled. Nothing was written.',
    adjusting: 'Reading it anew…',
  },

  commit: {
    label: (n: number) => `Import ${plural(n, 'person', 'people')}`,
    nothing: 'Nothing to import',
    says: (created: number, updated: number) =>
      created && updated
        ? `${created.toLocaleString('en')} new, ${updated.toLocaleString('en')} updated`
        : created
          ? 'All of them new'
          : updated
            ? 'All of them known; only what is missing is added'
            : 'Everything in this list is there already, or cannot be taken.',
    promise: 'One step in your history: undo takes all of it back, even days later.',
    other: 'Another file',
  },

  writing: {
    title: (name: string) => `Importing ${name}`,
    done: (done: string, total: string) => `${done} of ${total} rows`,
    rate: (n: string) => `${n} rows a second`,
    left: (seconds: number) =>
      seconds < 2 ? 'almost there' : `about ${plural(seconds, 'second', 'seconds')} left`,
    cancel: 'Cancel',
    cancelling: 'Cancelling…',
    says: 'Cancelling takes back everything: it is all of the list or none of it.',
  },

  report: {
    title: (n: number) => (n === 0 ? 'Nothing new' : `${plural(n, 'person', 'people')} imported`),
    nothing: 'Everything in this list was there already.',
    undone: 'Taken back',
    undoneSays: (file: string) => `What ${file} had written is gone, and what it had changed is as before.`,
    from: (file: string) => `from ${file}`,
    shifted: (n: number) =>
      `${plural(n, 'row was', 'rows were')} left out because something changed while you looked:`,
    shiftedLine: (line: number, why: string) => `Line ${line}: ${why}`,
    board: 'See them on the board',
    rejected: 'Save rejected rows…',
    saved: (path: string) => `Saved as ${path}`,
    undo: 'Undo this import',
    again: 'Import another list',
  },
};
