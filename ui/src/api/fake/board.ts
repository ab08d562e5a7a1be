/** The board: its columns, its cards, its moves. */
import type { Board, Client } from '../client';
import { nudge } from './people';
import { inOrder, within } from './segment';
import { stageName, stages, type World } from './world';

export function boardVerbs(world: World) {
  const { today, settings, find, column, put } = world;
  return {
    async board(segment): Promise<Board> {
      const shown = new Set(within(world, segment));
      return {
        columns: stages.map(([stage, name]) => {
          const people = column(stage).filter((p) => shown.has(p));
          const due = people.filter((p) => nudge(p, settings(), today)).length;
          return { stage, name, count: people.length, due };
        }),
      };
    },
    async boardCards(stage, { segment, order, reversed }, from, limit) {
      const shown = new Set(within(world, segment));
      const people = column(stage).filter((p) => shown.has(p));
      const cards = inOrder(world, people, order, reversed).slice(from, from + limit);
      return { total: people.length, from, cards: cards.map(({ c }) => c) };
    },
    async movePerson(id, to, before, after) {
      const p = find(id);
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
  } satisfies Partial<Client>;
}
