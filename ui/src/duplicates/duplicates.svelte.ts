/** The search for people who may be one. It outlives the screen, so that “back” finds the list as it was. */
import {
  asFailure,
  client,
  type DuplicatePair,
  type Failure,
  type MergeChoice,
  type Progress,
} from '../api/client';
import { perform } from '../shared/toasts.svelte';

/** Above so many people a search takes seconds, and waits until it is asked for. */
const FEW = 10_000;

class DuplicateSearch {
  state = $state<'idle' | 'searching' | 'stopped' | 'found'>('idle');
  progress = $state.raw<Progress>({ done: 0, total: 0 });
  failure = $state.raw<Failure | null>(null);
  /** How many pairs the last search found; `null` before it. */
  total = $state<number | null>(null);
  /** Grows with each search, so that lists ask again. */
  round = $state(0);
  /** The pair that the keys are about: the row with focus, or the one compared. */
  current = $state.raw<DuplicatePair | null>(null);
  /** Whether it is compared side by side. */
  comparing = $state(false);
  /** Whether the list has focus. */
  focused = $state(false);
  /** What was chosen for it; nothing: as suggested. */
  choices = $state.raw<MergeChoice[]>([]);
  /** Its right one is kept instead. */
  swapped = $state(false);
  /** The place of that pair in the list, and how far the list is scrolled. */
  at = $state(0);
  scrolled = $state(0);
  private seen = -1;

  async search(): Promise<void> {
    if (this.state === 'searching') return;
    this.state = 'searching';
    this.failure = null;
    this.progress = { done: 0, total: 0 };
    try {
      this.total = await client.duplicatesFind((progress) => (this.progress = progress));
      this.round += 1;
      this.state = 'found';
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.code !== 'cancelled') this.failure = failure;
      this.state = 'stopped';
    }
  }

  /** Looks without being asked, once for each state of a short list, so that the list of people can tell. */
  quietly(people: number, revision: number): void {
    if (people > FEW || people === 0 || this.seen === revision || this.state === 'searching') return;
    this.seen = revision;
    void this.search();
  }

  async stop(): Promise<void> {
    if (this.state === 'searching') await client.duplicatesStop();
  }

  /** Another pair is looked at: what was chosen was about the one before. */
  look(pair: DuplicatePair | null): void {
    const same = pair?.left.id === this.current?.left.id && pair?.right.id === this.current?.right.id;
    this.current = pair;
    if (same) return;
    this.choices = [];
    this.swapped = false;
  }

  choose(choice: MergeChoice): void {
    const others = this.choices.filter((c) => JSON.stringify(c.field) !== JSON.stringify(choice.field));
    this.choices = [...others, choice];
  }

  swap(): void {
    this.swapped = !this.swapped;
    this.choices = [];
  }

  /** Merges the pair as it was chosen. */
  async merge(): Promise<void> {
    const pair = this.current;
    if (!pair) return;
    const [keep, gone] = this.swapped ? [pair.right, pair.left] : [pair.left, pair.right];
    await perform(client.duplicatesMerge(keep.id, gone.id, this.choices));
  }

  /** Remembers that they are two. */
  async dismiss(): Promise<void> {
    const pair = this.current;
    if (pair) await perform(client.duplicatesDismiss(pair.left.id, pair.right.id));
  }
}

export const duplicates = new DuplicateSearch();
