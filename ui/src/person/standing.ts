/** How a relationship stands, in two sentences. */
import type { Leaf, PersonPage } from '../api/client';
import { daysBetween } from '../shared/days';
import { dayAndMonth, fullDate } from '../shared/format';
import { lastContact } from '../shared/since';
import { told } from '../shared/told';
import { person as t } from './text';

export interface Standing {
  /** Archived and silenced people rest, whatever their dates say. */
  leaf: Leaf;
  says: string;
  /** When they are due, or why never. */
  due: string;
}

export function standing(page: PersonPage, today: string): Standing {
  const words = t.standing;
  const last = lastContact(page.days_since);
  if (page.archived_on) {
    return { leaf: 'resting', says: words.archived(fullDate(page.archived_on)), due: words.archivedWhy };
  }
  if (page.do_not_contact) return { leaf: 'resting', says: words.silent, due: words.silentWhy };
  if (page.snoozed_until && page.snoozed_until > today) {
    return { leaf: page.leaf, says: words.snoozed(dateOf(page.snoozed_until, today)), due: last };
  }
  if (!page.due) return { leaf: page.leaf, says: last, due: words.noCadence };
  const { on, days_overdue, why } = page.due;
  const due =
    days_overdue === 0
      ? words.dueToday
      : days_overdue > 0
        ? words.wasDue(days_overdue)
        : words.willBeDue(-days_overdue, dateOf(on, today));
  // “0 days since you wrote” is no way to speak of today.
  return { leaf: page.leaf, says: page.days_since === 0 && days_overdue < 0 ? last : told(why), due };
}

/** Without the year while it is near. */
function dateOf(date: string, today: string): string {
  return Math.abs(daysBetween(today, date)) < 300 ? dayAndMonth(date) : fullDate(date);
}
