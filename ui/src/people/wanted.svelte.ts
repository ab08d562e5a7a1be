/** What the list of people is filtered by. It outlives the screen, so that “back” finds the list as it was. */
import type { PeopleOrder, Stage } from '../api/client';

class Wanted {
  search = $state('');
  stage = $state<Stage | ''>('');
  tag = $state('');
  archived = $state(false);
  order = $state<PeopleOrder>('name');
  /** How far the list was scrolled, and the row that had focus. */
  scrolled = $state(0);
  current = $state(0);

  get filtered(): boolean {
    return this.search.trim() !== '' || this.stage !== '' || this.tag !== '';
  }

  clear(): void {
    this.search = '';
    this.stage = '';
    this.tag = '';
    this.archived = false;
  }
}

export const wanted = new Wanted();
