/** One person: what they are, and what was done with them. */
import { addDays, isDate } from '../../shared/days';
import {
  failure,
  type Changes,
  type Client,
  type Contact,
  type Done,
  type Noun,
  type TimelineKind,
} from '../client';
import { account } from './account';
import { criteriaOf } from './fit';
import { ownFields, takes } from './own';
import { kindOf, page, timeline, type FakePerson } from './people';
import { makeId } from './seed';
import type { FakeSubStage, World } from './world';

const kinds: TimelineKind[] = ['contact', 'mention', 'appreciation', 'stage', 'import'];

export function personVerbs(world: World) {
  const { today, rows, settings, everyone, find, tagId, put, tell, write, owner, dateOf } = world;
  const partName = (id: string) => world.rows.get<FakeSubStage>(`sub-stage:${id}`)?.name ?? '';
  const whom = (people: string[]) =>
    people.length === 1 ? find(people[0]!).name : `${people.length} people`;
  function many(label: string, noun: Noun, people: string[], change: (p: FakePerson) => FakePerson): Done {
    if (people.length === 0) throw failure('invalid', 'People: choose at least one person');
    const changed = people.map((id) => change(find(id)));
    return write(label, [noun], (row) => changed.forEach((p) => row(`person:${p.id}`, p)));
  }
  return {
    async person(id) {
      return page(find(id), settings(), today, tagId, criteriaOf(world), partName, ownFields(world));
    },
    async timeline(id, only, from, limit) {
      const all = timeline(find(id));
      const entries = only.length ? all.filter((e) => only.includes(kindOf(e))) : all;
      return {
        total: entries.length,
        counts: kinds
          .map((kind) => ({ kind, count: all.filter((e) => kindOf(e) === kind).length }))
          .filter((of) => of.count > 0),
        entries: entries.slice(from, from + limit),
      };
    },
    async editPerson(id, field, value) {
      const p = find(id);
      const text = value?.trim() ?? '';
      if (field === 'name') {
        if (!text) throw failure('refused', 'A name cannot be empty.');
        return put(`Renamed ${p.name} to ${text}`, ['person'], { ...p, name: text });
      }
      if (field === 'next_touch_on' && text && !isDate(text)) {
        throw failure('refused', `“${text}” is not a date.`);
      }
      if (field === 'birthday' && text && !isDate(text.replace(/^--/, '2000-'))) {
        throw failure('refused', 'Write a birthday as 1990-03-31, or --03-31 without the year.');
      }
      if (field === 'cadence_days' && text && !(Number(text) >= 1 && Number(text) <= 3650)) {
        throw failure('refused', 'A cadence is between 1 and 3,650 days.');
      }
      const details = { ...p.details };
      if (text) details[field] = text;
      else delete details[field];
      return put(`Changed ${p.name}’s ${field.replaceAll('_', ' ')}`, ['person'], { ...p, details });
    },
    async logContact(id, contact) {
      const p = find(id);
      const on = dateOf(contact);
      const touchpoint = {
        ...contact,
        id: makeId(),
        on,
        at: timeOf(contact),
        note: contact.note?.trim() || null,
      };
      const touchpoints = [touchpoint, ...p.touchpoints];
      return put(`Logged a contact with ${p.name}`, ['touchpoint'], { ...p, touchpoints });
    },
    async notNeededMany(nudges) {
      const people = nudges.map(({ person }) => person);
      return many(`Not needed for ${whom(people)}`, 'person', people, (p) => ({
        ...p,
        snoozed_until: addDays(today, 30),
      }));
    },
    async editTouchpoint(id, contact) {
      const p = owner((o) => o.touchpoints.some((t) => t.id === id));
      const changed = { ...contact, id, on: dateOf(contact), at: timeOf(contact) };
      const touchpoints = p.touchpoints.map((t) => (t.id === id ? { ...changed, text: t.text } : t));
      return put(`Changed a contact with ${p.name}`, ['touchpoint'], { ...p, touchpoints });
    },
    async deleteTouchpoint(id) {
      const p = owner((o) => o.touchpoints.some((t) => t.id === id));
      const touchpoints = p.touchpoints.filter((t) => t.id !== id);
      return put(`Deleted a contact with ${p.name}`, ['touchpoint'], { ...p, touchpoints });
    },
    async snooze(id, until) {
      const p = find(id);
      if (until !== null && until <= today) throw failure('refused', 'Snooze until a day after today.');
      const label = until === null ? `Woke ${p.name}` : `Snoozed ${p.name}`;
      return put(label, ['person'], { ...p, snoozed_until: until });
    },
    async notNeeded(id, reason) {
      const p = find(id);
      return put(`Not needed for ${p.name}: ${reason}`, ['person'], {
        ...p,
        snoozed_until: addDays(today, 30),
      });
    },
    async archive(id, archived) {
      const p = find(id);
      const label = archived ? `Archived ${p.name}` : `Brought ${p.name} back`;
      return put(label, ['person', 'stage'], { ...p, archived_on: archived ? today : null });
    },
    async setDoNotContact(id, value) {
      const p = find(id);
      const label = value ? `${p.name} is not to be contacted` : `${p.name} may be contacted again`;
      return put(label, ['person'], { ...p, do_not_contact: value });
    },
    async erasure(id) {
      const p = find(id);
      return {
        name: p.name,
        accounts: p.accounts.length,
        addresses: p.emails.length + p.phones.length,
        touchpoints: p.touchpoints.length,
        mentions: p.mentions.length,
        appreciation: p.appreciation.length,
        entries: rows.telling(`person:${id}`),
        import_rows: p.imports.length,
        marks: p.accounts.length + p.emails.length,
        copies: [],
      };
    },
    async erase(id, mark) {
      const p = find(id);
      rows.erase(`person:${id}`);
      const changes: Changes = { people: [], many: true, nouns: ['person', 'touchpoint', 'stage', 'tag'] };
      tell(changes);
      const marked = mark ? p.accounts.length + p.emails.length : 0;
      return { name: p.name, marked, still_named: [], copies: [], unswept: null, changes };
    },
    async exportPerson(id) {
      const { name } = find(id);
      return { path: `/Users/ana/${name} ${today}.zip`, exported: { name, rows: 12 } };
    },
    async addAccount(id, text) {
      const p = find(id);
      const added = account(text);
      const same = (o: FakePerson) =>
        o.accounts.some((a) => a.platform === added.platform && a.handle === added.handle);
      const holder = everyone().find(same);
      if (holder) throw failure('taken', `That account belongs to ${holder.name} already.`);
      return put(`Added an account to ${p.name}`, ['person'], { ...p, accounts: [...p.accounts, added] });
    },
    async removeAccount(id) {
      const p = owner((o) => o.accounts.some((a) => a.id === id));
      const accounts = p.accounts.filter((a) => a.id !== id);
      return put(`Removed an account of ${p.name}`, ['person'], { ...p, accounts });
    },
    async addEmail(id, address) {
      const p = find(id);
      if (!/^\S+@\S+\.\S+$/.test(address.trim())) {
        throw failure('refused', `“${address}” is not an e-mail address.`);
      }
      const emails = [...p.emails, { id: makeId(), address: address.trim() }];
      return put(`Added an e-mail to ${p.name}`, ['person'], { ...p, emails });
    },
    async removeEmail(id) {
      const p = owner((o) => o.emails.some((e) => e.id === id));
      return put(`Removed an e-mail of ${p.name}`, ['person'], {
        ...p,
        emails: p.emails.filter((e) => e.id !== id),
      });
    },
    async addPhone(id, number) {
      const p = find(id);
      if (!/\d/.test(number)) throw failure('refused', `“${number}” is not a phone number.`);
      return put(`Added a phone to ${p.name}`, ['person'], {
        ...p,
        phones: [...p.phones, { id: makeId(), number }],
      });
    },
    async removePhone(id) {
      const p = owner((o) => o.phones.some((e) => e.id === id));
      return put(`Removed a phone of ${p.name}`, ['person'], {
        ...p,
        phones: p.phones.filter((e) => e.id !== id),
      });
    },
    async addTag(id, name) {
      const p = find(id);
      const tag = name.trim();
      if (!tag) throw failure('refused', 'A tag needs a name.');
      const tags = [...new Set([...p.tags, tag])].sort();
      return put(`Tagged ${p.name} “${tag}”`, ['person', 'tag'], { ...p, tags });
    },
    async removeTag(id, tag) {
      const p = find(id);
      const tags = p.tags.filter((name) => tagId(name) !== tag);
      return put(`Removed a tag from ${p.name}`, ['person', 'tag'], { ...p, tags });
    },
    async setTags(id, names) {
      const p = find(id);
      const known = (name: string) => p.tags.find((tag) => tag.toLowerCase() === name.toLowerCase()) ?? name;
      const given = names.map((name) => name.trim()).filter(Boolean);
      const tags = [...new Set(given.map(known))].sort();
      return put(`Changed ${p.name}’s tags`, ['person', 'tag'], { ...p, tags });
    },
    async setCustom(id, field, value) {
      const p = find(id);
      const of = ownFields(world).find((one) => one.id === field);
      if (!of) throw failure('not_there', 'There is no such custom field.');
      const custom = { ...p.custom };
      if (value?.trim()) custom[field] = takes(of, value);
      else delete custom[field];
      return put(`Changed ${p.name}’s ${of.name}`, ['person'], { ...p, custom });
    },
  } satisfies Partial<Client>;
}

/** A time of day as it was typed. */
export function timeOf({ at }: Contact): string | null {
  const given = at?.trim();
  if (!given) return null;
  const [, hour, minute] = /^(\d{1,2})[:.](\d\d)$/.exec(given) ?? [];
  if (!hour || !minute || Number(hour) > 23 || Number(minute) > 59) {
    throw failure('refused', `Time: “${given}” is no time of day; write it as 14:30 or 2:30 pm.`);
  }
  return `${hour.padStart(2, '0')}:${minute}`;
}
