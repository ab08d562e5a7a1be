/** People who look alike, for the Duplicates screen: a handle in common, an e-mail address, only a name. */
import type { FakePerson } from './people';
import { makeId } from './seed';
import type { World } from './world';

const long =
  'Met at the ceramics fair in Lisbon. Wants glazes without lead, and never two posts in one week. Her studio floods in March, so parcels go to her sister. Loves voice notes, dislikes calls before noon.';

export function seedTwins({ rows, living, today }: World): void {
  const whole = living().filter((p) => p.accounts.length > 0 && p.emails.length > 0);
  const [one, two, three] = whole;
  if (!one || !two || !three) return;
  const note = `${long} Two cats, no dairy.`;
  rows.seed(`person:${one.id}`, {
    ...one,
    details: { ...one.details, note, location: 'Lisbon', birthday: '--04-12' },
  });
  twin(one, {
    name: one.name.toLowerCase().replace(' ', '.'),
    accounts: one.accounts.map((a) => ({ ...a, id: makeId() })),
    details: {
      note: 'Answered within a day. Sent the autumn brief twice by mistake.',
      location: 'Lisboa, Portugal',
      birthday: '1991-04-12',
    },
    tags: ['long-term', 'autumn launch'],
  });
  twin(two, {
    name: `${two.name} (Studio)`,
    emails: two.emails.map((e) => ({ ...e, id: makeId() })),
    accounts: [],
  });
  twin(three, { accounts: [], emails: [], tags: ['berlin'] });

  function twin(of: FakePerson, other: Partial<FakePerson>): void {
    const made = {
      ...of,
      touchpoints: [],
      mentions: [],
      appreciation: [],
      moves: [],
      imports: [],
      merges: [],
      emails: [],
      ...other,
      id: makeId(),
      rank: of.rank + 0.5,
      added_on: today,
    };
    rows.seed(`person:${made.id}`, made);
  }
}
