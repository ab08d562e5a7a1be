/** The right words: templates, writing to somebody. The core's messages are the truth; this is enough to try it. */
import { daysBetween } from '../../shared/days';
import {
  failure,
  type Channel,
  type Client,
  type Composed,
  type FieldInfo,
  type Filled,
  type Finding,
  type FindingKind,
  type NewTemplate,
  type Place,
  type Template,
  type TemplateProblem,
  type Writing,
} from '../client';
import { usualFields } from './own';
import { lastContact, type FakePerson } from './people';
import { makeId } from './seed';
import { starters } from './starters';
import { stageName, type World } from './world';

interface Sender {
  brand: string;
  my_name: string;
}

interface FakeDraft extends Writing {
  sent_as: string | null;
}

const labels: Record<string, string> = {
  name: 'Name',
  first_name: 'First name',
  handle: 'Handle',
  platform: 'Platform',
  last_mention: 'Last mention of us',
  last_collaboration: 'Last collaboration',
  last_contact: 'Last contact',
  days_since_contact: 'Days since the last contact',
  stage: 'Stage',
  tags: 'Tags',
  location: 'Location',
  niche: 'Niche',
  brand: 'Your brand',
  my_name: 'Your name',
};
const slug = (name: string) => name.toLowerCase().replace(/\W+/g, '_');
for (const { name } of usualFields) labels[slug(name)] = name;

export function wordVerbs(world: World) {
  const { rows, find, write, today } = world;
  const drafts = new Map<string, FakeDraft>();
  const templates = () => rows.get<Template[]>('templates') ?? [];
  const sender = () => rows.get<Sender>('sender') ?? { brand: '', my_name: '' };

  function values(p: FakePerson): Record<string, string | null> {
    const [account] = p.accounts;
    const last = lastContact(p)?.on ?? null;
    const own = Object.fromEntries(usualFields.map((f) => [slug(f.name), p.custom[f.id] ?? null]));
    return {
      ...Object.fromEntries(Object.keys(labels).map((field) => [field, null])),
      ...own,
      name: p.name,
      first_name: /[\d_.@]/.test(p.name.split(' ')[0]!) ? null : p.name.split(' ')[0]!,
      handle: account ? `@${account.handle}` : null,
      platform: account?.platform ?? null,
      last_contact: last,
      days_since_contact: last && String(daysBetween(last, today)),
      stage: stageName(p.stage),
      tags: p.tags.join(', ') || null,
      location: p.details.location ?? null,
      brand: sender().brand || null,
      my_name: sender().my_name || null,
    };
  }

  function fields(p: FakePerson | null): FieldInfo[] {
    const filled = p ? values(p) : {};
    return Object.entries(labels).map(([field, label]) => ({ field, label, filled: !!filled[field] }));
  }

  /** The draft that was not sent, or whose logging was undone. */
  function draftOf(p: FakePerson): FakeDraft | null {
    const draft = drafts.get(p.id);
    return draft && !p.touchpoints.some((t) => t.id === draft.sent_as) ? draft : null;
  }

  function composed(p: FakePerson, ask: Parameters<Client['compose']>[1]): Composed {
    const all = templates();
    const draft = ask.template === null && ask.text === null ? draftOf(p) : null;
    const next = step(p);
    const best =
      all.find((one) => one.step === next) ?? all.find((one) => !one.step && one.stage === p.stage);
    const begun = ask.template ?? (draft ? draft.template : ask.text === null ? (best?.id ?? null) : null);
    const template = all.find((one) => one.id === begun);
    if (ask.template && !template) throw failure('not_there', 'There is no such template.');
    const channel: Channel =
      ask.channel ?? draft?.channel ?? template?.channel ?? (p.emails.length ? 'email' : 'dm');
    const text = ask.text ?? draft?.body ?? (template ? fill(template.body, values(p)).text : '');
    const problem = wrong(text);
    const filled = problem ? null : fill(text, values(p));
    const mail = filled?.text ?? '';
    const [address] = p.emails;
    const long = encodeURIComponent(mail).length > 1900;
    const link = `mailto:${address?.address}?body=${encodeURIComponent(mail)}`;
    const fits = (one: Template) =>
      (!one.stage || one.stage === p.stage) && (!one.channel || one.channel === channel);
    return {
      person: p.id,
      name: p.name,
      channel,
      intent: template?.step || /\b(could|would) you\b/i.test(text) ? 'ask' : 'check-in',
      template: begun,
      templates: [...all.filter(fits), ...all.filter((one) => !fits(one))].map((one) => ({
        id: one.id,
        name: one.name,
        fits: fits(one),
      })),
      suggested: best
        ? {
            id: best.id,
            name: best.name,
            why: next === 'follow_up' ? 'Your last message has no answer yet' : `For ${stageName(p.stage)}`,
          }
        : null,
      text,
      filled,
      problem,
      findings: lint(mail || text, p),
      subject: null,
      address: address?.address ?? null,
      mailto: address && !long ? link : null,
      no_mailto: !address
        ? 'There is no e-mail address of theirs.'
        : long
          ? 'The text is too long for a mail link. Copy it, and paste it into your mail program.'
          : null,
      fields: fields(p),
      draft: draft !== null,
      do_not_contact: p.do_not_contact,
    };
  }

  function save(label: string, list: Template[]) {
    return write(label, ['template'], (row) => row('templates', list));
  }

  return {
    async compose(id, ask) {
      return composed(find(id), ask);
    },
    async saveDraft(id, writing) {
      if (writing.body.trim()) drafts.set(id, { ...writing, sent_as: null });
      else drafts.delete(id);
      return null;
    },
    async dropDraft(id) {
      drafts.delete(id);
      return null;
    },
    async logMessage(id, { channel, intent, text, on }) {
      const p = find(id);
      const touchpoint = {
        id: makeId(),
        on: on ?? today,
        channel,
        direction: 'out' as const,
        intent,
        note: null,
        text,
      };
      const draft = drafts.get(id);
      if (draft) drafts.set(id, { ...draft, sent_as: touchpoint.id });
      return world.put(`Logged your message to ${p.name}`, ['touchpoint'], {
        ...p,
        touchpoints: [touchpoint, ...p.touchpoints],
      });
    },
    async templates(language) {
      const all = templates();
      const names = new Set(all.map((one) => one.name));
      return {
        templates: all,
        starters: starters[language].filter((one) => !names.has(one.name)).length,
        fields: fields(null),
        ...sender(),
      };
    },
    async previewTemplate(id, body) {
      const problem = wrong(body);
      return { filled: problem ? null : fill(body, values(find(id))), problem };
    },
    async saveTemplate(id, new_: NewTemplate) {
      const name = new_.name.trim();
      if (!name) throw failure('invalid', 'Name: a template needs a name, of at most 500 characters.');
      if (templates().some((one) => one.name === name && one.id !== id)) {
        throw failure('invalid', `Name: there is a template “${name}” already; choose another name.`);
      }
      const problem = wrong(new_.body);
      if (problem) {
        throw failure('invalid', `Text: Line ${problem.line}, column ${problem.column}: ${problem.message}.`);
      }
      const row = { ...new_, name, id: id ?? makeId() };
      return id
        ? save(
            `Changed the template “${name}”`,
            templates().map((one) => (one.id === id ? row : one)),
          )
        : save(`Added the template “${name}”`, [...templates(), row]);
    },
    async deleteTemplate(id) {
      const gone = templates().find((one) => one.id === id);
      if (!gone) throw failure('not_there', 'There is no such template.');
      return save(
        `Removed the template “${gone.name}”`,
        templates().filter((one) => one.id !== id),
      );
    },
    async moveTemplate(id, to) {
      const moved = templates().find((one) => one.id === id);
      if (!moved) throw failure('not_there', 'There is no such template.');
      const rest = templates().filter((one) => one.id !== id);
      return save(`Moved the template “${moved.name}”`, rest.toSpliced(to, 0, moved));
    },
    async addStarters(language) {
      const names = new Set(templates().map((one) => one.name));
      const added = starters[language]
        .filter((one) => !names.has(one.name))
        .map((one) => ({ ...one, id: makeId() }));
      return save(`Added ${added.length} starting templates`, [...templates(), ...added]);
    },
    async setSender(brand, my_name) {
      return write('Changed who writes your messages', ['setting'], (row) =>
        row('sender', { brand, my_name }),
      );
    },
  } satisfies Partial<Client>;
}

/** Which note of a first approach comes next. */
function step(p: FakePerson): Template['step'] {
  const unanswered = p.touchpoints.findIndex((t) => t.direction === 'in');
  const ours = (unanswered < 0 ? p.touchpoints : p.touchpoints.slice(0, unanswered)).filter(
    (t) => t.intent === 'ask',
  ).length;
  if (ours === 0) return ['discovery', 'outreach'].includes(p.stage) && unanswered < 0 ? 'first' : null;
  return ours < 3 ? 'follow_up' : 'last';
}

function wrong(body: string): TemplateProblem | null {
  const at = (start: number, message: string) => {
    const before = body.slice(0, start).split('\n');
    return { line: before.length, column: before.at(-1)!.length + 1, message };
  };
  for (const { index } of body.matchAll(/\{\{|\{%/g)) {
    const rest = body.slice(index);
    if (!/^\{\{[^{}]*\}\}|^\{%[^{}]*%\}/.test(rest)) {
      return at(index, 'something is left open: every {{ needs its }}, every {% if … %} its {% endif %}');
    }
    const field = /^\{\{\s*(\w+)/.exec(rest)?.[1];
    if (field && !(field in labels)) return at(index + 3, `there is no field “${field}”`);
  }
  return null;
}

function fill(body: string, values: Record<string, string | null>): Filled {
  const chosen = body.replace(
    /\{% if (\w+) %\}([^]*?)(?:\{% else %\}([^]*?))?\{% endif %\}/g,
    (_, field: string, yes: string, no: string | undefined) => (values[field] ? yes : (no ?? '')),
  );
  const text = chosen.replace(
    /\{\{\s*(\w+)\s*(?:\|\s*default\("([^"]*)"\)\s*)?[^}]*\}\}/g,
    (_, field: string, other?: string) => values[field] ?? other ?? `{{ ${field} }}`,
  );
  const missing = [...text.matchAll(/\{\{ (\w+) \}\}/g)].map((found) => ({
    field: found[1]!,
    label: labels[found[1]!] ?? null,
    place: { start: found.index, end: found.index + found[0].length },
    advice: `${labels[found[1]!] ?? found[1]} is blank. Fill it in, write the words yourself, or give a fallback: {{ ${found[1]} | default("…") }}`,
  }));
  return { text: text.trimEnd(), missing };
}

function lint(text: string, p: FakePerson): Finding[] {
  const found: Finding[] = [];
  const add = (kind: FindingKind, place: Place, advice: string) =>
    found.push({ kind, place, sentence: text.slice(place.start, place.end), advice, others: [] });
  if (!text.trim()) return found;
  const first = { start: 0, end: (/[.!?\n]/.exec(text)?.index ?? text.length - 1) + 1 };
  const name = p.name.split(' ')[0]!;
  if (!text.includes(name)) {
    add('no_name', first, `Nobody is named here. Begin with ${name}: a name is read, a greeting is skipped.`);
  }
  const stock = /\b(hi dear|dear \w+er|hello there|hi there|we love your content)\b/i.exec(text);
  if (stock) {
    const place = { start: stock.index, end: stock.index + stock[0].length };
    add(
      'stock_greeting',
      place,
      `“${stock[0]}” could open a letter to anybody. Say it to this one person, or leave it out.`,
    );
  }
  const theirs = [p.details.location, ...p.tags, ...p.accounts.map((a) => a.handle)].filter((t) => t);
  if (
    !theirs.some((term) => text.includes(term!)) &&
    !/your \w* ?(reel|post|video) (about|on)\b/i.test(text)
  ) {
    add(
      'nothing_of_theirs',
      first,
      'Nothing here is about them. Name a post and what it did to you, their place, their craft or a product they use.',
    );
  }
  for (const blank of text.matchAll(/\{\{[^}]*\}\}|\[[A-Za-z ]+\]|(?<=\s)…/g)) {
    const place = { start: blank.index, end: blank.index + blank[0].length };
    add('unfilled', place, `“${blank[0]}” was left to be filled in. Write what belongs there.`);
  }
  return found;
}
