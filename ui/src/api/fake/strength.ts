/** How strong a relationship is, as the core's domain/strength.rs says it. */
import type { Sign, Strength } from '../client';
import type { FakePerson } from './people';

const counts = (times: number) => (times === 0 ? 0 : times < 3 ? 1 : 2);

export function points({ signs }: Strength): number {
  return signs.reduce((all, one) => all + one.counts, 0);
}

export function strengthOf(p: FakePerson): Strength {
  const theirs = p.touchpoints.filter((t) => t.direction === 'in');
  const messages = theirs.filter((t) => t.channel !== 'comment');
  const began = new Set(p.moves.filter(({ to }) => to === 'collaboration').map(({ on }) => on));
  const times: Record<Sign, number> = {
    posts: p.mentions.filter(({ organic }) => organic).length,
    writes: messages.filter((t) => t.intent !== 'reply').length,
    answers: messages.filter((t) => t.intent === 'reply').length,
    comments: theirs.length - messages.length,
    again: Math.max(0, began.size - 1),
  };
  const signs = (Object.entries(times) as [Sign, number][]).map(([sign, n]) => ({
    sign,
    times: n,
    counts: counts(n),
  }));
  const all = points({ level: 'unseen', signs });
  const level = all === 0 ? 'unseen' : all <= 2 ? 'first' : all <= 5 ? 'growing' : 'strong';
  return { level, signs };
}
