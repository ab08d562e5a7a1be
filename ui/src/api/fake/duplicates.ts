/** People who may be one: found, compared, merged, told apart. */
import {
  failure,
  type Client,
  type ComparedField,
  type DuplicatePair,
  type Evidence,
  type Likelihood,
  type MergeField,
  type Whose,
  type PersonField,
} from '../client';
import { ownFields, type FakeField } from './own';
import { card, type FakePerson } from './people';
import { plain, stageName, wait, type World } from './world';

interface Pair {
  left: string;
  right: string;
  likelihood: Likelihood;
  evidence: Evidence[];
}

const fields: [PersonField, string][] = [
  ['name', 'Name'],
  ['agency', 'Agency'],
  ['location', 'Location'],
  ['country', 'Country'],
  ['language', 'Language'],
  ['birthday', 'Birthday'],
  ['note', 'Note'],
];

export function duplicateVerbs(world: World) {
  const { rows, today, settings, everyone, living, find, write, latency } = world;
  let found: Pair[] = [];
  let searching = { cancelled: false };
  const apart = (a: string, b: string) => rows.get(`apart:${[a, b].sort().join(' ')}`) !== undefined;
  const stands = ({ left, right }: Pair) =>
    !apart(left, right) &&
    rows.get(`person:${left}`) !== undefined &&
    rows.get(`person:${right}`) !== undefined;
  const shown = (id: string) => card(find(id), settings(), today);

  return {
    async duplicatesFind(progress) {
      const people = living();
      const mine = (searching = { cancelled: false });
      for (let done = 0; done < people.length; done += 2_000) {
        progress({ done, total: people.length });
        await wait(people.length > 2_000 ? latency * 10 : 0);
        if (mine.cancelled) throw failure('cancelled', 'The search was stopped.');
      }
      found = pairs(people);
      return found.filter(stands).length;
    },
    async duplicatesStop() {
      searching.cancelled = true;
      return null;
    },
    async duplicates(from, limit) {
      const left = found.filter(stands);
      const count = (likelihood: Likelihood) => left.filter((p) => p.likelihood === likelihood).length;
      return {
        total: left.length,
        certain: count('certain'),
        likely: count('likely'),
        possible: count('possible'),
        pairs: left
          .slice(from, from + limit)
          .map((p): DuplicatePair => ({ ...p, left: shown(p.left), right: shown(p.right) })),
      };
    },
    async duplicatesCompare(left, right) {
      const [one, other] = [find(left), find(right)];
      return {
        left: shown(left),
        right: shown(right),
        fields: compare(one, other, ownFields(world)),
        together: [
          { label: 'Accounts', left: accounts(one), right: accounts(other) },
          { label: 'E-mail addresses', left: emails(one), right: emails(other) },
          { label: 'Tags', left: one.tags, right: other.tags },
          {
            label: 'Touchpoints',
            left: one.touchpoints.map((t) => t.on),
            right: other.touchpoints.map((t) => t.on),
          },
        ].filter((list) => list.left.length + list.right.length > 0),
        dismissed: apart(left, right),
      };
    },
    async duplicatesMerge(keep, gone, choices) {
      const [one, other] = [find(keep), find(gone)];
      const details = { ...one.details };
      let { name, stage } = one;
      const custom = { ...one.custom };
      for (const field of compare(one, other, ownFields(world))) {
        const chosen = choices.find((c) => same(c.field, field.field))?.take ?? field.suggested;
        if (chosen === 'left') continue;
        if (field.field.kind === 'stage') stage = other.stage;
        else if (field.field.kind === 'custom') custom[field.field.of] = field.right ?? '';
        else if (field.field.kind === 'detail') {
          const value = chosen === 'both' ? `${field.left}\n\n${field.right}` : (field.right ?? '');
          if (field.field.of === 'name') name = value;
          else details[field.field.of] = value;
        }
      }
      const label =
        one.name === other.name ? `Merged two people called ${name}` : `Merged ${other.name} into ${name}`;
      return write(label, ['person', 'touchpoint', 'stage', 'tag'], (put) => {
        put(`person:${keep}`, {
          ...one,
          name,
          stage,
          details,
          custom,
          accounts: [...one.accounts, ...other.accounts.filter((a) => !accounts(one).includes(said(a)))],
          emails: [...one.emails, ...other.emails.filter((e) => !emails(one).includes(e.address))],
          phones: [...one.phones, ...other.phones],
          tags: [...new Set([...one.tags, ...other.tags])].sort(),
          touchpoints: [...one.touchpoints, ...other.touchpoints].sort((a, b) => (a.on < b.on ? 1 : -1)),
          mentions: [...one.mentions, ...other.mentions],
          appreciation: [...one.appreciation, ...other.appreciation],
          merges: [...one.merges, ...other.merges, { on: today, name: other.name }],
          do_not_contact: one.do_not_contact || other.do_not_contact,
        } satisfies FakePerson);
        put(`person:${gone}`, undefined);
      });
    },
    async duplicatesDismiss(left, right) {
      const label = `${find(left).name} and ${find(right).name} are two people`;
      return write(label, ['person'], (put) => put(`apart:${[left, right].sort().join(' ')}`, true));
    },
  } satisfies Partial<Client>;

  function pairs(people: FakePerson[]): Pair[] {
    const made = new Map<string, Pair>();
    const seen = new Map<string, FakePerson>();
    const meet = (key: string, p: FakePerson, says: string, likelihood: Likelihood) => {
      const before = seen.get(key);
      if (!before || before.id === p.id) return void seen.set(key, p);
      const id = `${before.id} ${p.id}`;
      const pair = made.get(id) ?? { left: before.id, right: p.id, likelihood, evidence: [] };
      pair.evidence.push({ says, against: false });
      made.set(id, pair);
    };
    for (const p of people) {
      for (const a of p.accounts)
        meet(`a ${said(a)}`, p, `same handle ${a.handle} on ${a.platform}`, 'certain');
      for (const e of p.emails) meet(`e ${e.address}`, p, `same e-mail address ${e.address}`, 'likely');
    }
    // Only in a short list are equal names worth a look: the sample people share a few dozen.
    if (everyone().length <= 310)
      for (const p of people) meet(`n ${plain(p.name)}`, p, 'same name', 'possible');
    for (const pair of made.values()) {
      if (find(pair.left).name !== find(pair.right).name)
        pair.evidence.push({ says: 'another name', against: true });
    }
    const order: Likelihood[] = ['certain', 'likely', 'possible'];
    return [...made.values()].sort((a, b) => order.indexOf(a.likelihood) - order.indexOf(b.likelihood));
  }
}

const said = (a: { platform: string; handle: string }) => `${a.platform} ${a.handle}`;
const accounts = (p: FakePerson) => p.accounts.map(said);
const emails = (p: FakePerson) => p.emails.map((e) => e.address);
const same = (a: MergeField, b: MergeField) => JSON.stringify(a) === JSON.stringify(b);

function compare(one: FakePerson, other: FakePerson, own: readonly FakeField[]): ComparedField[] {
  const made: ComparedField[] = [];
  const put = (field: MergeField, label: string, left: string | null, right: string | null) => {
    if (left === null && right === null) return;
    const note = field.kind === 'detail' && field.of === 'note';
    let suggested: Whose = left === null || (right ?? '').length > left.length ? 'right' : 'left';
    let because = left === null || right === null ? 'the other has none' : 'it says more';
    if (note && left && right) [suggested, because] = ['both', 'no note is lost'];
    if (left === right) [suggested, because] = ['left', 'the same'];
    const choices: Whose[] =
      left === right ? [] : note && left && right ? ['both', 'left', 'right'] : ['left', 'right'];
    made.push({ field, label, left, right, suggested, because, choices });
  };
  for (const [field, label] of fields) {
    const value = (p: FakePerson) => (field === 'name' ? p.name : (p.details[field] ?? null));
    put({ kind: 'detail', of: field }, label, value(one), value(other));
  }
  for (const { id, name } of own) {
    put({ kind: 'custom', of: id }, name, one.custom[id] ?? null, other.custom[id] ?? null);
  }
  put({ kind: 'stage' }, 'Stage', stageName(one.stage), stageName(other.stage));
  put({ kind: 'added_on' }, 'Added on', one.added_on, other.added_on);
  return made.map((f) =>
    f.field.kind === 'added_on' ? { ...f, suggested: 'left', because: 'the earlier', choices: [] } : f,
  );
}
