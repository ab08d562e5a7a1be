/** What the settings say. */
import { plural } from '../shared/text';

export const settings = {
  says: 'How Perennial looks, how often you want to be in touch, and where your data lies.',
  look: { title: 'Appearance', theme: 'Theme' },
  cadence: {
    title: 'Keeping in touch',
    says: 'A person is due this many days after the last contact. A cadence set for a person or a tag goes before that of the stage.',
    default: 'Everyone, unless told otherwise',
    days: 'days',
    wrong: 'Write a whole number of days, 1 to 3650.',
    stage: (stage: string) => `${stage}: how often`,
    stageDays: (stage: string) => `${stage}: days between contacts`,
    inherit: (days: number) => `As everyone (${plural(days, 'day', 'days')})`,
    own: 'Every … days',
    never: 'No cadence',
  },
  data: {
    title: 'Your data',
    file: 'Everything lies in this one file on your computer:',
    copy: 'Copy the path',
    copied: 'The path is copied.',
    sample: 'Sample people',
    sampleSays:
      'Fill the empty file with fictional people to try things out. Undoing “Loaded sample people” below removes them again.',
    sampleFull: 'Sample people can only be loaded while your file is empty.',
    load: 'Load sample people',
  },
  system: {
    title: 'This computer',
    fine: 'Nothing is missing.',
  },
  history: {
    title: 'History',
    says: 'Everything that was done, newest first. Each step can be taken back, not only the last.',
    empty: 'Nothing was done yet.',
    rows: (n: number) => plural(n, 'row', 'rows'),
    undo: 'Undo',
    redo: 'Do again',
    undoOf: (label: string) => `Undo: ${label}`,
    redoOf: (label: string) => `Do again: ${label}`,
    undone: 'Undone',
    more: 'Show older',
  },
};
