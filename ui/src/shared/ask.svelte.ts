/** A screen's question to the core: asked at once, asked again when something changed, the newest answer wins. */
import { untrack } from 'svelte';
import { asFailure, client, type Changes, type Failure } from '../api/client';
import { stale } from './stale.svelte';

/** The code of a refusal that says that somebody or something is no longer there. */
export const GONE = /not_(there|found)/;

export class Answer<T> {
  /** The newest answer; stays while a newer one is on its way. */
  value = $state.raw<T | undefined>(undefined);
  /** Why the newest question went unanswered. */
  failure = $state.raw<Failure | null>(null);
  /** True until the first answer, and while one is on its way. */
  loading = $state(true);
  /** Asks again now. */
  again: () => void = () => {};
}

/**
 * Asks `question` now, whenever a reactive value that it reads (before its first await) changes, and after every
 * change of the data that `touches` (all, unless told). Call it while a component is being set up. `known`: what can be
 * shown until the first answer.
 *
 *     const board = ask(() => client.board());
 */
export function ask<T>(
  question: () => Promise<T>,
  touches: (changes: Changes) => boolean = () => true,
  known?: T,
): Answer<T> {
  const answer = new Answer<T>();
  if (known !== undefined) [answer.value, answer.loading] = [known, false];
  let asked = 0;

  async function put(promise: Promise<T>): Promise<void> {
    const mine = ++asked;
    answer.loading = true;
    try {
      const value = await promise;
      if (mine !== asked) return;
      answer.value = value;
      answer.failure = null;
      stale.tell(answer, false);
    } catch (thrown) {
      if (mine !== asked) return;
      answer.failure = asFailure(thrown);
      // Who is gone is told as that in the place itself.
      stale.tell(answer, answer.value !== undefined && !GONE.test(answer.failure.code));
    }
    answer.loading = false;
  }

  answer.again = () => void put(untrack(question));
  $effect(() => {
    const promise = question();
    untrack(() => void put(promise));
  });
  $effect(() => onChanges(answer.again, touches));
  $effect(() => () => {
    asked += 1;
    untrack(() => stale.tell(answer, false));
  });
  return answer;
}

/** Hears about changes and the turn of the day, several at once told as one. Returns how to stop. */
export function onChanges(
  heard: () => void,
  touches: (changes: Changes) => boolean = () => true,
): () => void {
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      heard();
    });
  };
  const stops = [
    client.listen('changes', (changes) => {
      if (touches(changes)) soon();
    }),
    client.listen('new-day', soon),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Whether the changes may concern this person. */
export function concerns(person: string): (changes: Changes) => boolean {
  return (changes) => changes.many || changes.people.length === 0 || changes.people.includes(person);
}
