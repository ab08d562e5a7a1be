/** What the list of people shows, and how far down it she was: “back” finds the list as it was. */
import { Showing } from '../segment/showing.svelte';

class Wanted extends Showing {
  /** How far the list was scrolled, and the row that had focus. */
  scrolled = $state(0);
  current = $state(0);
  /** The cell of it; `null`: the row as a whole. */
  cell = $state<number | null>(null);
}

export const wanted = new Wanted('people', 'name');
