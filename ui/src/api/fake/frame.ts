/** The window's frame, Today, and the history. */
import { addDays } from '../../shared/days';
import {
  failure,
  type AheadDay,
  type Bar,
  type Client,
  type Failure,
  type Noun,
  type Today,
} from '../client';
import { due, type FakePerson } from './people';
import { seedPeople } from './seed';
import { groups, reasons, type World } from './world';

/** Why nothing can be asked of a file that a later program wrote. */
function newerFile(): Failure {
  const says =
    'This file was written by a newer Perennial. Install the newest version to open it; nothing was changed.';
  return failure('newer_file', says, '/Users/ana/Perennial/perennial.db (version 9, this program knows 1)');
}

export function frameVerbs(world: World, problem: boolean, opened: string[], bars: Bar[]) {
  const { rows, today, settings, everyone, living, nudges, turned, write } = world;
  /** The days after today, and who comes due on each. */
  function days(count: number): AheadDay[] {
    const all = living().flatMap((p) => {
      const d = due(p, settings(), today);
      return d ? [{ on: d.on, person: p.id, name: p.name, reason: d.reason }] : [];
    });
    return Array.from({ length: count }, (_, i) => {
      const on = addDays(today, i + 1);
      const people = all
        .filter((p) => p.on === on)
        .map(({ person, name, reason }) => ({ person, name, reason }));
      return { on, count: people.length, people: people.slice(0, 20) };
    });
  }
  const nouns: Noun[] = ['person', 'touchpoint', 'stage', 'tag'];
  /** The sample people as they were planted, while they are there. */
  const madeUp = () => rows.all<FakePerson>('made-up:').filter((p) => rows.get(`person:${p.id}`));
  const touched = () =>
    madeUp()
      .map((p) => [p, rows.get<FakePerson>(`person:${p.id}`)!] as const)
      .filter(([planted, now]) => planted !== now)
      .map(([, now]) => now);
  return {
    async startProblem() {
      return problem ? newerFile() : null;
    },
    async showMenuBar(bar) {
      bars.push(bar);
      return null;
    },
    async openLink(url) {
      opened.push(url);
      return null;
    },
    async frame() {
      const people = living();
      return {
        today,
        due: nudges().length,
        people: people.length,
        archived: everyone().length - people.length,
        undo: rows.undoLabel(),
        redo: rows.redoLabel(),
        made_up: madeUp().length > 0,
        revision: rows.revision,
      };
    },
    async today(from, limit): Promise<Today> {
      if (problem) throw newerFile();
      const all = nudges();
      const until = settings().resting_until;
      const soon = (p: FakePerson) => {
        const d = due(p, settings(), today);
        return d !== null && d.days_overdue < 0 && d.days_overdue >= -7;
      };
      return {
        on: today,
        total: all.length,
        groups: groups
          .map((group) => ({ group, count: all.filter((n) => n.group === group).length }))
          .filter((g) => g.count > 0),
        reasons: reasons.map((reason) => ({ reason, count: all.filter((n) => n.reason === reason).length })),
        nudges: all.slice(from, from + limit),
        coming_week: living().filter(soon).length,
        heard: all.length
          ? 0
          : everyone().filter((p) => p.touchpoints.some((t) => t.on === today && t.direction === 'out'))
              .length,
        next: all.length ? null : (days(366).find((day) => day.count > 0) ?? null),
        resting_until: until && until > today ? until : null,
        people: living().length,
      };
    },
    async ahead(count) {
      return days(count);
    },
    async history(limit) {
      return rows.history(limit);
    },
    async undo(entry) {
      return turned(rows.undo(entry), 'There is nothing to undo.');
    },
    async redo(entry) {
      return turned(rows.redo(entry), 'There is nothing to redo.');
    },
    async loadDemo() {
      if (everyone().length > 0)
        throw failure('refused', 'Sample people can only be loaded into an empty file.');
      const planted = seedPeople(300, today);
      return write(`Added ${planted.length} sample people`, nouns, (row) => {
        for (const p of planted) {
          row(`person:${p.id}`, p);
          row(`made-up:${p.id}`, p);
        }
      });
    },
    async samplePeople() {
      const done = touched();
      const names = done.slice(0, 5).map((p) => p.name);
      return { people: madeUp().length, touched: done.length, names: names.sort() };
    },
    async removeSample(keepTouched) {
      const kept = keepTouched ? touched() : [];
      const gone = madeUp().filter((p) => !kept.some(({ id }) => id === p.id));
      const label = `Removed ${gone.length} sample people${kept.length ? ` and kept ${kept.length}` : ''}`;
      return write(label, nouns, (row) => {
        for (const { id } of madeUp()) row(`made-up:${id}`, undefined);
        for (const { id } of gone) row(`person:${id}`, undefined);
      });
    },
  } satisfies Partial<Client>;
}
