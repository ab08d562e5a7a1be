/**
 * The board by keys. Not lifted, arrows choose a card, `x` and Shift with an arrow select; Space lifts what is chosen,
 * with all that is selected where it is; then arrows, Page Up and Down, Home and End move it, Space or Enter drops it,
 * Escape puts it back.
 */
import { several } from '../actions/several.svelte';
import type { PersonId, Stage } from '../api/client';
import { stages } from '../shared/stages';
import { text } from '../shared/text';
import type { Board } from './board.svelte';
import { GAP, placeAt, startOf, stepOf, topOf, type Place } from './slots';
import { board as t } from './text';

interface Hands {
  current(): Place | null;
  focus(place: Place): Promise<void>;
  /** Rows of a page. */
  rows(): number;
  say(sentence: string): void;
  menu(id: PersonId): void;
  /** Selects a card, or everybody up to it. */
  select(place: Place, range: boolean): void;
  /** Folds a column to a strip. */
  fold(stage: Stage): void;
  isFolded(stage: Stage): boolean;
}

export class Keys {
  private refocusing = false;

  constructor(
    private readonly board: Board,
    private readonly hands: Hands,
  ) {}

  down(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target as Element;
    if (!target.closest('[data-person]')) return;
    const { drag } = this.board;
    if (drag?.mode === 'pointer') return;
    // The card's other buttons keep their own Space and Enter.
    const onCard = target.matches('.open');
    const key = event.key;
    if (drag) {
      if (key === 'Tab') event.preventDefault();
      else if (key === 'Escape') this.putBack(event);
      else if (key === ' ' || key === 'Enter') this.drop(event);
      else this.carry(event);
      return;
    }
    const place = this.hands.current();
    const id = place && this.board.idAt(place);
    if (key === ' ' && onCard) {
      this.lift(event);
    } else if (key === 'm' || (key === 'F10' && event.shiftKey) || key === 'ContextMenu') {
      // With several selected the letter is theirs.
      if (!id || (key === 'm' && several.size > 0)) return;
      event.preventDefault();
      this.hands.menu(id);
    } else if (key === 'x' && place) {
      event.preventDefault();
      this.hands.select(place, false);
    } else if (key === 'c' && place) {
      event.preventDefault();
      this.hands.fold(place.stage);
    } else if (event.shiftKey && place && (key === 'ArrowDown' || key === 'ArrowUp')) {
      this.extend(event, place);
    } else {
      this.walk(event);
    }
  }

  /** Focus went elsewhere by itself: what was lifted goes back. */
  left(event: FocusEvent): void {
    const { drag } = this.board;
    if (drag?.mode !== 'keys' || this.refocusing) return;
    const to = event.relatedTarget;
    if (to instanceof Element && to.closest('[data-testid="board"]')) return;
    // Between two columns the card is mounted anew; only focus that has settled elsewhere counts.
    if (to === null) return;
    this.board.cancel();
    this.hands.say(t.cancelled(this.named(drag.id, drag.also.length)));
  }

  /** Scrolls a column so that a slot is in sight, before its card is mounted. */
  intoSight(scroller: HTMLElement, { stage, index }: Place): void {
    const shape = this.board.shape(stage);
    const head = topOf(shape, index);
    const foot = head + shape.row + GAP;
    if (head < scroller.scrollTop) scroller.scrollTop = head;
    else if (foot > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = foot - scroller.clientHeight;
  }

  private lift(event: KeyboardEvent): void {
    const from = this.hands.current();
    const id = from && this.board.idAt(from);
    if (!id) return;
    event.preventDefault();
    const also = several.has(id) ? several.people.map((person) => person.id) : [];
    this.board.lift(id, from, 'keys', also);
    const { length } = this.board.drag!.also;
    this.hands.say(t.lifted(this.named(id, length), this.where(from)));
    void this.refocus(from);
  }

  private carry(event: KeyboardEvent): void {
    const { over } = this.board.drag!;
    const others = (stage: Stage) => this.board.others(stage);
    const last = (stage: Stage) =>
      others(stage).reduce((all, count) => all + count, 0) + others(stage).length - 1;
    const to = this.step(event.key, { stage: over.stage, at: stepOf(over) }, last, () => false);
    if (!to) return;
    event.preventDefault();
    const place = { stage: to.stage, ...placeAt(others(to.stage), to.at) };
    this.board.hold(place);
    const vain = this.board.dropIsVain ? ` ${t.sorted}` : '';
    this.hands.say(this.where(place) + this.between(place) + vain);
    void this.refocus(place);
  }

  private drop(event: KeyboardEvent): void {
    event.preventDefault();
    const { id, over, also } = this.board.drag!;
    const vain = this.board.dropIsVain;
    this.hands.say(
      vain
        ? `${t.cancelled(this.named(id, also.length))} ${t.sorted}`
        : t.dropped(this.named(id, also.length), this.where(over)),
    );
    if (vain) this.board.cancel();
    else {
      void this.board.drop();
      if (also.length) several.clear();
    }
    void this.refocus(this.board.placeOf(id) ?? over);
  }

  private putBack(event: KeyboardEvent): void {
    event.preventDefault();
    event.stopPropagation();
    const { id, from, also } = this.board.drag!;
    this.board.cancel();
    this.hands.say(t.cancelled(this.named(id, also.length)));
    void this.refocus(from);
  }

  private walk(event: KeyboardEvent): void {
    const place = this.hands.current();
    const last = (stage: Stage) => this.board.count(stage) - 1;
    const folded = (stage: Stage) => this.hands.isFolded(stage);
    const to = place && this.step(event.key, { stage: place.stage, at: place.index }, last, folded);
    if (!to) return;
    event.preventDefault();
    void this.hands.focus(this.board.placeIn(to.stage, to.at));
  }

  private extend(event: KeyboardEvent, place: Place): void {
    event.preventDefault();
    const last = this.board.count(place.stage) - 1;
    const at = Math.max(0, Math.min(last, place.index + (event.key === 'ArrowDown' ? 1 : -1)));
    const to = this.board.placeIn(place.stage, at);
    void this.hands.focus(to).then(() => this.hands.select(to, true));
  }

  /** Where a key leads; `most` is the last place of a column, below 0 where nothing can stand. */
  private step(
    key: string,
    { stage, at }: { stage: Stage; at: number },
    most: (stage: Stage) => number,
    passes: (stage: Stage) => boolean,
  ): { stage: Stage; at: number } | null {
    const clamp = (to: Stage, wanted: number) => ({
      stage: to,
      at: Math.max(0, Math.min(most(to), wanted)),
    });
    const down = {
      ArrowDown: 1,
      j: 1,
      ArrowUp: -1,
      k: -1,
      PageDown: this.hands.rows(),
      PageUp: -this.hands.rows(),
      Home: -Infinity,
      End: Infinity,
    }[key];
    if (down !== undefined) return clamp(stage, at + down);
    const across = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (across === undefined) return null;
    for (let to = stages.indexOf(stage) + across; to >= 0 && to < stages.length; to += across) {
      const next = stages[to]!;
      if (most(next) >= 0 && !passes(next)) return clamp(next, at);
    }
    return { stage, at };
  }

  private async refocus(place: Place): Promise<void> {
    this.refocusing = true;
    await this.hands.focus(place);
    this.refocusing = false;
  }

  /** By name, with how many others. */
  private named(id: PersonId, others: number): string {
    const name = this.board.card(id)?.name ?? '';
    return others ? t.withOthers(name, others) : name;
  }

  private where(place: Place): string {
    const { stage, index, part } = place;
    const others = this.board.others(stage);
    const name = this.board.column(stage).parts.length
      ? t.inPart(text.stages[stage], this.board.partName(place) ?? t.noPart)
      : text.stages[stage];
    return t.where(name, index - startOf(others, part) + 1, others[part]! + 1);
  }

  private between({ stage, index, part }: Place): string {
    const from = this.board.drag!.from;
    const others = this.board.others(stage);
    const start = startOf(others, part);
    const at = (i: number) => {
      if (i < start || i >= start + others[part]!) return undefined;
      const real = from.stage === stage && i >= from.index ? i + 1 : i;
      const id = this.board.idAt({ stage, index: real });
      return id && this.board.card(id)?.name;
    };
    return t.between(at(index - 1), at(index));
  }
}
