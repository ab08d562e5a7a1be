/** The fit checklist: its criteria, and what was answered of whom. */
import { addDays, daysBetween } from '../../shared/days';
import { failure, type Client, type Fit, type PersonAccount, type PersonFit } from '../client';
import type { FakePerson } from './people';
import { makeId } from './seed';
import type { World } from './world';

export interface FakeCriterion {
  id: string;
  name: string;
}

const usual: FakeCriterion[] = ['Audience', 'Niche', 'Values', 'Engagement', 'Authenticity'].map(
  (name, at) => ({ id: `019f0000-0000-7000-8000-00000000000${at + 1}`, name }),
);

export function criteriaOf(world: World): readonly FakeCriterion[] {
  return world.rows.get<FakeCriterion[]>('criteria') ?? usual;
}

export function fitOf(p: FakePerson, criteria: readonly FakeCriterion[]): PersonFit {
  const answers = criteria.map(({ id, name }) => ({
    criterion: id,
    name,
    ...(p.fit?.[id] ?? { answer: 'unknown' as const, reason: null, on: null }),
  }));
  const count = (answer: Fit) => answers.filter((one) => one.answer === answer).length;
  return { answers, counts: { yes: count('yes'), no: count('no'), unknown: count('unknown') } };
}

/** An account with its growth since the oldest count of a year. */
export function grown(account: PersonAccount): PersonAccount {
  const { history } = account;
  const newest = history.at(-1);
  const from = newest && history.find((one) => one.on >= addDays(newest.on, -365) && one.followers > 0);
  if (!newest || !from || daysBetween(from.on, newest.on) < 14) return { ...account, growth: null };
  const percent = Math.round((newest.followers / from.followers - 1) * 100);
  return { ...account, growth: { since: from.on, from: from.followers, percent } };
}

export function fitVerbs(world: World) {
  const { today, everyone, find, put, write } = world;
  const all = () => criteriaOf(world);
  const one = (id: string): FakeCriterion => {
    const found = all().find((criterion) => criterion.id === id);
    if (!found)
      throw failure('not_there', 'There is no such criterion. It may have been removed since; look again.');
    return found;
  };
  function free(name: string, own: string | null): string {
    const given = name.trim().replace(/\s+/g, ' ');
    if (!given) throw failure('invalid', 'Criterion: a criterion needs a name, of at most 200 characters');
    if (all().some((c) => c.id !== own && c.name.toLowerCase() === given.toLowerCase()))
      throw failure('invalid', `Criterion: there is a criterion “${given}” already`);
    return given;
  }
  const keep = (label: string, criteria: readonly FakeCriterion[]) =>
    write(label, ['setting'], (row) => row('criteria', criteria));
  return {
    async criteria() {
      return all().map((c) => ({ ...c, people: everyone().filter((p) => p.fit?.[c.id]).length }));
    },
    async answerFit(id, criterion, answer, reason) {
      const p = find(id);
      const { name } = one(criterion);
      const fit = { ...p.fit };
      const why = reason?.trim() || null;
      if (answer === 'unknown' && !why) delete fit[criterion];
      else fit[criterion] = { answer, reason: why, on: today };
      return put(`Answered “${name}” of ${p.name}: ${answer}`, ['person'], { ...p, fit });
    },
    async addCriterion(name) {
      const given = free(name, null);
      return keep(`Added the criterion “${given}”`, [...all(), { id: makeId(), name: given }]);
    },
    async renameCriterion(id, name) {
      const before = one(id).name;
      const given = free(name, id);
      const renamed = all().map((c) => (c.id === id ? { id, name: given } : c));
      return keep(`Renamed the criterion “${before}” to “${given}”`, renamed);
    },
    async moveCriterion(id, to) {
      const moved = one(id);
      const others = all().filter((c) => c.id !== id);
      return keep(`Moved the criterion “${moved.name}”`, others.toSpliced(to, 0, moved));
    },
    async deleteCriterion(id) {
      const { name } = one(id);
      return keep(
        `Removed the criterion “${name}”`,
        all().filter((c) => c.id !== id),
      );
    },
  } satisfies Partial<Client>;
}
