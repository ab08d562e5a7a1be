/** Parts of the window whose code is fetched when they are first wanted: a start does not wait for them. */
import type { Component } from 'svelte';
import { asFailure, type Failure } from '../api/client';

export class Later<Props extends Record<string, unknown> = Record<string, never>> {
  /** The part, once it was fetched; from then on it is at hand at once. */
  part = $state.raw<Component<Props> | null>(null);
  /** Why it could not be fetched. */
  failure = $state.raw<Failure | null>(null);
  private fetching: Promise<void> | null = null;

  constructor(private readonly load: () => Promise<{ default: Component<Props> }>) {}

  /** Fetches it, unless that was done; after a failure, once more. */
  fetch = (): Promise<void> => {
    this.fetching ??= this.load().then(
      (module) => {
        this.part = module.default;
        this.failure = null;
      },
      (thrown: unknown) => {
        this.failure = asFailure(thrown);
        this.fetching = null;
      },
    );
    return this.fetching;
  };
}
