/**
 * The board by keys. Not lifted, arrows choose a card; Space lifts it; then arrows, Page Up and Down, Home and End
 * move it, Space or Enter drops it, Escape puts it back.
 */
import type { PersonId } from '../api/client';
import { stages } from '../shared/stages';
import { text } from '../shared/text';
import type { Board } from './board.svelte';
import { GAP, ROW, type Place } from './slots';
import { board as t } from './text';

interface Hands {
  current(): Place | null;
  focus(place: Place): Promise<void>;
  /** Rows of a page. */
  rows(): number;
  say(sentence: string): void;
  menu(id: PersonId): void;
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
    } else if (key === ' ' && onCard) {
      this.lift(event);
    } else if (key === 'm' || (key === 'F10' && event.shiftKey) || key === 'ContextMenu') {
      const place = this.hands.current();
      const id = place && this.board.idAt(place);
      if (!id) return;
      event.preventDefault();
      this.hands.menu(id);
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
    this.hands.say(t.cancelled(this.name(drag.id)));
  }

  /** Scrolls a column so that a slot is in sight, before its card is mounted. */
  intoSight(scroller: HTMLElement, slot: number): void {
    const [head, foot] = [slot * ROW, (slot + 1) * ROW + GAP];
    if (head < scroller.scrollTop) scroller.scrollTop = head;
    else if (foot > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = foot - scroller.clientHeight;
  }

  private lift(event: KeyboardEvent): void {
    const from = this.hands.current();
    const id = from && this.board.idAt(from);
    if (!id) return;
    event.preventDefault();
    this.board.lift(id, from, 'keys');
    this.hands.say(t.lifted(this.name(id), this.where(from)));
    void this.refocus(from);
  }

  private carry(event: KeyboardEvent): void {
    const { over, from } = this.board.drag!;
    const others = (place: Place) => this.board.count(place.stage) - (from.stage === place.stage ? 1 : 0);
    const to = this.step(event.key, over, others);
    if (!to) return;
    event.preventDefault();
    this.board.hold(to);
    this.hands.say(this.where(to) + this.between(to));
    void this.refocus(to);
  }

  private drop(event: KeyboardEvent): void {
    event.preventDefault();
    const { id, over } = this.board.drag!;
    this.hands.say(t.dropped(this.name(id), this.where(over)));
    void this.board.drop();
    void this.refocus(over);
  }

  private putBack(event: KeyboardEvent): void {
    event.preventDefault();
    event.stopPropagation();
    const { id, from } = this.board.drag!;
    this.board.cancel();
    this.hands.say(t.cancelled(this.name(id)));
    void this.refocus(from);
  }

  private walk(event: KeyboardEvent): void {
    const place = this.hands.current();
    const last = (p: Place) => this.board.count(p.stage) - 1;
    const to = place && this.step(event.key, place, last);
    if (!to) return;
    event.preventDefault();
    void this.hands.focus(to);
  }

  /** Where a key leads from a place; `most` is the last index of a column, below 0 where nothing can stand. */
  private step(key: string, { stage, index }: Place, most: (place: Place) => number): Place | null {
    const clamp = (to: Place): Place => ({ ...to, index: Math.max(0, Math.min(most(to), to.index)) });
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
    if (down !== undefined) return clamp({ stage, index: index + down });
    const across = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (across === undefined) return null;
    for (let at = stages.indexOf(stage) + across; at >= 0 && at < stages.length; at += across) {
      const next = { stage: stages[at]!, index };
      if (most(next) >= 0) return clamp(next);
    }
    return { stage, index };
  }

  private async refocus(place: Place): Promise<void> {
    this.refocusing = true;
    await this.hands.focus(place);
    this.refocusing = false;
  }

  private name(id: PersonId): string {
    return this.board.card(id)?.name ?? '';
  }

  private where({ stage, index }: Place): string {
    const { drag } = this.board;
    const others = this.board.count(stage) - (drag?.from.stage === stage ? 1 : 0);
    return t.where(text.stages[stage], index + 1, others + 1);
  }

  private between({ stage, index }: Place): string {
    const from = this.board.drag!.from;
    const at = (i: number) => {
      const real = from.stage === stage && i >= from.index ? i + 1 : i;
      const id = this.board.idAt({ stage, index: real });
      return id && i >= 0 ? this.board.card(id)?.name : undefined;
    };
    return t.between(at(index - 1), at(index));
  }
}
