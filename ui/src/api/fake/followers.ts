/** Follower counts that are written down, and accounts, addresses and numbers that are written anew. */
import { failure, type Client, type PersonAccount } from '../client';
import { account as read } from './account';
import type { FakePerson } from './people';
import { makeId } from './seed';
import type { World } from './world';

export function followerVerbs(world: World) {
  const { today, everyone, owner, put } = world;
  const ofAccount = (id: string) => owner((p) => p.accounts.some((a) => a.id === id));
  function changed(p: FakePerson, id: string, change: (a: PersonAccount) => PersonAccount): FakePerson {
    return { ...p, accounts: p.accounts.map((a) => (a.id === id ? change(a) : a)) };
  }
  function counted(a: PersonAccount, history: PersonAccount['history']): PersonAccount {
    const sorted = history.toSorted((one, other) => (one.on < other.on ? -1 : 1));
    const newest = sorted.at(-1);
    return {
      ...a,
      history: sorted,
      followers: newest?.followers ?? null,
      followers_on: newest?.on ?? null,
    };
  }
  return {
    async addFollowers(id, count, on) {
      const p = ofAccount(id);
      const [, digits, unit] = /^\s*([\d.,]+)\s*([KM]?)\s*$/i.exec(count) ?? [];
      if (!digits) throw failure('invalid', `Followers: “${count}” is no number of followers`);
      const times = { K: 1_000, M: 1_000_000 }[unit?.toUpperCase() ?? ''];
      const followers = Math.round(
        times ? Number(digits.replace(',', '.')) * times : Number(digits.replace(/[.,]/g, '')),
      );
      const day = on ?? today;
      if (day > today) throw failure('invalid', `Day: ${day} is still to come`);
      return put(
        `${p.name} has ${count.trim()} followers`,
        ['person'],
        changed(p, id, (a) =>
          counted(a, [
            ...a.history.filter((one) => one.on !== day || one.source !== 'by hand'),
            { id: makeId(), on: day, followers, source: 'by hand' },
          ]),
        ),
      );
    },
    async removeFollowers(id) {
      const has = (a: PersonAccount) => a.history.some((one) => one.id === id);
      const p = owner((o) => o.accounts.some(has));
      const account = p.accounts.find(has)!;
      const left = account.history.filter((one) => one.id !== id);
      return put(
        `Removed a follower count of ${p.name}`,
        ['person'],
        changed(p, account.id, (a) => counted(a, left)),
      );
    },
    async editAccount(id, text) {
      const p = ofAccount(id);
      const old = p.accounts.find((a) => a.id === id)!;
      const bare = /^@?[\w.]+$/.test(text.trim());
      const { platform, handle, url } = read(bare ? `${old.platform}:${text.trim()}` : text);
      const same = (a: PersonAccount) => a.id !== id && a.platform === platform && a.handle === handle;
      const holder = everyone().find((o) => o.accounts.some(same));
      if (holder) throw failure('taken', `That account belongs to ${holder.name} already.`);
      return put(
        `Changed ${p.name}’s account to @${handle}`,
        ['person'],
        changed(p, id, (a) => ({ ...a, platform, handle, url })),
      );
    },
    async editEmail(id, address) {
      const p = owner((o) => o.emails.some((e) => e.id === id));
      if (!/^\S+@\S+\.\S+$/.test(address.trim()))
        throw failure('invalid', `E-mail: “${address}” is no e-mail address`);
      const emails = p.emails.map((e) => (e.id === id ? { id, address: address.trim() } : e));
      return put(`Changed an e-mail address of ${p.name}`, ['person'], { ...p, emails });
    },
    async editPhone(id, number) {
      const p = owner((o) => o.phones.some((e) => e.id === id));
      if (!/\d/.test(number)) throw failure('invalid', `Phone: “${number}” is no phone number`);
      const phones = p.phones.map((e) => (e.id === id ? { id, number: number.trim() } : e));
      return put(`Changed a phone number of ${p.name}`, ['person'], { ...p, phones });
    },
  } satisfies Partial<Client>;
}
