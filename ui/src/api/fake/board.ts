/** The board: its columns, its cards, its moves. */
import {
  failure,
  type Board,
  type BoardQuery,
  type CardWindow,
  type Client,
  type Sight,
  type Stage,
} from '../client';
import { nudge } from './people';
import { inOrder, within } from './segment';
import { makeId } from './seed';
import { plain, stageName, stages, type FakeSubStage, type World } from './world';

export function boardVerbs(world: World) {
  const { today, settings, find, column, put, write } = world;

  function there(id: string): FakeSubStage {
    const part = world.rows.get<FakeSubStage>(`sub-stage:${id}`);
    if (!part) throw failure('not_found', 'There is no such sub-stage. It may have been removed since.');
    return part;
  }

  function freeName(stage: Stage, name: string, of: string | null): string {
    const made = name.trim().replace(/\s+/g, ' ');
    if (!made || made.length > 60)
      throw failure('invalid', 'Name: a sub-stage needs a name, of at most 60 characters');
    if (world.subStages(stage).some((s) => s.id !== of && plain(s.name) === plain(made)))
      throw failure('invalid', `Name: ${stageName(stage)} has “${made}” already; choose another name`);
    return made;
  }

  function windowOf({ segment, order, reversed }: BoardQuery, { stage, from, limit }: Sight): CardWindow {
    const shown = new Set(within(world, segment));
    const people = column(stage).filter((p) => shown.has(p));
    const places = [null, ...world.subStages(stage).map(({ id }) => id)];
    const cards = inOrder(world, people, order, reversed)
      .sort((a, b) => places.indexOf(a.p.sub_stage) - places.indexOf(b.p.sub_stage))
      .slice(from, from + limit);
    return { total: people.length, from, cards: cards.map(({ c }) => c) };
  }

  return {
    async board(query, sights): Promise<Board> {
      const shown = new Set(within(world, query.segment));
      return {
        windows: sights.map((sight) => windowOf(query, sight)),
        columns: stages.map(([stage, name]) => {
          const people = column(stage).filter((p) => shown.has(p));
          const due = people.filter((p) => nudge(p, settings(), today)).length;
          const dries_up_days = settings().stages.find((s) => s.stage === stage)!.dries_up_days;
          const own = world.subStages(stage);
          const part = (sub_stage: string | null, called: string | null) => ({
            sub_stage,
            name: called,
            count: people.filter((p) => p.sub_stage === sub_stage).length,
          });
          const parts = own.length ? [part(null, null), ...own.map((s) => part(s.id, s.name))] : [];
          return { stage, name, count: people.length, due, dries_up_days, parts };
        }),
      };
    },
    async boardCards(query, sight) {
      return windowOf(query, sight);
    },
    async movePerson(id, to, before, after) {
      const p = { ...find(id), sub_stage: null };
      const others = column(to).filter((o) => o.id !== id);
      // `after` stands above the card's new place, `before` below it.
      const above = others.findIndex((o) => o.id === after);
      const below = others.findIndex((o) => o.id === before);
      const at = above >= 0 ? above + 1 : Math.max(0, below);
      const high = others[at - 1]?.rank;
      const low = others[at]?.rank;
      const rank = high === undefined ? (low ?? 0) - 1 : low === undefined ? high + 1 : (high + low) / 2;
      const moves = p.stage === to ? p.moves : [...p.moves, { on: today, from: p.stage, to }];
      const label =
        p.stage === to ? `Moved ${p.name} within ${stageName(to)}` : `Moved ${p.name} to ${stageName(to)}`;
      return put(label, ['stage'], { ...p, stage: to, rank, moves });
    },
    async subStages() {
      return stages.flatMap(([stage]) =>
        world.subStages(stage).map(({ id, name }) => ({
          id,
          stage,
          name,
          people: world.everyone().filter((p) => p.sub_stage === id).length,
        })),
      );
    },
    async addSubStage(stage, name) {
      const made = freeName(stage, name, null);
      const position = Math.max(0, ...world.subStages(stage).map((s) => s.position)) + 1;
      const part: FakeSubStage = { id: makeId(), stage, name: made, position };
      return write(`Added “${made}” to ${stageName(stage)}`, ['stage'], (row) =>
        row(`sub-stage:${part.id}`, part),
      );
    },
    async renameSubStage(id, name) {
      const old = there(id);
      const made = freeName(old.stage, name, id);
      return write(`Renamed “${old.name}” to “${made}”`, ['stage'], (row) =>
        row(`sub-stage:${id}`, { ...old, name: made }),
      );
    },
    async placeSubStage(id, at) {
      const old = there(id);
      const order = world.subStages(old.stage).filter((s) => s.id !== id);
      order.splice(at, 0, old);
      return write(`Moved “${old.name}” within ${stageName(old.stage)}`, ['stage'], (row) =>
        order.forEach((s, i) => row(`sub-stage:${s.id}`, { ...s, position: i + 1 })),
      );
    },
    async deleteSubStage(id, to) {
      const old = there(id);
      const people = world.everyone().filter((p) => p.sub_stage === id);
      return write(`Removed “${old.name}”`, ['stage', 'person'], (row) => {
        people.forEach((p) => row(`person:${p.id}`, { ...p, sub_stage: to }));
        row(`sub-stage:${id}`, undefined);
      });
    },
    async setDrying(stage, days) {
      if (days !== null && !(days >= 1 && days <= 3650))
        throw failure('invalid', 'Days: a cadence is 1 to 3650 days');
      const now = settings();
      const changed = now.stages.map((s) => (s.stage === stage ? { ...s, dries_up_days: days } : s));
      const label =
        days === null
          ? `Cards in ${stageName(stage)} never dry up`
          : `Cards in ${stageName(stage)} dry up after ${days} quiet days`;
      return write(label, ['stage'], (row) => row('settings', { ...now, stages: changed }));
    },
  } satisfies Partial<Client>;
}
