/** The window's frame, Today, and the history. */
import { failure, type Client, type Today } from '../client';
import { due, type FakePerson } from './people';
import { seedPeople } from './seed';
import { groups, reasons, type World } from './world';

export function frameVerbs(world: World, problem: boolean, opened: string[]) {
  const { rows, today, settings, everyone, living, nudges, turned, write } = world;
  return {
    async startProblem() {
      if (!problem) return null;
      const says =
        'This file was written by a newer Perennial. Install the newest version to open it; nothing was changed.';
      return failure(
        'newer_file',
        says,
        '/Users/ana/Perennial/perennial.db (version 9, this program knows 1)',
      );
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
        revision: rows.revision,
      };
    },
    async today(from, limit): Promise<Today> {
      const all = nudges();
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
        people: living().length,
      };
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
      return write('Loaded sample people', ['person', 'touchpoint', 'stage', 'tag'], (row) => {
        for (const p of seedPeople(300, today)) row(`person:${p.id}`, p);
      });
    },
  } satisfies Partial<Client>;
}
