/** What can be changed where it stands in the list: by which control, from what text, and how it is kept. */
import { client, type Card, type Done, type PersonField, type Stage, type Tier } from '../api/client';
import { draftOwn, readOwn, showOwn } from '../shared/own';
import { stages } from '../shared/stages';
import { text } from '../shared/text';
import type { Column } from './columns';
import { people as t } from './text';

export interface Edit {
  label: string;
  control: 'text' | 'number' | 'tags' | 'date' | 'choice';
  /** What can be chosen. */
  options?: readonly { value: string; label: string }[];
  /** What is changed, as it is typed; nothing: an empty text. */
  from: (person: Card, value: string | null) => string;
  keep: (person: Card, typed: string) => Promise<Done>;
}

const none = { value: '', label: text.own.none };
const tiers: readonly Tier[] = ['prospect', 'partner', 'ambassador'];

export const nameEdit: Edit = {
  label: t.columns.name,
  control: 'text',
  from: ({ name }) => name,
  keep: ({ id }, typed) => client.editPerson(id, 'name', typed),
};

/** How a column is changed; `null`: it only tells. */
export function editOf(column: Column): Edit | null {
  const { shows, label } = column;
  switch (shows.what) {
    case 'stage':
      return {
        label,
        control: 'choice',
        options: stages.map((value) => ({ value, label: text.stages[value] })),
        from: ({ stage }) => stage,
        keep: ({ id }, to) => client.movePerson(id, to as Stage, null, null),
      };
    case 'tier':
      return {
        label,
        control: 'choice',
        options: [
          { value: '', label: text.several.noTier },
          ...tiers.map((value) => ({ value, label: text.tiers[value] })),
        ],
        from: ({ tier }) => tier ?? '',
        keep: ({ id }, tier) => client.editPerson(id, 'tier', tier || null),
      };
    case 'tags':
      return {
        label,
        control: 'tags',
        from: ({ tags }) => tags.join(', '),
        keep: ({ id }, typed) => client.setTags(id, tagsOf(typed)),
      };
    case 'country':
    case 'location':
    case 'agency':
    case 'language':
      return field(label, shows.what, 'text');
    case 'cadence':
      return field(label, 'cadence_days', 'number');
    case 'next_touch':
      return field(label, 'next_touch_on', 'date');
    case 'custom':
      return own(column);
    default:
      return null;
  }
}

/** As they are typed, parted by commas. */
export const tagsOf = (typed: string): string[] =>
  typed
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter(Boolean);

function field(label: string, of: PersonField, control: Edit['control']): Edit {
  return {
    label,
    control,
    from: (_, value) => value ?? '',
    keep: ({ id }, typed) => client.editPerson(id, of, typed || null),
  };
}

function own({ label, field }: Column): Edit | null {
  if (!field) return null;
  const { id: of, kind, choices } = field;
  const keep: Edit['keep'] = ({ id }, typed) => client.setCustom(id, of, typed ? readOwn(kind, typed) : null);
  const from = (_: Card, value: string | null) => (value === null ? '' : draftOwn(kind, value));
  if (kind === 'choice' || kind === 'yes_no') {
    const all = kind === 'yes_no' ? ['yes', 'no'] : choices;
    const options = [none, ...all.map((value) => ({ value, label: showOwn(kind, value) }))];
    return { label, control: 'choice', options, from, keep };
  }
  return { label, control: kind === 'date' ? 'date' : kind === 'number' ? 'number' : 'text', from, keep };
}
