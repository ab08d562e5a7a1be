/** Whom the keys act on. */
import type { Stage } from '../api/client';
import type { PersonRef } from './person';

/**
 * The row or card that has focus: it carries `data-person`, `data-name` and `data-stage`. With focus nowhere, the
 * one that a list marks as current.
 */
export function rowOf(target: EventTarget | null): HTMLElement | null {
  if (target === document.body)
    return document.querySelector<HTMLElement>('[data-person][data-current]:not([inert])');
  return target instanceof Element ? target.closest<HTMLElement>('[data-person]') : null;
}

export function personOf(row: HTMLElement): PersonRef {
  const { person, name, stage } = row.dataset;
  return { id: person!, name: name ?? '', stage: stage as Stage | undefined };
}
