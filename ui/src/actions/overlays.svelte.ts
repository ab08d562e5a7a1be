/** The dialog that stands over the window, if any: actions open it from anywhere, App renders it. */
import type { SamplePeople } from '../api/client';
import type { Group } from './group';
import type { PersonRef } from './person';

export type Overlay =
  /** `done` is told when it was logged. */
  | { kind: 'log'; group: Group; done?: () => void }
  | { kind: 'mention'; person: PersonRef; pasted?: string }
  | { kind: 'appreciate'; person: PersonRef }
  | { kind: 'write'; person: PersonRef }
  | { kind: 'erase'; person: PersonRef }
  | { kind: 'followers'; person: PersonRef; account: string; called: string }
  | { kind: 'snooze'; group: Group; done?: () => void }
  | { kind: 'tag'; group: Group; takes: boolean; done?: () => void }
  | { kind: 'cadence'; group: Group; done?: () => void }
  | { kind: 'rest' }
  | { kind: 'palette'; about: { person: PersonRef; anchor: HTMLElement } | null }
  | { kind: 'shortcuts' }
  | { kind: 'new-person' }
  | { kind: 'remove-sample'; sample: SamplePeople }
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
