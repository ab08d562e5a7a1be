/** The dialog that stands over the window, if any: actions open it from anywhere, App renders it. */
import type { PersonRef } from './person';

export type Overlay =
  /** `done` is told when it was logged. */
  | { kind: 'log'; people: PersonRef[]; done?: () => void }
  | { kind: 'mention'; person: PersonRef; link?: string }
  | { kind: 'appreciate'; person: PersonRef }
  | { kind: 'write'; person: PersonRef }
  | { kind: 'snooze'; people: PersonRef[]; done?: () => void }
  | { kind: 'rest' }
  | { kind: 'palette'; about: { person: PersonRef; anchor: HTMLElement } | null }
  | { kind: 'shortcuts' }
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
