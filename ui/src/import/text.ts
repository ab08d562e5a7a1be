/** What the import says. */
import type { Outcome, Take } from '../api/client';
import { exactCount, plural } from '../shared/format';
import { inLanguage } from '../shared/language';
import { de } from './text.de';
import { looking, understanding } from './textOfSteps';
import type { QueueState } from './queue';
import type { Step } from './session.svelte';

export const en = {
  ...understanding,
  ...looking,

  says: 'From a spreadsheet to people you can keep, in one step that you can take back.',
  drop: {
    title: 'Drop your list here',
    says: 'A spreadsheet, a CSV from a discovery tool, an export of contacts, a list that somebody kept; several at once, if you like. Columns are understood by their headers and by what stands in them.',
    promise: 'You see what would happen to every row first. Nothing is written before you agree.',
    choose: 'Choose files…',
    reading: (name: string) => `Reading ${name}…`,
    readingTitle: 'Reading your list',
  },
  refused: { title: (name: string) => `${name} could not be read`, again: 'Try another file' },
  hover: { title: 'Drop your list to import it', says: 'Nothing is written before you agree.' },

  recent: {
    title: 'Imports so far',
    counts: (created: number, updated: number, unchanged: number) =>
      [
        created > 0 ? `${plural(created, 'person', 'people')} added` : '',
        updated > 0 ? `${exactCount(updated)} updated` : '',
        unchanged > 0 ? `${exactCount(unchanged)} unchanged` : '',
      ]
        .filter(Boolean)
        .join(', ') || 'nothing changed',
    rows: (n: number) => plural(n, 'row', 'rows'),
    undone: 'Undone',
    undo: 'Undo',
    undoOf: (file: string) => `Undo the import of ${file}`,
    open: (file: string) => `The import of ${file}`,
  },

  batch: {
    back: 'All imports',
    on: (when: string) => `Imported on ${when}`,
    hash: 'Fingerprint of the file',
    copy: 'Copy the whole fingerprint',
    copied: 'Copied.',
    people: 'People it touched',
    columns: { name: 'Name', outcome: 'What happened' },
    gone: 'no longer here',
    nameless: 'Somebody',
    nobody: { title: 'It touched nobody', says: 'Every row was there already, or was left out.' },
    undone: 'This import is taken back.',
    undoneSays: 'What it had written is gone, and what it had changed is as before.',
    undo: 'Undo this import',
    undoSays: 'Takes back all that it wrote, today or days later. What you changed since is kept and listed.',
  },

  steps: {
    label: 'Steps of the import',
    names: {
      file: 'File',
      understood: 'What we understood',
      rows: 'Rows',
      writing: 'Import',
      report: 'Report',
    } satisfies Record<Step, string>,
    done: 'done',
  },

  queue: {
    label: 'Files of this import',
    added: (n: number) =>
      `${plural(n, 'file waits', 'files wait')} for its turn.`.replace(
        'files wait for its',
        'files wait for their',
      ),
    states: { waiting: 'waiting', open: 'open', done: 'imported', refused: 'not read' } satisfies Record<
      QueueState,
      string
    >,
    remove: (name: string) => `Take ${name} out of the queue`,
    skip: 'Skip this file',
    lookAt: (name: string) => `Look at ${name} now`,
  },

  unfinished: {
    title: 'Not finished yet',
    choices: (n: number) => (n === 0 ? 'nothing chosen yet' : `${plural(n, 'choice', 'choices')} made`),
    resumed: 'You had begun with this file: all that you said about it stands.',
    changed:
      'The file has changed since you began: what you said about its columns stands, what you said about single rows does not.',
    anew: 'Start over',
    resume: 'Go on',
    resumeOf: (file: string) => `Go on with ${file}`,
    forget: 'Forget',
    forgetOf: (file: string) => `Forget what was chosen for ${file}`,
    forgotten: (file: string) => `Forgot what was chosen for ${file}`,
  },

  choices: {
    title: (n: number) => plural(n, 'choice', 'choices'),
    heading: 'What you said about this file',
    none: 'Nothing yet: all of it is as Perennial found it.',
    undo: 'Take back the last choice',
    redo: 'Make it again',
    undoLabel: (label: string) => `Take back: ${label}`,
    redoLabel: (label: string) => `Again: ${label}`,
    undone: (label: string) => `Taken back: ${label}`,
    redone: (label: string) => `Made again: ${label}`,
    noLonger: (n: number) =>
      `${plural(n, 'choice no longer applies', 'choices no longer apply')}: the file is read otherwise now.`,
    takeBack: (label: string) => `Take back “${label}”`,
    made: {
      reading: 'Another way of reading the file',
      platform: (name: string) => `Bare handles are on ${name}`,
      noPlatform: 'Bare handles are on no platform',
      region: (name: string) => `Phone numbers without a prefix are from ${name}`,
      noRegion: 'Phone numbers without a prefix are from no country told',
      field: (column: string, field: string) => `“${column}” becomes ${field}`,
      style: (column: string) => `How “${column}” is written`,
      overwriteAll: 'Overwrite what is there',
      overwriteNone: 'Fill blanks only',
      overwrite: (column: string) => `“${column}” overwrites`,
      fill: (column: string) => `“${column}” fills blanks only`,
      edit: (line: string, column: string) => `Line ${line}, “${column}”`,
      line: (line: string, take: string) => `Line ${line}: ${take}`,
      question: (kind: string, take: string) => `${kind}: ${take}`,
      outcome: (outcome: string, take: string) => `All “${outcome}”: ${take}`,
      withdrawn: (line: string) => `Line ${line}: as Perennial planned`,
    },
    takes: {
      person: 'somebody you have',
      row: 'another row of the file',
      suggested: 'the suggestion',
      new: 'somebody new',
      leave_out: 'left out',
    } satisfies Record<Take['kind'], string>,
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
    ask: 'Perennial cannot tell who is meant. Answer under Questions or row by row; what stays open is left out.',
    reject:
      'Rows that cannot be taken as they stand. Mend the marked cells here, or save these rows to a file once the others are in.',
  } satisfies Record<Outcome, string>,

  preview: {
    title: 'What will happen',
    nobody: 'Nobody named',
    cancelled: 'Cancelled. Nothing was written.',
  },

  commit: {
    label: (n: number) => `Import ${plural(n, 'person', 'people')}`,
    nothing: 'Nothing to import',
    says: (created: number, updated: number) =>
      created && updated
        ? `${exactCount(created)} new, ${exactCount(updated)} updated`
        : created
          ? 'All of them new'
          : updated
            ? 'All of them known; only what is missing is added'
            : 'Everything in this list is there already, or cannot be taken.',
    promise: 'One step in your history: undo takes all of it back, even days later.',
    other: 'Another file',
    back: 'Back',
    rows: 'Check the rows',
    questions: (n: number) =>
      `${plural(n, 'question is', 'questions are')} still open; what stays open is left out.`,
    waiting: 'Still checking…',
    nobody: 'No column says who a row is about',
    nobodySays: 'Choose one, and the rows can be checked.',
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
    sheets: (n: number) => `${plural(n, 'more sheet', 'more sheets')} in this workbook`,
    nextFile: (name: string) => `Next: ${name}`,
    kept: (n: number) =>
      `${plural(n, 'thing was', 'things were')} kept, because it changed since:`.replace(
        'were kept, because it',
        'were kept, because they',
      ),
    people: 'See whom it touched',
  },
};

export const imports = inLanguage({ en, de });
