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
  type Part,
  type PersonId,
  type Sight,
  type Stage,
  type SubStageId,
} from '../api/client';
import { everybody } from '../segment/showing.svelte';
import { density } from '../shared/density.svelte';
import { painted } from '../shared/painted';
import { stages } from '../shared/stages';
import { toasts, writing } from '../shared/toasts.svelte';
import { partOf, rows, slotsOf, startOf, type Held, type Place, type Shape } from './slots';

/* eslint svelte/prefer-svelte-reactivity: off -- plain arrays and maps behind one revision are the point */

/** Cards asked for at once. */
const PAGE = 40;

interface Column {
  /** One entry a card of the column; `undefined` until its page was asked for. */
  ids: (PersonId | undefined)[];
  /** The parts of the stage with their counts, in the order of the ids; empty where it has none. */
  parts: Part[];
  due: number;
  driesUp: number | null;
  /** The slots on screen. */
  first: number;
  end: number;
  /** Pages on their way. */
  asked: Set<number>;
  failure: Failure | null;
}

export interface Drag extends Held {
  id: PersonId;
  /** Who is dragged along: they stay where they are until the drop. */
  also: readonly PersonId[];
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

  /** How many cards each part of a column has; a column without parts is one. */
  counts(stage: Stage): number[] {
    const { parts, ids } = this.column(stage);
    return parts.length ? parts.map(({ count }) => count) : [ids.length];
  }

  /** The same without the card that is held. */
  others(stage: Stage): number[] {
    const counts = this.counts(stage);
    const { drag } = this;
    if (drag?.from.stage === stage) counts[drag.from.part]! -= 1;
    return counts;
  }

  /** How a column's slots lie. */
  shape(stage: Stage): Shape {
    return {
      row: rows[density.chosen],
      parts: slotsOf(stage, this.counts(stage), this.drag),
      headed: this.column(stage).parts.length > 0,
    };
  }

  card(id: PersonId): Card | undefined {
    return this.cards.get(id);
  }

  idAt({ stage, index }: Pick<Place, 'stage' | 'index'>): PersonId | undefined {
    return this.column(stage).ids[index];
  }

  /** The place of a card in its column. */
  placeIn(stage: Stage, index: number): Place {
    return { stage, index, part: partOf(this.counts(stage), index) };
  }

  placeOf(id: PersonId): Place | null {
    for (const stage of stages) {
      const index = this.column(stage).ids.indexOf(id);
      if (index >= 0) return this.placeIn(stage, index);
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
      const sights = stages.map((stage): Sight => {
        const { first, end } = this.columns.get(stage)!;
        return { stage, from: first, limit: Math.max(PAGE, end - first) };
      });
      const { pin } = this;
      if (pin) sights.push({ stage: pin.stage, from: pin.index, limit: 1 });
      const { columns, windows } = await client.board(this.query(), sights);
      if (mine !== this.generation) return;
      this.cards = new Map();
      for (const { stage, count, due, parts, dries_up_days } of columns) {
        const old = this.columns.get(stage)!;
        const column = { ...emptyColumn(), first: old.first, end: old.end, due };
        column.ids = new Array<PersonId | undefined>(count);
        column.parts = parts;
        column.driesUp = dries_up_days;
        this.columns.set(stage, column);
      }
      windows.forEach(({ from, cards }, i) => this.fill(sights[i]!.stage, from, cards));
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
      const sight = { stage, from: page * PAGE, limit: PAGE };
      const { cards } = await client.boardCards(this.query(), sight);
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

  /** Everybody from one card of a column to another, asked for where they are not known yet. */
  async between(stage: Stage, one: number, other: number): Promise<Card[]> {
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    // The array is sparse: what visits its elements would leave out those that are not known.
    const ids = Array.from(this.column(stage).ids.slice(from, to + 1));
    const known = ids.map((id) => (id === undefined ? undefined : this.cards.get(id)));
    if (known.every((card) => card !== undefined)) return known;
    return (await client.boardCards(this.query(), { stage, from, limit: to - from + 1 })).cards;
  }

  /**
   * Moves a card, and whoever is moved along: painted at once, then confirmed. `to.index` counts the column without the
   * card. Where the core refuses, everybody goes back and the refusal is said. True when it was done.
   */
  async move(id: PersonId, to: Place, also: readonly PersonId[] = []): Promise<boolean> {
    const from = this.placeOf(id);
    if (!from) return false;
    const stays = from.stage === to.stage && from.part === to.part;
    if (also.length === 0 && stays && (from.index === to.index || !this.owned)) return false;
    this.moving += 1;
    this.generation += 1;
    const before = new Map(this.columns);
    return writing(this.confirm(this.paint(id, to, also), to, before));
  }

  /** Writes what was painted; where the core refuses, everybody goes back to where they stood before. */
  private async confirm(movers: Movers, to: Place, before: ReadonlyMap<Stage, Column>): Promise<boolean> {
    try {
      // The card is seen where it fell before anything is asked: answers on their way would hold that frame up.
      const [[after, below]] = await Promise.all([
        this.owned ? this.neighbours(movers, before) : ([null, null] as const),
        painted(),
      ]);
      const whom = { who: 'these' as const, people: movers.people };
      const { stage } = to;
      const spot = { stage, sub_stage: this.subStageOf(to), after, before: below };
      toasts.done(await client.several(whom, { deed: 'move', to: spot }));
      return true;
    } catch (thrown) {
      this.columns = new Map(before);
      this.revision += 1;
      toasts.failed(thrown);
      return false;
    } finally {
      this.moving -= 1;
      this.stale = true;
      this.settle();
    }
  }

  /** To the top of a column or of a part of it. */
  moveToTop(id: PersonId, stage: Stage, subStage: SubStageId | null = null): Promise<boolean> {
    const part = Math.max(
      0,
      this.column(stage).parts.findIndex(({ sub_stage }) => sub_stage === subStage),
    );
    const from = this.placeOf(id);
    if (from?.stage === stage && from.part === part) return Promise.resolve(false);
    const counts = this.counts(stage);
    if (from?.stage === stage) counts[from.part]! -= 1;
    return this.move(id, { stage, index: startOf(counts, part), part });
  }

  /** What a part is called; `null` for none. */
  partName({ stage, part }: Place): string | null {
    return this.column(stage).parts[part]?.name ?? null;
  }

  lift(id: PersonId, from: Place, mode: Drag['mode'], also: readonly PersonId[] = []): void {
    this.drag = { id, also: also.filter((other) => other !== id), from, over: from, mode };
  }

  hold(over: Place): void {
    const { drag } = this;
    if (!drag) return;
    const { stage, index, part } = drag.over;
    if (stage !== over.stage || index !== over.index || part !== over.part) this.drag = { ...drag, over };
  }

  drop(): Promise<boolean> {
    const { drag } = this;
    this.drag = null;
    const moved = drag ? this.move(drag.id, drag.over, drag.also) : Promise.resolve(false);
    this.settle();
    return moved;
  }

  cancel(): void {
    this.drag = null;
    this.settle();
  }

  /** Whether a drop would change nothing because the cards are sorted. */
  get dropIsVain(): boolean {
    const { drag } = this;
    if (!drag || this.owned) return false;
    const { from, over } = drag;
    return drag.also.length === 0 && from.stage === over.stage && from.part === over.part;
  }

  private settle(): void {
    if (this.stale && !this.drag && this.moving === 0) void this.refresh();
  }

  private subStageOf({ stage, part }: Place): SubStageId | null {
    return this.column(stage).parts[part]?.sub_stage ?? null;
  }

  /** Takes everybody out of where they stand and puts them in one after another, in the order of the board. */
  private paint(id: PersonId, to: Place, also: readonly PersonId[]): Movers {
    const places = new Map<PersonId, Place | null>(also.map((other) => [other, this.placeOf(other)]));
    const from = this.placeOf(id)!;
    places.set(id, from);
    const order = (place: Place | null) =>
      place ? stages.indexOf(place.stage) * 1e7 + place.index : Number.MAX_SAFE_INTEGER;
    const people = [...places.keys()].sort((a, b) => order(places.get(a)!) - order(places.get(b)!));
    // Counted without all who move, not without the one alone.
    const before = (place: Place) =>
      place.index - (from.stage === place.stage && from.index < place.index ? 1 : 0) < to.index;
    const ahead = also.filter((other) => {
      const place = places.get(other);
      return other !== id && place?.stage === to.stage && before(place);
    });
    const index = to.index - ahead.length;
    for (const stage of stages) {
      const old = this.columns.get(stage)!;
      const leaving = people.filter((other) => places.get(other)?.stage === stage);
      if (leaving.length === 0 && stage !== to.stage) continue;
      const ids = old.ids.slice();
      for (const other of [...leaving].reverse()) ids.splice(places.get(other)!.index, 1);
      const parts = old.parts.map((part, at) => {
        const left = leaving.filter((other) => places.get(other)!.part === at).length;
        const came = stage === to.stage && at === to.part ? known(places).length : 0;
        return { ...part, count: part.count - left + came };
      });
      if (stage === to.stage) ids.splice(index, 0, ...people.filter((other) => places.get(other)));
      this.columns.set(stage, { ...old, ids, parts });
    }
    for (const other of people) {
      const card = this.cards.get(other);
      if (card) this.cards.set(other, { ...card, stage: to.stage, sub_stage: this.subStageOf(to) });
    }
    this.revision += 1;
    return { people, place: { ...to, index } };
  }

  /** Who stands above and below the place that they have just taken, within its part. */
  private async neighbours(
    { people, place }: Movers,
    before: ReadonlyMap<Stage, Column>,
  ): Promise<[PersonId | null, PersonId | null]> {
    const { stage, index, part } = place;
    const { ids } = this.columns.get(stage)!;
    const counts = this.counts(stage);
    const start = startOf(counts, part);
    const end = start + counts[part]!;
    let last = index;
    while (last < end && ids[last] !== undefined && people.includes(ids[last]!)) last += 1;
    const [above, below] = [index > start ? ids[index - 1] : null, last < end ? ids[last] : null];
    if (above !== undefined && below !== undefined) return [above, below];
    // Dropped before the cards around were here: the core still has the column as it was, the movers among it.
    const core = before.get(stage)!.ids;
    let [others, at] = [0, 0];
    while (others < Math.max(0, index - 1) && at < core.length) {
      if (core[at] === undefined || !people.includes(core[at]!)) others += 1;
      at += 1;
    }
    const sight = { stage, from: at, limit: people.length + 2 };
    const { cards } = await client.boardCards(this.query(), sight);
    const found = cards.map((c) => c.id).filter((other) => !people.includes(other));
    const [first, second] = index > 0 ? found : [null, found[0]];
    return [index > start ? (first ?? null) : null, last < end ? (second ?? null) : null];
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

/** Who is moved, in the order of the board, and the place that the first of them takes. */
interface Movers {
  people: PersonId[];
  place: Place;
}

function known(places: ReadonlyMap<PersonId, Place | null>): Place[] {
  return [...places.values()].filter((place) => place !== null);
}

function emptyColumn(): Column {
  return { ids: [], parts: [], due: 0, driesUp: null, first: 0, end: 0, asked: new Set(), failure: null };
}
