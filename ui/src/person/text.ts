/** What a person's panel and page say. */
import type {
  AppreciationKind,
  Channel,
  Direction,
  Intent,
  PersonField,
  PersonPage,
  TimelineKind,
} from '../api/client';
import { plural } from '../shared/format';
import { inLanguage } from '../shared/language';
import { de } from './text.de';

const told: Record<Direction, Record<Channel, string>> = {
  out: {
    email: 'You e-mailed',
    dm: 'You sent a message',
    call: 'You called',
    meeting: 'You met',
    parcel: 'You sent a parcel',
    comment: 'You commented',
    other: 'You were in touch',
  },
  in: {
    email: 'They e-mailed',
    dm: 'They sent a message',
    call: 'They called',
    meeting: 'They met you',
    parcel: 'They sent a parcel',
    comment: 'They commented',
    other: 'They were in touch',
  },
};

/** “once”, “twice”, “3 times”. */
function times(n: number): string {
  return n === 1 ? 'once' : n === 2 ? 'twice' : plural(n, 'time', 'times');
}

const inEnglish = {
  panel: 'Person',
  grow: 'Open as a page',
  back: 'Back',
  more: 'More',
  close: 'Close',
  rename: 'Name',
  edit: (label: string, value: string) => `${label}: ${value || 'empty'}. Change`,
  stage: (stage: string) => `Stage: ${stage}. Move`,
  add: (label: string) => `Add ${label.toLowerCase()}`,

  gone: {
    title: 'No longer here',
    says: 'This person is not in your file any more: an import or an addition was undone, or another window removed them.',
    people: 'See everyone',
  },

  standing: {
    dueToday: 'Due today',
    wasDue: (days: number) => `${plural(days, 'day', 'days')} overdue`,
    willBeDue: (days: number, date: string) =>
      days === 1 ? `Due tomorrow, ${date}` : `Due in ${plural(days, 'day', 'days')}, on ${date}`,
    snoozed: (date: string) => `Snoozed until ${date}`,
    archived: (date: string) => `Archived on ${date}`,
    archivedWhy: 'Kept with their whole history, never nudged.',
    silent: 'Do not contact',
    silentWhy: 'You will never be nudged to write to them.',
    noCadence: 'No cadence: nobody will remind you.',
    /** How often we wanted something, and how often we gave. */
    share: ({ ours, asks, gives, appreciation }: PersonPage['last_year']) => {
      const valued = appreciation > 0 ? `you showed appreciation ${times(appreciation)}` : '';
      if (ours === 0) {
        return valued
          ? `You have not written in the last year, but ${valued}`
          : 'You have not written in the last year';
      }
      const asked = asks > 0 ? `${asks} to ask` : 'nothing asked';
      const gave = gives > 0 ? `${gives} to give` : 'nothing given';
      const wrote = `You wrote ${times(ours)} in the last year: ${asked}, ${gave}`;
      return valued ? `${wrote}; ${valued}` : wrote;
    },
    write: 'Write',
    log: 'Log contact',
    wrote: 'I wrote today',
    snooze: 'Snooze',
    wake: 'Wake now',
    bringBack: 'Bring back',
    allow: 'May be contacted again',
  },

  menu: {
    archive: 'Archive',
    bringBack: 'Bring back from the archive',
    silence: 'Do not contact',
    allow: 'May be contacted again',
  },

  reach: {
    title: 'Where to reach them',
    add: 'Add an account, e-mail or phone',
    hint: 'Type instagram:ada, or paste the address of a profile.',
    adds: { account: 'Enter adds an account', email: 'Enter adds an e-mail', phone: 'Enter adds a phone' },
    remove: (what: string) => `Remove ${what}`,
    open: (where: string) => `Open ${where} in the browser`,
    followersOn: (exact: string, date: string | null) =>
      date ? `${exact} followers on ${date}` : `${exact} followers`,
    none: 'No account, e-mail or phone yet.',
  },

  tags: {
    title: 'Tags',
    add: 'Add a tag',
    suggestions: 'Tags in use',
    remove: (name: string) => `Remove the tag ${name}`,
    make: (name: string) => `New tag “${name}”`,
  },

  details: {
    title: 'Details',
    more: 'Show empty fields',
    fewer: 'Hide empty fields',
    fields: {
      name: 'Name',
      agency: 'Agency',
      location: 'Location',
      country: 'Country',
      language: 'Language',
      time_zone: 'Time zone',
      birthday: 'Birthday',
      note: 'Note',
      cadence_days: 'Keep in touch',
      next_touch_on: 'Next touch',
      tier: 'Tier',
    } satisfies Record<PersonField, string>,
    noTier: 'No tier',
    subStage: 'Sub-stage',
    noSubStage: 'In no sub-stage',
    birthdayHint: 'For example 14 March, or 14 March 1990',
    zoneHint: 'For example Europe/Lisbon',
    cadenceHint: 'A number of days; empty follows the stage or the default',
    every: (days: number) => (days === 1 ? 'Every day' : `Every ${plural(days, 'day', 'days')}`),
    never: 'No cadence',
    from: {
      person: 'set for this person',
      tag: 'from a tag',
      stage: 'from the stage',
      default: 'default',
    } as Record<string, string>,
    plan: 'Plan a date',
    clear: 'Clear',
    setDate: 'Set',
    added: 'Added',
  },

  note: {
    title: 'Note',
    placeholder: 'What matters to them, what you promised, how they take their coffee…',
    keys: 'Ctrl+Enter saves, Esc takes it back',
    change: 'Change the note',
    marks: '**bold**, *italic*, # heading, - list, [link](https://…)',
  },

  timeline: {
    title: 'Timeline',
    add: { mention: 'Mention', appreciate: 'Appreciation' } as Record<string, string>,
    contacts: (n: number) => plural(n, 'contact', 'contacts'),
    empty: 'Nothing yet. Log the first contact, and it stands here.',
    told,
    moved: (to: string) => `Moved to ${to}`,
    started: (to: string) => `Added in ${to}`,
    from: (from: string) => `from ${from}`,
    imported: 'Came with',
    updated: 'Updated by',
    merged: 'Merged with',
    mention: (what: string) => `${what} about you`,
    organic: 'Organic',
    paid: 'Paid',
    thanked: (date: string) => `Thanked ${date}`,
    /** What of the timeline is shown. */
    filter: 'Show only',
    kinds: {
      contact: 'Contacts',
      mention: 'Mentions',
      appreciation: 'Appreciation',
      stage: 'Stages',
      import: 'Imports',
    } satisfies Record<TimelineKind, string>,
    shown: (n: number) => `${plural(n, 'entry', 'entries')} shown`,
    none: {
      contact: (name: string) => `No contact with ${name} yet.`,
      mention: (name: string) => `Nothing that ${name} posted about you is logged yet.`,
      appreciation: (name: string) => `Nothing done for ${name} is logged yet.`,
      stage: (name: string) => `${name} was never moved.`,
      import: (name: string) => `${name} came with no import.`,
    } satisfies Record<TimelineKind, (name: string) => string>,
    noneOf: (name: string) => `Nothing of this kind with ${name} yet.`,
    everything: 'Show everything',
    earlier: (n: number) => `Show ${plural(n, 'earlier entry', 'earlier entries')}`,
    menu: (what: string) => `${what}: change or delete`,
    edit: 'Change…',
    delete: 'Delete',
    thank: 'I thanked them today',
    openLink: 'Open the post',
  },

  log: {
    title: (name: string) => `Contact with ${name}`,
    change: (name: string) => `Change a contact with ${name}`,
    channel: 'How',
    direction: 'Who wrote',
    intent: 'What for',
    intents: {
      ask: 'You want something: a post, an answer, a date.',
      give: 'A gift, early access, a share of their work.',
      'check-in': 'How are you? Nothing wanted.',
      thanks: 'A thank-you for what they did.',
      reply: 'An answer to what was written before.',
    } satisfies Record<Intent, string>,
    on: 'When',
    today: 'Today',
    yesterday: 'Yesterday',
    at: 'Time',
    atHint: '14:30',
    note: 'Note',
    noteHint: 'What was said, what was promised. Optional.',
    save: 'Log contact',
    saveChange: 'Save',
  },
};

/** What the dialogs of mentions and appreciation say. */
const valuingInEnglish = {
  other: 'Something else',
  mention: {
    title: (name: string) => `Mention by ${name}`,
    change: (name: string) => `Change a mention by ${name}`,
    link: 'Link',
    linkHint: 'Paste the address of the post',
    optional: 'Without one, choose below what it was.',
    reads: (platform: string | null, what: string) =>
      platform ? `${what} on ${platform}. Enter saves it.` : `${what} on another site. Enter saves it.`,
    profile: 'This is the address of a profile. Paste the one of the post, so that you find it again.',
    kind: 'What it is',
    paid: 'Paid for?',
    organic: { organic: 'Organic: unasked and unpaid', paid: 'Paid or agreed' },
    on: 'Posted',
    thanked: 'You have thanked for it',
    thankedOn: 'Thanked',
    note: 'Note',
    noteHint: 'What they showed, what they said. Optional.',
    save: 'Log mention',
  },
  appreciation: {
    title: (name: string) => `Appreciation for ${name}`,
    change: (name: string) => `Change an appreciation for ${name}`,
    kind: 'What you did',
    says: {
      gift: 'Something sent or handed over, with nothing wanted for it.',
      'thank-you-note': 'A card or a few lines of thanks.',
      share: 'You shared or featured what they made.',
      'early-access': 'They saw or tried something before others.',
      birthday: 'You remembered their birthday.',
      other: 'Anything else that shows that you value them.',
    } satisfies Record<AppreciationKind, string>,
    note: 'Note',
    noteHint: 'What it was, what they said. Optional.',
    save: 'Log appreciation',
  },
};

export const en = { person: inEnglish, valuing: valuingInEnglish };

export const { person, valuing } = inLanguage({ en, de });
