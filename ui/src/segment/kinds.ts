/** What can be filtered by, and the condition that each begins with. */
import type { Condition, CustomField, DueWithin, Facet, Fit, Known } from '../api/client';

/** What a filter is about; of an own field, which. */
export type About =
  | { about: Exclude<Condition['about'], 'custom' | 'never_contacted'> }
  | { about: 'custom'; field: CustomField };

export const abouts = [
  'stage',
  'sub_stage',
  'tier',
  'tag',
  'platform',
  'followers',
  'contacted',
  'due',
  'country',
  'fit',
  'missing',
  'do_not_contact',
] as const;

export const dues: readonly DueWithin[] = ['now', 'overdue', 'week', 'later', 'never'];

export const fits: readonly Fit[] = ['yes', 'no', 'unknown'];

export const known: readonly Known[] = [
  'account',
  'email',
  'phone',
  'tag',
  'followers',
  'country',
  'birthday',
  'note',
];

/** Which values are listed with their counts; `null`: none. */
export function facetOf(of: About): Facet | null {
  switch (of.about) {
    case 'stage':
    case 'sub_stage':
    case 'tier':
    case 'tag':
    case 'platform':
    case 'country':
    case 'due':
      return { about: of.about };
    case 'custom':
      return ranged(of) ? null : { about: 'custom', field: of.field.id };
    default:
      return null;
  }
}

/** Whether the values lie between two ends. */
export function ranged(of: About): boolean {
  if (of.about === 'custom') return of.field.kind === 'number' || of.field.kind === 'date';
  return of.about === 'followers' || of.about === 'contacted';
}

/** Counts of due dates, which are told apart, as the choices that hold them. */
export function dueCounts(values: readonly { value: string; count: number }[]): Record<DueWithin, number> {
  const of = (word: string) => values.find(({ value }) => value === word)?.count ?? 0;
  return {
    now: of('overdue') + of('now'),
    overdue: of('overdue'),
    week: of('now') + of('week'),
    later: of('later'),
    never: of('never'),
  };
}
