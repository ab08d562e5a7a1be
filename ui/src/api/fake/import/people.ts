/** Whom a row of a list could be about: the fake's index of the people who are there. */
import type { Platform, Suspect } from '../../client';
import type { FakePerson } from '../people';
import { plain } from '../world';

export interface Index {
  byId: Map<string, FakePerson>;
  byAccount: Map<string, FakePerson>;
  byEmail: Map<string, FakePerson>;
  byName: Map<string, FakePerson>;
}

export function indexOf(people: FakePerson[]): Index {
  const index: Index = { byId: new Map(), byAccount: new Map(), byEmail: new Map(), byName: new Map() };
  for (const p of people) {
    index.byId.set(p.id, p);
    for (const a of p.accounts) index.byAccount.set(`${a.platform}:${a.handle.toLowerCase()}`, p);
    for (const e of p.emails) index.byEmail.set(e.address.toLowerCase(), p);
    index.byName.set(plain(p.name), p);
  }
  return index;
}

export interface Said {
  name: string;
  account: { platform: Platform; handle: string } | null;
  email: string;
}

/** Why a row could be about somebody. */
export function suspect(said: Said, p: FakePerson): Suspect {
  const has = (word: string) => ({ says: word, against: false });
  const lacks = (word: string) => ({ says: word, against: true });
  const evidence = [];
  const { account } = said;
  const same = p.accounts.find((a) => a.platform === account?.platform && a.handle === account?.handle);
  if (same) evidence.push(has(`same handle @${same.handle}`));
  if (said.email && p.emails.some((e) => e.address === said.email))
    evidence.push(has(`same e-mail ${said.email}`));
  if (plain(said.name) === plain(p.name)) evidence.push(has('same name'));
  else if (said.name) evidence.push(lacks(`another name, “${p.name}”`));
  if (account && !same && p.accounts.some((a) => a.platform === account.platform)) {
    evidence.push(lacks('another handle on the same platform'));
  }
  return {
    take: { kind: 'person', of: p.id },
    name: p.name,
    accounts: p.accounts.map(({ platform, handle, followers }) => ({ platform, handle, followers })),
    emails: p.emails.map((e) => e.address),
    evidence,
  };
}
