/** What is said where everything about a person is handed out, or erased. */
import type { Erased, Erasure } from '../api/client';
import { exactCount, plural } from '../shared/format';
import { inLanguage } from '../shared/language';
import { de } from './textOfErasing.de';

const inEnglish = {
  export: 'Export everything…',
  exported: (name: string, path: string) => `Everything about ${name} is in ${path}`,
  erase: 'Erase for good…',
  title: (name: string) => `Erase ${name}?`,
  says: 'Everything that is kept about them goes for good, from the history too. No undo brings it back.',
  goes: 'What goes',
  counted: (there: Erasure): string[] => [
    plural(there.accounts, 'account', 'accounts'),
    plural(there.addresses, 'e-mail address or phone number', 'e-mail addresses and phone numbers'),
    plural(there.touchpoints, 'contact', 'contacts'),
    plural(there.mentions, 'mention', 'mentions'),
    plural(there.appreciation, 'appreciation', 'appreciations'),
    plural(there.entries, 'entry of the history', 'entries of the history'),
    plural(there.import_rows, 'row of an import', 'rows of imports'),
  ],
  stays: 'What you wrote about others stays, even where it names them.',
  copies:
    'These older copies of the data file hold them and are not touched. Delete them if they must go too:',
  mark: 'Let no import bring them back',
  marks: (n: number) =>
    `${n === 1 ? 'Their account or address is' : `Their ${exactCount(n)} accounts and addresses are`} kept as a mark that recognises and does not tell them.`,
  noMarks: 'They have no account and no e-mail address by which an import could be stopped.',
  confirm: 'Erase for good',
  keep: 'Keep them',
  done: ({ name, marked, still_named }: Erased) => {
    const said = [`Erased ${name}`];
    if (marked > 0) said.push('no import brings them back');
    if (still_named.length)
      said.push(`what you wrote about others still names them: ${still_named.join(', ')}`);
    return said.join('; ');
  },
  unswept: (why: string) => `They are erased, but traces may be left in the data file: ${why}`,
};

export const en = inEnglish;
export const erasing = inLanguage({ en, de });
