/** What the settings say. */
import { plural } from '../shared/format';
import { inLanguage } from '../shared/language';
import { de } from './text.de';

export const en = {
  says: 'How Perennial looks, how often you want to be in touch, and where your data lies.',
  look: {
    title: 'Appearance',
    theme: 'Theme',
    language: 'Language',
    systemLanguage: 'Same as the system',
    density: 'Cards and rows',
  },
  drying: {
    stage: (stage: string) => `${stage}: when a card dries up`,
    stageDays: (stage: string) => `${stage}: quiet days until a card dries up`,
    never: 'Never dries up',
    after: 'Dries up after … days',
  },
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
    tagDays: (tag: string) => `${tag}: days between contacts`,
    tagRemove: (tag: string) => `Take the cadence from ${tag}`,
    would: (more: number, fewer: number) => {
      const due = (n: number, which: string) =>
        `${n} ${which} ${n === 1 ? 'person' : 'people'} would be due today`;
      if (more && fewer) return `${due(more, 'more')}, and ${fewer} no longer`;
      if (more) return due(more, 'more');
      return fewer ? due(fewer, 'fewer') : 'Nothing changes today';
    },
  },
  reminder: {
    title: 'Daily reminder',
    says: 'One notification a day says how many people are due, and names nobody. What comes due outside of these hours and days is told when they begin; Today always lists everyone.',
    never: 'No notification comes. Today lists everyone who is due all the same.',
    rest: 'Over a holiday nobody needs to be nudged at all.',
    from: 'From',
    until: 'Until',
    on: 'On these days',
    days: {
      monday: 'Monday',
      tuesday: 'Tuesday',
      wednesday: 'Wednesday',
      thursday: 'Thursday',
      friday: 'Friday',
      saturday: 'Saturday',
      sunday: 'Sunday',
    },
  },
  desk: {
    title: 'Window and start',
    close: 'When I close the window',
    closes: { ask: 'Ask me', tray: 'Stay in the tray', quit: 'Quit' },
    closeSays:
      'In the tray Perennial goes on without a window, so that the daily reminder comes. Click its icon to open it again.',
    noTray:
      'This desktop shows no tray, so closing the window ends Perennial. The daily reminder comes while the window is open.',
    login: 'Open Perennial when I log in',
    loginSays:
      'Off unless you turn it on. Perennial then opens with your desktop, in the tray if you close it to the tray.',
    noLogin:
      'This computer does not say whether Perennial may start when you log in. Your system’s own settings can do it.',
  },
  data: {
    title: 'Your data',
    file: 'Everything lies in this one file on your computer:',
    copy: 'Copy the path',
    copied: 'The path is copied.',
    sample: 'Sample people',
    sampleSays:
      'Fill the empty file with fictional people to try things out. One press removes them again, and nothing of yours.',
    sampleThere:
      'Some of the people in your file are made up. Removing them leaves whatever you added yourself.',
    remove: 'Remove the sample people',
    sampleFull: 'Sample people can only be loaded while your file is empty.',
    load: 'Load sample people',
  },
  export: {
    title: 'Take it with you',
    says: 'Who is archived or must not be contacted is only in the file that holds everything.',
    button: 'Save …',
    save: (form: string) => `Save: ${form}`,
    forms: {
      xlsx: {
        name: 'Workbook (.xlsx)',
        says: 'A row a person, with real dates and numbers, for Excel, Numbers or LibreOffice. An import reads it back.',
      },
      csv: { name: 'Spreadsheet (.csv)', says: 'The same as plain text, for every other program.' },
      vcf: { name: 'Address cards (.vcf)', says: 'For the address book of your phone or mail program.' },
      ics: {
        name: 'Calendar (.ics)',
        says: 'Who is due, on the day, and birthdays every year. Saved and imported again, nothing stands there twice.',
      },
      json: { name: 'Everything (.json)', says: 'Everybody with all their history, for another program.' },
    },
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

export const settings = inLanguage({ en, de });
