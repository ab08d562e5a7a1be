/** What comes next with somebody, in few words. */
import type { Card } from '../api/client';
import { shortDate } from '../shared/format';
import { board as t } from './text';

/** “Reconnect now”, “Planned 3 Apr”. */
export function nextStep({ reason, due_on }: Pick<Card, 'reason' | 'due_on'>, today: string): string {
  if (!reason || !due_on) return t.noStep;
  const step = t.steps[reason];
  return due_on <= today ? t.stepNow(step) : t.stepOn(step, shortDate(due_on));
}
