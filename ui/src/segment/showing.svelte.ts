/**
 * What a screen shows: which people, in which order, as which saved view. It outlives the screen and the window, so
 * that “back” and the next start find the list as it was.
 */
import type {
  Condition,
  ListColumn,
  ListOrder,
  OrderBy,
  SavedView,
  Segment,
  SegmentScreen,
  SegmentView,
} from '../api/client';

interface Kept {
  shows: SegmentView;
  view: string | null;
}

export class Showing {
  conditions = $state.raw<readonly Condition[]>([]);
  search = $state('');
  archived = $state(false);
  order = $state.raw<OrderBy>('name');
  /** The order while something is typed. */
  searchOrder = $state.raw<OrderBy>('relevance');
  reversed = $state(false);
  columns = $state.raw<readonly ListColumn[]>([]);
  /** The saved view that was chosen, changed since or not. */
  view = $state<string | null>(null);

  private readonly key: string;

  constructor(
    readonly screen: SegmentScreen,
    /** The order where nothing else is said. */
    readonly usual: ListOrder,
  ) {
    this.key = `perennial.showing.${screen}`;
    this.order = usual;
    this.recall();
  }

  /** The order as a word: a custom field's is `field:` with its id. */
  get orderWord(): string {
    return typeof this.asked === 'string' ? this.asked : `field:${this.asked.field}`;
  }

  set orderWord(word: string) {
    const [, field] = /^field:(.+)$/.exec(word) ?? [];
    this.asked = field ? { field } : (word as ListOrder);
  }

  get segment(): Segment {
    const { conditions, archived } = this;
    return { conditions: [...conditions], archived, search: this.search.trim() || null };
  }

  /** What a saved view of this would keep: all but what is typed in the search. */
  get shows(): SegmentView {
    const { order, reversed, columns } = this;
    return { segment: { ...this.segment, search: null }, order, reversed, columns: [...columns] };
  }

  get searching(): boolean {
    return this.search.trim() !== '';
  }

  /** In which order the people are asked for. */
  get asked(): OrderBy {
    return this.searching ? this.searchOrder : this.order;
  }

  set asked(order: OrderBy) {
    if (this.searching) this.searchOrder = order;
    else this.order = order;
  }

  get filtered(): boolean {
    return this.conditions.length > 0 || this.searching;
  }

  /** Looks for what was typed. A new search begins with the best match. */
  look(typed: string): void {
    this.search = typed;
    if (!this.searching) this.searchOrder = 'relevance';
  }

  /** Whether it still is what the view says. */
  is(view: SavedView): boolean {
    return JSON.stringify(sorted(view.shows)) === JSON.stringify(sorted(this.shows));
  }

  /** Puts a condition in the place of another, or after the others. */
  put(condition: Condition, at: number | null): void {
    const conditions = [...this.conditions];
    if (at === null) conditions.push(condition);
    else conditions[at] = condition;
    this.conditions = conditions;
  }

  remove(at: number): void {
    this.conditions = this.conditions.filter((_, i) => i !== at);
  }

  choose(view: SavedView): void {
    this.apply(view.shows);
    this.view = view.id;
    this.search = '';
  }

  /** Everybody, in the usual order. */
  clear(): void {
    this.apply({
      segment: { conditions: [], archived: false, search: null },
      order: this.usual,
      reversed: false,
      columns: [...this.columns],
    });
    this.view = null;
    this.search = '';
  }

  /** Keeps what is shown for the next start. */
  keep(): void {
    const kept: Kept = { shows: this.shows, view: this.view };
    localStorage.setItem(this.key, JSON.stringify(kept));
  }

  private apply({ segment, order, reversed, columns }: SegmentView): void {
    this.conditions = segment.conditions;
    this.archived = segment.archived;
    this.order = order;
    this.reversed = reversed;
    this.columns = columns;
  }

  private recall(): void {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? 'null') as Kept | null;
      if (!kept || !Array.isArray(kept.shows.segment.conditions)) return;
      this.apply(kept.shows);
      this.view = kept.view;
    } catch {
      // Written by another version: begin with everybody.
      localStorage.removeItem(this.key);
    }
  }
}

/** The same with the keys of its objects in one order, as the core and the window write them differently. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

export const everybody: Segment = { conditions: [], archived: false, search: null };
