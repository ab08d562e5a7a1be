/** Several people at once: the rows that are selected, and what can be done with all of them as one entry. */
import Clock from '@lucide/svelte/icons/clock';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import Send from '@lucide/svelte/icons/send';
import X from '@lucide/svelte/icons/x';
import { SvelteMap } from 'svelte/reactivity';
import { client, type Done, type NudgeOf, type Reason } from '../api/client';
import { live } from '../shared/live.svelte';
import { menus, type Icon } from '../shared/menus.svelte';
import { text } from '../shared/text';
import { perform } from '../shared/toasts.svelte';
import { overlays } from './overlays.svelte';
import { snoozes, whom, writtenToday, type PersonRef } from './person';

/** A row that can be selected. One person may stand in two rows. */
export interface Row {
  key: string;
  person: PersonRef;
  /** Where the row is a nudge: for which reason. */
  reason?: Reason;
}

class Several {
  private readonly rows = new SvelteMap<string, Row>();
  /** Where a range begins. */
  private from: string | null = null;

  get size(): number {
    return this.rows.size;
  }

  has(key: string): boolean {
    return this.rows.has(key);
  }

  /** Whoever is selected, each once. */
  get people(): PersonRef[] {
    return [...new Map([...this.rows.values()].map(({ person }) => [person.id, person])).values()];
  }

  /** The nudges that are selected; none where a row is no nudge. */
  get nudges(): NudgeOf[] {
    const all = [...this.rows.values()].flatMap(({ person, reason }) =>
      reason ? [{ person: person.id, reason }] : [],
    );
    return all.length === this.rows.size ? all : [];
  }

  toggle(row: Row): void {
    if (!this.rows.delete(row.key)) this.rows.set(row.key, row);
    this.from = row.key;
    this.tell();
  }

  add(rows: readonly Row[]): void {
    for (const row of rows) this.rows.set(row.key, row);
    this.tell();
  }

  /** Everything from where the selection began to this row. `rows` are all of the list, in its order. */
  extend(rows: readonly Row[], to: string): void {
    const at = (key: string | null) => rows.findIndex((row) => row.key === key);
    const [one, other] = [at(this.from), at(to)];
    if (one < 0) this.from = to;
    const ends = one < 0 ? [other, other] : [Math.min(one, other), Math.max(one, other)];
    this.add(rows.slice(ends[0], ends[1]! + 1));
  }

  clear(): void {
    if (this.size === 0) return;
    this.rows.clear();
    this.from = null;
    live.say(text.several.none);
  }

  /** Rows that left the list are selected no more. */
  keep(there: readonly Row[]): void {
    const keys = new Set(there.map((row) => row.key));
    for (const key of this.rows.keys()) if (!keys.has(key)) this.rows.delete(key);
  }

  private tell(): void {
    live.say(this.size ? text.several.selected(this.size) : text.several.none);
  }
}

export const several = new Several();

export interface SeveralAction {
  id: string;
  label: string;
  icon: Icon;
  keys?: string;
  run: (anchor: HTMLElement) => void;
  available?: () => boolean;
}

/** What was done with all of them leaves none selected; what failed leaves them as they were. */
const settle = async (verb: Promise<Done>) => {
  if (await perform(verb)) several.clear();
};

const ids = () => several.people.map(({ id }) => id);

/** In the order in which the bar shows them. */
export const severalActions: readonly SeveralAction[] = [
  {
    id: 'wrote',
    label: text.several.wrote,
    icon: Send,
    keys: 'l',
    run: () => void settle(client.logContactMany(ids(), writtenToday)),
  },
  {
    id: 'log',
    label: text.actions.log,
    icon: PencilLine,
    keys: 'Shift+l',
    run: () => overlays.open({ kind: 'log', people: several.people, done: () => several.clear() }),
  },
  {
    id: 'snooze',
    label: text.actions.snooze,
    icon: Clock,
    keys: 's',
    run: (anchor) => {
      const { people } = several;
      const heading = `${text.actions.snooze} · ${whom(people)}`;
      menus.open(
        anchor,
        heading,
        snoozes(people, () => several.clear()),
      );
    },
  },
  {
    id: 'not-needed',
    label: text.actions.notNeeded,
    icon: X,
    run: () => void settle(client.notNeededMany(several.nudges)),
    available: () => several.nudges.length > 0,
  },
];
