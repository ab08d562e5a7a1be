/** What the composer and the list of templates say. */
import type { Channel, FindingKind, Step } from '../api/client';
import { plural } from '../shared/format';
import { inLanguage } from '../shared/language';
import { de } from './text.de';

const inEnglish = {
  title: (name: string) => `Write to ${name}`,
  channel: 'How',
  template: 'Template',
  blank: 'No template',
  fits: 'Fits best',
  others: 'Others',
  suggested: (why: string) => `${why}:`,
  use: (name: string) => `Use “${name}”`,
  starters: 'Add our starting templates',
  noTemplates: 'You have no templates yet.',
  message: 'Message',
  placeholder: 'Write something only they could get…',
  reads: (name: string) => `As ${name} reads it`,
  nothing: 'Nothing is written yet.',
  notes: 'Before you send it',
  fine: 'Personal, whole and short enough.',
  silent: (name: string) => `${name} is marked as not to be contacted.`,
  missing: (labels: string[]) =>
    `${labels.length === 1 ? 'A field is' : `${plural(labels.length, 'field', 'fields')} are`} blank: ${labels.join(', ')}. Fill ${labels.length === 1 ? 'it' : 'them'} in before you copy.`,
  noField: (field: string) => `${field} (there is no such field)`,
  jump: 'Show in the text',
  jumpTo: (what: string) => `Show in the text: ${what}`,
  problem: (line: number, column: number, message: string) => `Line ${line}, column ${column}: ${message}`,
  kept: 'Draft kept',
  keeping: 'Keeping the draft…',
  copy: 'Copy',
  mail: 'Open in your mail program',
  copied: 'Copied. Paste it where you write to them.',
  opened: 'Your mail program has it.',
  cannotCopy: 'It could not be copied. Mark the text and copy it by hand.',
  sent: 'Did you send it?',
  intent: 'What for',
  yes: 'Yes, log it',
  notYet: 'Not yet',
  kinds: {
    no_name: 'No name',
    stock_greeting: 'Stock phrase',
    nothing_of_theirs: 'Nothing of theirs',
    unfilled: 'Left blank',
    all_asks: 'Only asks',
    too_long: 'Too long',
    sent_to_others: 'Sent to others',
  } satisfies Record<FindingKind, string>,
};

/** Channels by which words are written. */
export const written: Channel[] = ['email', 'dm', 'comment', 'other'];

const stepsInEnglish: Record<Step, string> = {
  first: 'As a first note',
  follow_up: 'As a follow-up',
  last: 'As a last note',
  birthday: 'On their birthday',
  anniversary: 'After a year together',
  thanks: 'For a mention',
};

export const en = { write: inEnglish, steps: stepsInEnglish };

export const { write, steps } = inLanguage({ en, de });
