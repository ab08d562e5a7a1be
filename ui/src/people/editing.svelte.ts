/**
 * The cell that is being changed. What was typed lives here and not in the row, so that a list that scrolls or is asked
 * anew under it loses nothing.
 */
import { asFailure, type Card } from '../api/client';
import { toasts } from '../shared/toasts.svelte';
import type { Edit } from './edits';

interface Edited {
  /** Whom, as they were when it began: their row stays theirs meanwhile. */
  person: Card;
  values: readonly (string | null)[];
  index: number;
  /** Which cell of the row. */
  cell: number;
  edit: Edit;
  was: string;
  /** Shows at once what there is to choose. */
  opens: boolean;
}

class Editing {
  current = $state.raw<Edited | null>(null);
  draft = $state('');
  error = $state<string | null>(null);
  private keeping = false;

  begin(edited: Omit<Edited, 'was'>, value: string | null): void {
    const was = edited.edit.from(edited.person, value);
    this.current = { ...edited, was };
    this.draft = was;
    this.error = null;
  }

  drop(): void {
    this.current = null;
    this.error = null;
  }

  /** Keeps what was typed as one entry; where it is refused, says why and stays. */
  async keep(): Promise<boolean> {
    const { current } = this;
    if (!current || this.keeping) return false;
    const typed = this.draft.trim();
    if (typed === current.was.trim()) {
      this.drop();
      return true;
    }
    this.keeping = true;
    try {
      toasts.done(await current.edit.keep(current.person, typed));
      if (this.current === current) this.drop();
      return true;
    } catch (thrown) {
      const failure = asFailure(thrown);
      // Whoever has left the list meanwhile is told all the same.
      if (this.current === current) this.error = failure.message;
      else toasts.failed(failure);
      return false;
    } finally {
      this.keeping = false;
    }
  }

  /** The list goes away: what was typed is kept. */
  leave(): void {
    const { current } = this;
    if (!current) return;
    void this.keep();
    this.current = null;
  }
}

export const editing = new Editing();
