import { expect, test } from 'vitest';
import type { PersonPage } from '../api/client';
import { standing } from './standing';

const today = '2026-03-14';
const page = (over: Partial<PersonPage>): PersonPage => ({
  id: '1',
  name: 'Ada',
  stage: 'outreach',
  sub_stage: null,
  details: {},
  fit: { answers: [], counts: { yes: 0, no: 0, unknown: 0 } },
  accounts: [],
  emails: [],
  phones: [],
  tags: [],
  custom: [],
  last_contact_on: '2026-01-28',
  days_since: 45,
  due: null,
  leaf: 'due',
  strength: { level: 'unseen', signs: [] },
  cadence_days: 30,
  cadence_from: 'default',
  snoozed_until: null,
  added_on: '2025-05-05',
  archived_on: null,
  do_not_contact: false,
  touchpoints: 1,
  last_year: { ours: 1, asks: 0, gives: 0, appreciation: 0 },
  ...over,
});
const due = (days: number, on: string) =>
  ({ on, reason: 'reconnect', days_overdue: days, why: 'because' }) as const;

test('a date that lies ahead, today, and behind', () => {
  expect(standing(page({ due: due(-22, '2026-04-05') }), today).due).toMatch(/^Due in 22 days, on .*April/);
  expect(standing(page({ due: due(-1, '2026-03-15') }), today).due).toMatch(/^Due tomorrow/);
  expect(standing(page({ due: due(0, today) }), today)).toMatchObject({ says: 'because', due: 'Due today' });
  expect(standing(page({ due: due(1, '2026-03-13') }), today).due).toBe('1 day overdue');
});

test('whoever rests says why: archived before silent before snoozed', () => {
  const snoozed = { snoozed_until: '2026-03-20' };
  expect(standing(page(snoozed), today).says).toMatch(/^Snoozed until/);
  expect(standing(page({ ...snoozed, do_not_contact: true }), today).says).toBe('Do not contact');
  const archived = page({ ...snoozed, do_not_contact: true, archived_on: '2026-03-01' });
  expect(standing(archived, today)).toMatchObject({ leaf: 'resting' });
  expect(standing(archived, today).says).toMatch(/^Archived on/);
});

test('a snooze that has passed says nothing, and nobody without a cadence is due', () => {
  expect(standing(page({ snoozed_until: '2026-03-14' }), today).says).toBe('Last contact 45 days ago');
  expect(standing(page({ days_since: null }), today).says).toBe('Never contacted');
});

test('a contact of today is said in words', () => {
  const now = page({ days_since: 0, due: due(-30, '2026-04-13') });
  expect(standing(now, today).says).toBe('Last contact today');
});
