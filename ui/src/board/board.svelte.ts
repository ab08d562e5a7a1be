/**
 * What the board knows: plain arrays of ids a column, sparse where nothing was asked for yet, the cards by id, and
 * one revision that says when they changed. A drop is painted at once and confirmed behind it.
 */
import {
  asFailure,
  client,
  type BoardQuery,
  type Card,
  type Failure,
  type PersonId,
  type Stage,
} from '../api/client';
import { everybody } from '../segment/showing.svelte';
import { stages } from '../shared/stages';
import { toasts } from '../shared/toasts.svelte';
import type { Held, Place } from './slots';

/* eslint svelte/prefer-svelte-reactivity: off -- plain arrays and maps behind one revision are the point */

/** Cards asked for at once. */
const PAGE = 40;

interface Column {
  /** One entry a card of the column; `undefined` until its page was asked for. */
  ids: (PersonId | undefined)[];
  due: number;
  /** The slots on screen. */
  first: number;
  end: number;
  /** Pages on their way. */
  asked: Set<number>;
  failure: Failure | null;
}

export interface Drag extends Held {
  id: PersonId;
  /** By pointer a clone floats and a gap stands open; by keys the card itself stands in the gap. */
  mode: 'pointer' | 'keys';
}

export class Board {
  /** Grows with every change of the arrays, which are plain: read it before them. */
  revision = $state(0);
  drag = $state.raw<Drag | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** False until the first answer. */
  ready = $state(false);
  /** The card that has focus: kept known when it is off the screen. */
  pin: Place | null = null;

  private columns = new Map<Stage, Column>(stages.map((stage) => [stage, emptyColumn()]));
  private cards = new Map<PersonId, Card>();
  /** Whom it shows, and in which order. */
  constructor(
    private readonly query: () => BoardQuery = () => ({
      segment: everybody,
      order: 'board',
      reversed: false,
    }),
  ) {}

  /** Answers of an older generation are thrown away. */
  private generation = 0;
  /** Moves that are not confirmed yet. */
  private moving = 0;
  private stale = false;

  /** Whether the cards stand as the owner put them: else a place within a column means nothing. */
  get owned(): boolean {
    const { order, reversed } = this.query();
    return order === 'board' && !reversed;
  }

  column(stage: Stage): Column {
    void this.revision;
    return this.columns.get(stage)!;
  }

  count(stage: Stage): number {
    return this.column(stage).ids.length;
  }

  card(id: PersonId): Card | undefined {
    return this.cards.get(id);
  }

  idAt({ stage, index }: Place): PersonId | undefined {
    return this.column(stage).ids[index];
  }

  placeOf(id: PersonId): Place | null {
    for (const stage of stages) {
      const index = this.column(stage).ids.indexOf(id);
      if (index >= 0) return { stage, index };
    }
    return null;
  }

  total(): number {
    return stages.reduce((sum, stage) => sum + this.count(stage), 0);
  }

  /** Asks everything that is on screen anew. While a card is held or a move unconfirmed, that waits. */
  async refresh(): Promise<void> {
    if (this.drag || this.moving > 0) {
      this.stale = true;
      return;
    }
    this.stale = false;
    const mine = ++this.generation;
    try {
      const { pin } = this;
      const [head, pinned, ...windows] = await Promise.all([
        client.board(this.query().segment),
        pin ? client.boardCards(pin.stage, this.query(), pin.index, 1) : null,
        ...stages.map((stage) => {
          const { first, end } = this.columns.get(stage)!;
          return client.boardCards(stage, this.query(), first, Math.max(PAGE, end - first));
        }),
      ]);
      if (mine !== this.generation) return;
      this.cards = new Map();
      for (const { stage, count, due } of head.columns) {
        const old = this.columns.get(stage)!;
        const column = { ...emptyColumn(), first: old.first, end: old.end, due };
        column.ids = new Array<PersonId | undefined>(count);
        this.columns.set(stage, column);
      }
      if (pin && pinned) this.fill(pin.stage, pinned.from, pinned.cards);
      windows.forEach((window, i) => this.fill(stages[i]!, window.from, window.cards));
      this.failure = null;
      this.ready = true;
    } catch (thrown) {
      if (mine !== this.generation) return;
      this.failure = asFailure(thrown);
    }
    this.revision += 1;
  }

  /** Tells which slots of a column are on screen, and asks for the cards that are missing there. */
  show(stage: Stage, first: number, end: number): void {
    const column = this.columns.get(stage)!;
    column.first = first;
    column.end = end;
    if (!this.ready || this.moving > 0) return;
    for (let index = first; index < Math.min(end, column.ids.length); index += 1) {
      if (column.ids[index] === undefined) void this.load(stage, index);
    }
  }

  /** Makes sure that the card at an index is known. */
  async load(stage: Stage, index: number): Promise<void> {
    const column = this.columns.get(stage)!;
    const page = Math.floor(index / PAGE);
    if (column.asked.has(page)) return;
    column.asked.add(page);
    const mine = this.generation;
    try {
      const { cards } = await client.boardCards(stage, this.query(), page * PAGE, PAGE);
      if (mine !== this.generation) return;
      this.fill(stage, page * PAGE, cards);
      column.failure = null;
      column.asked.delete(page);
    } catch (thrown) {
      if (mine !== this.generation) return;
      // The page stays marked as asked, so that it is not asked for again and again; a refresh does.
      column.failure = asFailure(thrown);
    }
    this.revision += 1;
  }

  /**
   * Moves a card: painted at once, then confirmed. `to.index` counts the column without the card. Where the core
   * refuses, the card goes back and the refusal is said. True when it was done.
   */
  async move(id: PersonId, from: Place, to: Place): Promise<boolean> {
    if (from.stage === to.stage && (from.index === to.index || !this.owned)) return false;
    this.moving += 1;
    this.generation += 1;
    this.take(id, from, to);
    try {
      const [after, before] = this.owned ? await this.neighbours(to) : [null, null];
      const done = await client.movePerson(id, to.stage, before, after);
      toasts.done(done);
      return true;
    } catch (thrown) {
      const at = this.placeOf(id);
      if (at) this.take(id, at, from);
      toasts.failed(thrown);
      return false;
    } finally {
      this.moving -= 1;
      this.stale = true;
      this.settle();
    }
  }

  /** To the top of another column. */
  moveToTop(id: PersonId, stage: Stage): Promise<boolean> {
    const from = this.placeOf(id);
    return from ? this.move(id, from, { stage, index: 0 }) : Promise.resolve(false);
  }

  lift(id: PersonId, from: Place, mode: Drag['mode']): void {
    this.drag = { id, from, over: from, mode };
  }

  hold(over: Place): void {
    const { drag } = this;
    if (drag && (drag.over.stage !== over.stage || drag.over.index !== over.index))
      this.drag = { ...drag, over };
  }

  drop(): Promise<boolean> {
    const { drag } = this;
    this.drag = null;
    const moved = drag ? this.move(drag.id, drag.from, drag.over) : Promise.resolve(false);
    this.settle();
    return moved;
  }

  cancel(): void {
    this.drag = null;
    this.settle();
  }

  private settle(): void {
    if (this.stale && !this.drag && this.moving === 0) void this.refresh();
  }

  private take(id: PersonId, from: Place, to: Place): void {
    const [source, target] = [this.columns.get(from.stage)!, this.columns.get(to.stage)!];
    source.ids.splice(from.index, 1);
    target.ids.splice(to.index, 0, id);
    const card = this.cards.get(id);
    if (card) this.cards.set(id, { ...card, stage: to.stage });
    this.revision += 1;
  }

  /** Who stands above and below a place that the card has just taken. */
  private async neighbours({ stage, index }: Place): Promise<[PersonId | null, PersonId | null]> {
    const { ids } = this.columns.get(stage)!;
    const [above, below] = [ids[index - 1], ids[index + 1]];
    const missing = (index > 0 && !above) || (index < ids.length - 1 && !below);
    if (!missing) return [above ?? null, below ?? null];
    // Dropped before the cards around were here: the core still has the column as it was.
    const from = Math.max(0, index - 1);
    const { cards } = await client.boardCards(stage, this.query(), from, 3);
    const others = cards.map((c) => c.id).filter((other) => other !== ids[index]);
    return index > 0 ? [others[0] ?? null, others[1] ?? null] : [null, others[0] ?? null];
  }

  private fill(stage: Stage, from: number, cards: Card[]): void {
    const { ids } = this.columns.get(stage)!;
    cards.forEach((card, i) => {
      if (from + i >= ids.length) return;
      ids[from + i] = card.id;
      this.cards.set(card.id, card);
    });
  }
}

function emptyColumn(): Column {
  return { ids: [], due: 0, first: 0, end: 0, asked: new Set(), failure: null };
}
