/** To what a timeline is narrowed: the same for everybody's, until the window closes. None: to nothing. */
import type { TimelineKind } from '../api/client';

class ShownKinds {
  list = $state.raw<TimelineKind[]>([]);

  has(kind: TimelineKind): boolean {
    return this.list.includes(kind);
  }

  /** Takes a kind in or out; without one, shows everything. */
  toggle(kind: TimelineKind | null): void {
    if (kind === null) this.list = [];
    else this.list = this.has(kind) ? this.list.filter((k) => k !== kind) : [...this.list, kind];
  }
}

export const shownKinds = new ShownKinds();
