/** Days since a contact, as a card tells them and as a sentence. */
import { daysAgo } from './format';
import { text } from './text';

/** “today”, “yesterday”, “41 days ago”, “never contacted”. */
export function sinceContact(days: number | null): string {
  return days === null ? text.contact.never : daysAgo(days);
}

/** The same as a whole sentence, for screen readers. */
export function lastContact(days: number | null): string {
  return days === null ? text.contact.neverAtAll : text.contact.last(daysAgo(days));
}
