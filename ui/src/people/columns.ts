/** The columns of the list beside the name: what each is called, how wide it is, what it is ordered by. */
import type { CustomField, ListColumn, ListOrder, OrderBy, Shown } from '../api/client';
import { people as t } from './text';

type Known = Exclude<Shown['what'], 'custom'>;

/** In the order in which they are offered; how wide each usually is, in pixels, and what it is ordered by. */
const known: Record<Known, { width: number; order: ListOrder; end?: boolean }> = {
  accounts: { width: 200, order: 'accounts' },
  followers: { width: 104, order: 'followers', end: true },
  tags: { width: 220, order: 'tags' },
  last_contact: { width: 150, order: 'last_contact' },
  due: { width: 120, order: 'due' },
  stage: { width: 150, order: 'stage' },
  emails: { width: 220, order: 'emails' },
  country: { width: 130, order: 'country' },
  touchpoints: { width: 120, order: 'touchpoints', end: true },
  added: { width: 120, order: 'added' },
  strength: { width: 150, order: 'strength' },
  tier: { width: 120, order: 'tier' },
  location: { width: 150, order: 'location' },
  agency: { width: 150, order: 'agency' },
  language: { width: 120, order: 'language' },
  cadence: { width: 120, order: 'cadence', end: true },
  next_touch: { width: 160, order: 'next_touch' },
};
const OWN = 150;
export const NARROWEST = 72;
export const WIDEST = 480;
/** The name's own column is never narrower. */
export const NAME = 220;

/** What the list shows where nothing was chosen. */
export const usual: readonly ListColumn[] = (['tags', 'followers', 'last_contact', 'stage'] as const).map(
  (what) => ({ shows: { what }, width: null }),
);

export interface Column {
  key: string;
  shows: Shown;
  label: string;
  width: number;
  order: OrderBy;
  /** Numbers stand at the end. */
  end: boolean;
  field: CustomField | null;
  /** Where its values stand among those of the page. */
  at: number;
}

export const keyOf = (shows: Shown): string => (shows.what === 'custom' ? `own-${shows.field}` : shows.what);

/** A column as it is drawn; null where it shows a field that is gone. */
export function columnOf(
  { shows, width }: ListColumn,
  at: number,
  fields: readonly CustomField[],
): Column | null {
  const key = keyOf(shows);
  if (shows.what !== 'custom') {
    const { width: usually, order, end = false } = known[shows.what];
    const label = t.columns[shows.what];
    return { key, shows, label, width: width ?? usually, order, end, field: null, at };
  }
  const field = fields.find(({ id }) => id === shows.field);
  if (!field) return null;
  const end = field.kind === 'number';
  return { key, shows, label: field.name, width: width ?? OWN, order: { field: field.id }, end, field, at };
}

/** Everything that could be shown. */
export function offered(fields: readonly CustomField[]): ListColumn[] {
  const all: Shown[] = [
    ...(Object.keys(known) as Known[]).map((what) => ({ what })),
    ...fields.map(({ id }) => ({ what: 'custom' as const, field: id })),
  ];
  return all.map((shows) => ({ shows, width: null }));
}
