/** What the two steps say in which an import is corrected. */
import type { Outcome, QuestionKind } from '../api/client';
import { plural } from '../shared/text';
import type { Asked } from './readings';

export const understanding = {
  understood: {
    title: 'What Perennial understood',
    rows: (n: number) => plural(n, 'row', 'rows'),
    checking: (done: string, total: string) => `Checking ${done} of ${total} rows`,
    kind: {
      text: 'Text',
      csv: 'CSV',
      tsv: 'Tab-separated text',
      workbook: (format: string) =>
        ({
          xlsx: 'Excel workbook',
          xlsm: 'Excel workbook',
          xlsb: 'Excel workbook',
          xls: 'Old Excel workbook',
          ods: 'OpenDocument sheet',
        })[format] ?? 'Workbook',
      cards: (version: string) => `vCard ${version.replace(/\.0$/, '')}`,
      cardCount: (n: number) => plural(n, 'card', 'cards'),
      sheetOf: (n: number) => (n > 1 ? `of ${n} sheets` : ''),
    },
    encoding: 'Encoding',
    delimiter: 'Columns are parted by',
    sheet: 'Sheet',
    header: 'Header',
    headerLine: (line: number) => `line ${line}`,
    noHeaderRow: 'No header',
    headerUp: 'Header one line up',
    headerDown: 'Header one line down',
    headerBack: 'It has a header',
    sheetRows: (name: string, rows: number) => `${name} · ${plural(rows, 'row', 'rows')}`,
    platform: 'Handles without an address are on',
    platformNone: 'No platform told',
    delimiters: {
      ',': 'commas',
      ';': 'semicolons',
      '\t': 'tabs',
      '|': 'bars |',
      ':': 'colons',
      '^': 'carets ^',
      '~': 'tildes ~',
      ' ': 'spaces',
    } as Record<string, string>,
    columns: 'Columns',
    column: 'Column',
    samples: 'Its values',
    field: 'Becomes',
    fieldOf: (header: string) => `“${header}” becomes`,
    menuOf: (header: string) => `More for the column “${header}”`,
    because: (why: string) => `because ${why}`,
    noHeader: (letter: string) => `Column ${letter}`,
    blank: 'blank',
    leftOut: (n: number) => `${plural(n, 'column is', 'columns are')} left out`,
    values: 'When somebody is there already',
    fill: 'Fill blanks only',
    fillSays: 'What you have stays as it is.',
    overwrite: 'Overwrite what is there',
    overwriteSays: 'The file replaces what you have.',
    overwriteSome: (n: number) =>
      `${plural(n, 'column replaces', 'columns replace')} what you have; the others fill blanks.`,
    overwritesMark: 'overwrites',
    custom: (name: string) => `Own field: ${name}`,
    handle: (platform: string) => `${platform} handle`,
    followers: (platform: string) => `${platform} followers`,
    written: {
      dates: 'How its dates are written',
      decimal: 'How its numbers are written',
      rate: 'How its rates are written',
    } satisfies Record<Asked, string>,
    reads: (sample: string, reads: string) => `${sample} is ${reads}`,
  },

  nobody: {
    title: 'Who is each row about?',
    says: 'No column says so yet. Below, choose the one with names, handles, e-mail addresses or profile links.',
    reading: {
      text: 'If the columns look wrong, try another header line, encoding or separator above.',
      workbook: 'If the columns look wrong, try another header line or another sheet above.',
      cards: '',
    },
  },

  asked: {
    title: (n: number) =>
      n === 1 ? 'One column can be read in two ways' : `${n} columns can be read in two ways`,
    says: 'Perennial does not guess. Until you choose, these values stay out; the rest of each row comes in.',
    question: {
      dates: (column: string) => `What are the dates in “${column}”?`,
      decimal: (column: string) => `What are the numbers in “${column}”?`,
      rate: (column: string) => `What are the rates in “${column}”?`,
    } satisfies Record<Asked, (column: string) => string>,
    sample: (sample: string) => `“${sample}” is`,
    names: {
      dmy: 'day first',
      mdy: 'month first',
      ymd: 'year first',
      serial_1900: 'days since 1900',
      serial_1904: 'days since 1904',
      point: '1,234.5',
      comma: '1.234,5',
      points: 'already per cent',
      fraction: 'a fraction',
      percent: 'per cent',
    } as Record<string, string>,
  },
};

export const looking = {
  rows: {
    label: 'Rows of the file',
    views: 'What to look at',
    questions: 'Questions',
    every: 'All rows',
    answered: (done: number, all: number) =>
      `${done.toLocaleString('en')} of ${all.toLocaleString('en')} answered`,
    filter: 'Show rows',
    problems: 'Problems',
    problemsSays:
      'Cells that could not be taken as they stand. Mend them here; the file itself stays as it is.',
    columns: { line: 'Line', who: 'Who', says: 'What will happen' },
    none: 'No row of this kind.',
    checking: (done: string, total: string) => `Checking ${done} of ${total} rows`,
    checkingSays: 'You can look around meanwhile; filters and counts follow.',
    checked: 'Every row is checked.',
    stop: 'Stop',
    problemsOf: (n: number) => plural(n, 'problem', 'problems'),
    more: (n: number) => `+${n}`,
    decided: 'you decided',
    open: 'Open',
    all: {
      leaveOut: (n: number, what: string) => `Leave out all ${n.toLocaleString('en')} ${what}`,
      asNew: (n: number) => `Take all ${n.toLocaleString('en')} as new people`,
    },
    allOf: {
      create: 'new people',
      update: 'updates',
      unchanged: 'unchanged rows',
      skip: 'skipped rows',
      ask: 'open questions',
      reject: 'rejected rows',
    } satisfies Record<Outcome, string>,
    bringBack: (what: string) => `Bring the ${what} back`,
    brought: 'You left all of these out.',
  },

  panel: {
    label: (line: string) => `Line ${line}`,
    close: 'Close',
    cells: 'Cells',
    cellOf: (column: string) => `“${column}”`,
    editCell: (column: string, text: string) => `“${column}”: ${text || 'blank'}. Edit`,
    blank: 'blank',
    edited: 'mended',
    restore: 'As in the file',
    keys: 'Enter keeps, Escape puts back, Tab goes on',
    decide: 'What to do with this row',
    planned: 'As planned',
    join: 'Somebody you have…',
    joinTitle: (name: string) => `Who is ${name || 'this'}?`,
    isPerson: (name: string) => `It is ${name}`,
    asNew: 'Somebody new',
    leaveOut: 'Leave it out',
    previous: 'Row before',
    next: 'Row after',
  },

  questions: {
    title: 'Who is who?',
    says: 'Rows that could be somebody you have. What stays unanswered is left out of this import; nobody is merged by guess.',
    kinds: {
      different_people: (n: number) => `${plural(n, 'row belongs', 'rows belong')} to two different people`,
      shared_email: (n: number) =>
        `${plural(n, 'row shares', 'rows share')} an e-mail address with somebody of another name`,
      shared_link: (n: number) =>
        `${plural(n, 'row shares', 'rows share')} a link with somebody of another name`,
      same_name: (n: number) =>
        `${plural(n, 'row has', 'rows have')} somebody’s name, and nothing else of theirs`,
      similar_name: (n: number) => `${plural(n, 'row has', 'rows have')} almost somebody’s name`,
      look_alike: (n: number) =>
        `${plural(n, 'row has', 'rows have')} a handle that only looks like somebody’s`,
    } satisfies Record<QuestionKind, (n: number) => string>,
    short: {
      different_people: 'Two different people',
      shared_email: 'Shared e-mail address',
      shared_link: 'Shared link',
      same_name: 'Same name',
      similar_name: 'Similar name',
      look_alike: 'Look-alike handle',
    } satisfies Record<QuestionKind, string>,
    oneByOne: 'One by one',
    decided: {
      suggested: 'The suggestion is taken for all of them.',
      new: 'All of them are new people.',
      leave_out: 'All of them are left out.',
    } as Record<string, string>,
    withdraw: 'Ask me again',
    allAnswered: 'Every question is answered.',
    see: 'See the rows',
  },

  chooser: {
    back: 'Back to the questions',
    place: (at: number, all: number) => `${at.toLocaleString('en')} of ${all.toLocaleString('en')}`,
    row: (line: string) => `Line ${line} of your file`,
    known: 'Somebody you have',
    ofFile: (line: string) => `Line ${line} of the file`,
    is: 'It is this person',
    asNew: 'Somebody new',
    leaveOut: 'Leave it out',
    previous: 'Question before',
    next: 'Next question',
    fields: { accounts: 'Accounts', emails: 'E-mail', evidence: 'What speaks for it' },
  },
};
