/** Several people at once: the rows that are selected, and what can be done with all of them as one entry. */
import Archive from '@lucide/svelte/icons/archive';
import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import ArrowRight from '@lucide/svelte/icons/arrow-right';
import Bell from '@lucide/svelte/icons/bell';
import BellOff from '@lucide/svelte/icons/bell-off';
import Clock from '@lucide/svelte/icons/clock';
import Download from '@lucide/svelte/icons/download';
import Ellipsis from '@lucide/svelte/icons/ellipsis';
import Eraser from '@lucide/svelte/icons/eraser';
import Medal from '@lucide/svelte/icons/medal';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import Repeat from '@lucide/svelte/icons/repeat';
import Send from '@lucide/svelte/icons/send';
import Tag from '@lucide/svelte/icons/tag';
import X from '@lucide/svelte/icons/x';
import { SvelteMap } from 'svelte/reactivity';
import {
  client,
  type Deed,
  type Done,
  type NudgeOf,
  type Reason,
  type Segment,
  type Shown,
  type Tier,
} from '../api/client';
import { live } from '../shared/live.svelte';
import { menus, type Icon, type MenuItem } from '../shared/menus.svelte';
import { text } from '../shared/text';
import { perform } from '../shared/toasts.svelte';
import { exportItems } from './export';
import { groupOf, type Group } from './group';
import { overlays } from './overlays.svelte';
import { snoozes, spots, writtenToday, type PersonRef } from './person';

/** A row that can be selected. One person may stand in two rows. */
export interface Row {
  key: string;
  person: PersonRef;
  /** Where the row is a nudge: for which reason. */
  reason?: Reason;
  /** They rest in the archive. */
  archived?: boolean;
}

/** Everybody who matches, on the screen or not. */
interface All {
  segment: Segment;
  total: number;
}

const tiers: readonly Tier[] = ['prospect', 'partner', 'ambassador'];

class Several {
  private readonly rows = new SvelteMap<string, Row>();
  /** Where everybody who matches is selected: the rows are those who are not. */
  private all = $state.raw<All | null>(null);
  /** The columns beside the name, where the screen is a list that has some. */
  columns = $state.raw<readonly Shown[] | null>(null);
  /** Where a range begins. */
  private from: string | null = null;

  get size(): number {
    return this.all ? Math.max(0, this.all.total - this.rows.size) : this.rows.size;
  }

  /** Whether everybody who matches is selected, but for a few at most. */
  get everybody(): boolean {
    return this.all !== null;
  }

  has(key: string): boolean {
    return this.rows.has(key) !== this.everybody;
  }

  /** The people of the rows, each once. */
  get people(): PersonRef[] {
    return [...new Map([...this.rows.values()].map(({ person }) => [person.id, person])).values()];
  }

  /** Whoever is selected, each once. */
  get group(): Group {
    const { people } = this;
    if (!this.all) return groupOf(people);
    const { segment } = this.all;
    return {
      whom: { who: 'matching', segment, except: people.map(({ id }) => id) },
      says: text.people(this.size),
    };
  }

  /** Whether they rest in the archive. */
  get archived(): boolean {
    if (this.all) return this.all.segment.archived;
    return this.rows.size > 0 && [...this.rows.values()].every(({ archived }) => archived);
  }

  /** The nudges that are selected; none where a row is no nudge. */
  get nudges(): NudgeOf[] {
    if (this.all) return [];
    const all = [...this.rows.values()].flatMap(({ person, reason }) =>
      reason ? [{ person: person.id, reason }] : [],
    );
    return all.length === this.rows.size ? all : [];
  }

  /** Selects everybody of a segment. */
  selectAll(segment: Segment, total: number): void {
    this.rows.clear();
    this.all = { segment, total };
    this.tell();
  }

  /** So many match by now. */
  matches(total: number): void {
    if (this.all && this.all.total !== total) this.all = { ...this.all, total };
  }

  toggle(row: Row): void {
    if (!this.rows.delete(row.key)) this.rows.set(row.key, row);
    if (this.size === 0) this.all = null;
    this.from = row.key;
    this.tell();
  }

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      if (this.all) this.rows.delete(row.key);
      else this.rows.set(row.key, row);
    }
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

  /** Selects nobody, and says so. */
  clear(): void {
    if (this.size === 0 && !this.all) return;
    this.drop();
    live.say(text.several.none);
  }

  /** The same without a word: what was done with them is being told. */
  drop(): void {
    this.rows.clear();
    this.all = null;
    this.from = null;
  }

  /** Rows that left the list are selected no more. */
  keep(there: readonly Row[]): void {
    const keys = new Set(there.map((row) => row.key));
    for (const key of this.rows.keys()) if (!keys.has(key)) this.rows.delete(key);
  }

  private tell(): void {
    const { size, everybody } = this;
    live.say(size ? text.several.selected(size, everybody) : text.several.none);
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
  if (await perform(verb)) several.drop();
};

const done = () => several.drop();
const deed = (of: Deed) => void settle(client.several(several.group.whom, of));

function rest(): MenuItem[] {
  const { group, archived } = several;
  const t = text.several;
  return [
    {
      id: 'untag',
      label: t.untag,
      icon: Eraser,
      run: () => overlays.open({ kind: 'tag', group, takes: true, done }),
    },
    {
      id: 'tier',
      label: t.tier,
      icon: Medal,
      items: [
        ...tiers.map((tier) => ({
          id: `tier-${tier}`,
          label: text.tiers[tier],
          run: () => deed({ deed: 'tier', tier }),
        })),
        'line' as const,
        { id: 'tier-none', label: t.noTier, run: () => deed({ deed: 'tier', tier: null }) },
      ],
    },
    {
      id: 'cadence',
      label: t.cadence,
      icon: Repeat,
      run: () => overlays.open({ kind: 'cadence', group, done }),
    },
    {
      id: 'do-not-contact',
      label: t.doNotContact,
      icon: BellOff,
      run: () => deed({ deed: 'do_not_contact', value: true }),
    },
    {
      id: 'may-contact',
      label: t.mayContact,
      icon: Bell,
      run: () => deed({ deed: 'do_not_contact', value: false }),
    },
    'line',
    {
      id: 'export',
      label: t.export,
      icon: Download,
      items: exportItems(group.whom, several.columns),
    },
    'line',
    {
      id: 'archive',
      label: archived ? t.bringBack : text.actions.archive,
      icon: archived ? ArchiveRestore : Archive,
      run: () => deed({ deed: 'archive', archived: !archived }),
    },
  ];
}

/** In the order in which the bar shows them. */
export const severalActions: readonly SeveralAction[] = [
  {
    id: 'wrote',
    label: text.several.wrote,
    icon: Send,
    keys: 'l',
    run: () => deed({ deed: 'log', contact: writtenToday }),
  },
  {
    id: 'log',
    label: text.actions.log,
    icon: PencilLine,
    keys: 'Shift+l',
    run: () => overlays.open({ kind: 'log', group: several.group, done }),
  },
  {
    id: 'tag',
    label: text.several.tag,
    icon: Tag,
    keys: 't',
    run: () => overlays.open({ kind: 'tag', group: several.group, takes: false, done }),
  },
  {
    id: 'move',
    label: text.actions.move,
    icon: ArrowRight,
    keys: 'm',
    run: (anchor) =>
      menus.open(
        anchor,
        `${text.actions.move} · ${several.group.says}`,
        spots((stage, sub_stage) =>
          deed({ deed: 'move', to: { stage, sub_stage, after: null, before: null } }),
        ),
      ),
  },
  {
    id: 'snooze',
    label: text.actions.snooze,
    icon: Clock,
    keys: 's',
    run: (anchor) => {
      const { group } = several;
      menus.open(anchor, `${text.actions.snooze} · ${group.says}`, snoozes(group, done));
    },
  },
  {
    id: 'not-needed',
    label: text.actions.notNeeded,
    icon: X,
    run: () => void settle(client.notNeededMany(several.nudges)),
    available: () => several.nudges.length > 0,
  },
  {
    id: 'more',
    label: text.several.more,
    icon: Ellipsis,
    run: (anchor) => menus.open(anchor, several.group.says, rest()),
  },
];
