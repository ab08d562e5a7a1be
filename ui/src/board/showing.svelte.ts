/** What the board shows. */
import type { BoardQuery } from '../api/client';
import { Showing } from '../segment/showing.svelte';

class BoardShowing extends Showing {
  get query(): BoardQuery {
    const { segment, order, reversed } = this;
    return { segment, order, reversed };
  }
}

export const showing = new BoardShowing('board', 'board');
