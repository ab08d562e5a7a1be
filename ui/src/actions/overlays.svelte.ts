/** The dialog that stands over the window, if any: actions open it from anywhere, App renders it. */
import type { PersonRef } from './person';

export type Overlay =
  | { kind: 'log'; person: PersonRef }
  | { kind: 'write'; person: PersonRef }
  | { kind: 'snooze'; person: PersonRef }
  | { kind: 'new-person' }
  | { kind: 'ask-close' };

class Overlays {
  current = $state.raw<Overlay | null>(null);

  open(overlay: Overlay): void {
    this.current = overlay;
  }

  close(): void {
    this.current = null;
  }
}

export const overlays = new Overlays();
