/** Whom a deed is about: one, several, or everybody who matches, on the screen or not. */
import type { Whom } from '../api/client';
import { text } from '../shared/text';
import type { PersonRef } from './person';

export interface Group {
  whom: Whom;
  /** One by name, several by number. */
  says: string;
}

export function groupOf(people: readonly PersonRef[]): Group {
  return {
    whom: { who: 'these', people: people.map(({ id }) => id) },
    says: people.length === 1 ? people[0]!.name : text.people(people.length),
  };
}
