/**
 * What the shared parts and the frame say. A folder's own words stand in its own `text.ts`; each is one typed
 * object, so that a translation is another object of the same type.
 */
import type {
  AppreciationKind,
  Channel,
  Direction,
  Intent,
  Leaf,
  MentionKind,
  Platform,
  Reason,
  Stage,
} from '../api/client';

const plurals = new Intl.PluralRules('en');

/** `plural(3, 'person', 'people')` → “3 people”. */
export function plural(n: number, one: string, other: string): string {
  return `${n.toLocaleString('en')} ${plurals.select(n) === 'one' ? one : other}`;
}

export const text = {
  app: 'Perennial',
  screens: {
    today: 'Today',
    board: 'Board',
    people: 'People',
    duplicates: 'Duplicates',
    import: 'Import',
    settings: 'Settings',
    person: 'Person',
  },
  sidebar: {
    label: 'Screens',
    find: 'Find',
    due: (n: number) => `${plural(n, 'person is', 'people are')} due`,
    people: (n: number) => plural(n, 'person', 'people'),
  },
  stages: {
    discovery: 'Discovery',
    outreach: 'Outreach',
    collaboration: 'Collaboration',
    nurturing: 'Nurturing',
    advocacy: 'Advocacy',
  } satisfies Record<Stage, string>,
  leaves: {
    fresh: 'Fresh',
    soon: 'Due soon',
    due: 'Due',
    dry: 'Long overdue',
    resting: 'Resting',
  } satisfies Record<Leaf, string>,
  reasons: {
    scheduled: 'You planned to be in touch',
    reconnect: 'Reconnect',
    never_contacted: 'Never contacted',
    reply_owed: 'Reply owed',
    follow_up: 'Follow up',
    second_follow_up: 'Second follow-up',
    last_note: 'Last note',
    move_on: 'Move on',
    birthday: 'Birthday',
    anniversary: 'Anniversary',
    thank: 'Thank',
  } satisfies Record<Reason, string>,
  mentions: {
    post: 'Post',
    story: 'Story',
    reel: 'Reel',
    video: 'Video',
    review: 'Review',
    other: 'Mention',
  } satisfies Record<MentionKind, string>,
  appreciation: {
    gift: 'Gift',
    'thank-you-note': 'Thank-you note',
    share: 'Shared their content',
    'early-access': 'Early access',
    birthday: 'Birthday',
    other: 'Appreciation',
  } satisfies Record<AppreciationKind, string>,
  platforms: {
    instagram: 'Instagram',
    tiktok: 'TikTok',
    youtube: 'YouTube',
    x: 'X',
    facebook: 'Facebook',
    pinterest: 'Pinterest',
    twitch: 'Twitch',
    threads: 'Threads',
    linkedin: 'LinkedIn',
    snapchat: 'Snapchat',
    website: 'Website',
    other: 'Elsewhere',
  } satisfies Record<Platform, string>,
  channels: {
    email: 'Email',
    dm: 'DM',
    call: 'Call',
    meeting: 'Meeting',
    parcel: 'Parcel',
    comment: 'Comment',
    other: 'Other',
  } satisfies Record<Channel, string>,
  directions: { in: 'They wrote', out: 'We wrote' } satisfies Record<Direction, string>,
  intents: {
    ask: 'Ask',
    give: 'Give',
    'check-in': 'Check-in',
    thanks: 'Thanks',
    reply: 'Reply',
  } satisfies Record<Intent, string>,
  actions: {
    today: 'Go to Today',
    board: 'Go to Board',
    people: 'Go to People',
    duplicates: 'Find duplicates',
    import: 'Import a list',
    choiceUndo: 'Take back the last choice',
    choiceRedo: 'Make it again',
    merge: 'Merge them',
    apart: 'Not the same person',
    settings: 'Settings',
    undo: 'Undo',
    redo: 'Redo',
    newPerson: 'Add a person',
    search: 'Search people',
    theme: 'Theme',
    themeNext: 'Change the theme',
    themes: { system: 'Same as the system', light: 'Light', dark: 'Dark' },
    open: 'Open',
    write: 'Write…',
    wrote: 'I wrote today',
    log: 'Log contact…',
    notNeeded: 'Not needed',
    snooze: 'Snooze',
    snoozes: {
      days3: '3 days',
      friday: (day: string) => `Next Friday, ${day}`,
      week: 'A week',
      month: 'A month',
      date: 'Until a date…',
      wake: 'Wake now',
    },
    move: 'Move to',
    archive: 'Archive',
    menu: (name: string) => `More for ${name}`,
    shortcuts: 'Show all keys',
    palette: 'Find a person or an action',
  },
  toast: {
    region: 'Messages',
    undo: 'Undo',
    dismiss: 'Dismiss',
    undone: (label: string) => `Undone: ${lowerFirst(label)}`,
    redone: (label: string) => `Done again: ${lowerFirst(label)}`,
    /** What an undo left as it is: the first sentences, and how many more. */
    conflicts: (sentences: string[]) => {
      const more = sentences.length - 2;
      return (
        sentences.slice(0, 2).join(' ') + (more > 0 ? ` And ${plural(more, 'more', 'more')} like it.` : '')
      );
    },
  },
  errors: {
    title: 'This could not be shown',
    again: 'Try again',
    details: 'Details',
    start: 'Perennial could not start',
    startSafe:
      'Nothing in your file was changed. Close this window, follow the advice above, and start again.',
  },
  dates: {
    choose: 'Choose a date',
    never: 'never contacted',
    today: 'today',
  },
  evidence: { for: 'For it:', against: 'Against it:' },
  picker: {
    search: 'Search people',
    hint: 'Name, handle or e-mail',
    none: 'Nobody matches.',
    found: (n: number) => plural(n, 'person', 'people'),
  },
  dialogs: { close: 'Close', cancel: 'Cancel', save: 'Save' },
  askClose: {
    title: 'Keep Perennial running?',
    says: 'It can stay in the tray without a window, so that the daily reminder comes. You are asked once; Settings can change it.',
    quit: 'Quit',
    tray: 'Stay in the tray',
  },
  several: {
    bar: 'With those selected',
    selected: (n: number) => `${n.toLocaleString('en')} selected`,
    none: 'Nothing is selected',
    select: (name: string) => `Select ${name}`,
    wrote: 'I wrote to them',
    clear: 'Clear',
  },
  rest: {
    title: 'Rest over a holiday',
    says: 'Nobody is nudged before this day, and no reminder comes. Whoever comes due meanwhile waits until then.',
    until: 'Nudge me again on',
    save: 'Rest until then',
    open: 'Rest until…',
    end: 'End the rest',
    resting: (day: string) => `You rest until ${day}`,
  },
  snoozeDate: { title: (name: string) => `Snooze ${name}`, until: 'Until', save: 'Snooze' },
  palette: {
    title: 'Find a person or an action',
    hint: 'Find a person or an action…',
    actions: 'Actions',
    views: 'Views',
    view: (name: string, screen: string) => `${name} (${screen})`,
    none: 'Nothing is called so.',
  },
  shortcuts: {
    title: 'Keys',
    everywhere: 'Everywhere',
    person: 'On a row, a card or a page of somebody',
    lists: 'In lists',
    ofLists: [
      { label: 'Up and down', keys: ['ArrowUp', 'ArrowDown', 'k', 'j'] },
      { label: 'Search', keys: ['/'] },
      { label: 'Select, on Today', keys: ['x'] },
      { label: 'Select as far as here', keys: ['Shift+ArrowUp', 'Shift+ArrowDown'] },
      { label: 'Select the whole group', keys: ['Mod+a'] },
      { label: 'Select nobody, close', keys: ['Escape'] },
    ],
    board: 'On the board',
    ofBoard: [
      { label: 'Lift a card, and drop it', keys: [' '] },
      { label: 'Move it', keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] },
      { label: 'Put it back', keys: ['Escape'] },
    ],
    or: 'or',
  },
  firstSteps: {
    title: 'Whom do you want to keep?',
    says: 'Bring the list that you have: a spreadsheet from a discovery tool, an export of contacts, a file that somebody kept. Drop it on this window and see what would be written before anything is.',
    import: 'Import a list',
    add: 'Add a person',
    demo: 'Try it with sample people',
  },
  newPerson: {
    title: 'Add a person',
    name: 'Name',
    nameless: 'A person needs a name.',
    accounts: 'Accounts',
    accountsHint: 'Profile addresses, or for example instagram:ada; one a line',
    emails: 'E-mail',
    stage: 'Stage',
    save: 'Add',
  },
};

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
