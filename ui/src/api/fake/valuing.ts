/** Mentions, thanks and appreciation. */
import { failure, type Client, type Gesture, type Mention, type Thanks } from '../client';
import type { FakeMention, FakePerson } from './people';
import { posted, readLink } from './posted';
import { makeId } from './seed';
import type { World } from './world';

export function valuingVerbs(world: World) {
  const { today, find, owner, put, dateOf } = world;

  function mention(id: string, of: FakePerson, said: Mention): FakeMention {
    const link = said.link?.trim() ? readLink(said.link) : null;
    if (said.link?.trim() && !link) {
      throw failure('refused', `Link: “${said.link}” is no link; paste the address of the post.`);
    }
    const twin = link && of.mentions.find((m) => m.id !== id && m.link === link);
    if (twin) throw failure('refused', `Link: this post is logged already, on ${twin.on}.`);
    return {
      id,
      link,
      post: said.kind ?? (link ? posted(link).post : 'post'),
      on: dateOf(said),
      organic: said.organic,
      thanked_on: said.thanked_on,
      note: said.note?.trim() || null,
    };
  }

  const gesture = (id: string, said: Gesture) => ({
    id,
    on: dateOf(said),
    gesture: said.kind,
    note: said.note?.trim() || null,
  });

  function thankFor(p: FakePerson, thanks: Thanks, mentions: FakeMention[]) {
    const on = dateOf(thanks);
    const thanked = p.mentions.map((m) => (mentions.includes(m) ? { ...m, thanked_on: on } : m));
    const said =
      thanks.by === 'contact'
        ? {
            touchpoints: [
              { ...thanks, id: makeId(), on, direction: 'out' as const, intent: 'thanks' as const },
              ...p.touchpoints,
            ],
          }
        : { appreciation: [gesture(makeId(), thanks), ...p.appreciation] };
    const what =
      mentions.length === 0
        ? ''
        : mentions.length === 1
          ? ` for a ${mentions[0]!.post}`
          : ` for ${mentions.length} mentions`;
    return put(`Thanked ${p.name}${what}`, ['touchpoint', 'person'], { ...p, ...said, mentions: thanked });
  }

  const byMention = (id: string) => owner((o) => o.mentions.some((m) => m.id === id));
  const byAppreciation = (id: string) => owner((o) => o.appreciation.some((a) => a.id === id));

  return {
    async postLink(text) {
      const link = readLink(text);
      return link ? { link, ...posted(link) } : null;
    },
    async logMention(id, said) {
      const p = find(id);
      const made = mention(makeId(), p, said);
      return put(`Logged a ${made.post} by ${p.name}`, ['person'], { ...p, mentions: [made, ...p.mentions] });
    },
    async editMention(id, said) {
      const p = byMention(id);
      const changed = mention(id, p, said);
      const mentions = p.mentions.map((m) => (m.id === id ? changed : m));
      return put(`Changed a mention by ${p.name}`, ['person'], { ...p, mentions });
    },
    async deleteMention(id) {
      const p = byMention(id);
      const mentions = p.mentions.filter((m) => m.id !== id);
      return put(`Removed a mention by ${p.name}`, ['person'], { ...p, mentions });
    },
    async thankMention(id, thanks) {
      const p = byMention(id);
      return thankFor(
        p,
        thanks,
        p.mentions.filter((m) => m.id === id),
      );
    },
    async thank(id, thanks) {
      const p = find(id);
      return thankFor(
        p,
        thanks,
        p.mentions.filter((m) => m.organic && !m.thanked_on && m.on <= today),
      );
    },
    async logAppreciation(id, said) {
      const p = find(id);
      const appreciation = [gesture(makeId(), said), ...p.appreciation];
      return put(`Logged for ${p.name}: ${said.kind}`, ['person'], { ...p, appreciation });
    },
    async editAppreciation(id, said) {
      const p = byAppreciation(id);
      const changed = gesture(id, said);
      const appreciation = p.appreciation.map((a) => (a.id === id ? changed : a));
      return put(`Changed an appreciation for ${p.name}`, ['person'], { ...p, appreciation });
    },
    async deleteAppreciation(id) {
      const p = byAppreciation(id);
      const appreciation = p.appreciation.filter((a) => a.id !== id);
      return put(`Removed an appreciation for ${p.name}`, ['person'], { ...p, appreciation });
    },
  } satisfies Partial<Client>;
}
