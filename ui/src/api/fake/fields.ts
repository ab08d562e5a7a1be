/** Tags and own fields as the owner keeps them, with the views that speak of them. */
import {
  failure,
  type Client,
  type Condition,
  type CustomKind,
  type Noun,
  type SavedView,
  type SegmentView,
  type Settings,
} from '../client';
import { customFieldsOf, kept, ownFields, takes, type FakeField } from './own';
import type { FakePerson } from './people';
import { makeId } from './seed';
import type { World } from './world';

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const line = (text: string) => text.trim().replace(/\s+/g, ' ');

export function fieldVerbs(world: World) {
  const { rows, everyone, tagId, settings, write } = world;
  const views = () => rows.all<SavedView>('view:');
  type Put = (key: string, row: unknown) => void;

  /** Says views anew where `change` answers what they show then. */
  function resay(put: Put, change: (shows: SegmentView) => SegmentView | null): void {
    for (const view of views()) {
      const shows = change(view.shows);
      if (shows) put(`view:${view.id}`, { ...view, shows });
    }
  }
  const people = (put: Put, has: (p: FakePerson) => boolean, change: (p: FakePerson) => FakePerson) => {
    for (const p of everyone()) if (has(p)) put(`person:${p.id}`, change(p));
  };
  const conditions = (shows: SegmentView, change: (one: Condition) => Condition): SegmentView => ({
    ...shows,
    segment: { ...shows.segment, conditions: shows.segment.conditions.map(change) },
  });
  const instead = (words: string[], from: string, to: string) => [
    ...new Set(words.map((word) => (same(word, from) ? to : word))),
  ];

  const tagNames = () => [...new Set(everyone().flatMap((p) => p.tags))].sort();
  const tagOf = (id: string) => {
    const name = tagNames().find((one) => tagId(one) === id);
    if (name === undefined) throw failure('not_there', 'There is no such tag.');
    return name;
  };
  const days = (name: string) => settings().tags.find((tag) => tag.name === name)?.days ?? null;
  function retag(put: Put, from: string, to: string | null, cadence: number | null): void {
    people(
      put,
      (p) => p.tags.includes(from),
      (p) => ({
        ...p,
        tags: [...new Set([...p.tags.filter((one) => one !== from), ...(to === null ? [] : [to])])].sort(),
      }),
    );
    const tags = settings().tags.filter(({ name }) => name !== from && name !== to);
    if (to !== null && cadence) tags.push({ name: to, days: cadence, people: 0 });
    put('settings', { ...settings(), tags } satisfies Settings);
    if (to === null) return;
    resay(put, (shows) =>
      conditions(shows, (one) => (one.about === 'tag' ? { ...one, any: instead(one.any, from, to) } : one)),
    );
  }
  const asks = (name: string) =>
    views()
      .filter(({ shows }) =>
        shows.segment.conditions.some((one) => one.about === 'tag' && one.any.some((tag) => same(tag, name))),
      )
      .map((view) => view.name);

  const fields = () => ownFields(world);
  const fieldOf = (id: string): FakeField => {
    const found = fields().find((one) => one.id === id);
    if (!found) throw failure('not_there', 'There is no such custom field.');
    return found;
  };
  const speaksOf = ({ segment, order, columns }: SegmentView, id: string) =>
    segment.conditions.some((one) => one.about === 'custom' && one.field === id) ||
    (typeof order === 'object' && order.field === id) ||
    columns.some(({ shows }) => shows.what === 'custom' && shows.field === id);
  function counts(id: string): { value: string; count: number }[] {
    const found = new Map<string, number>();
    for (const p of everyone()) {
      const value = p.custom[id];
      if (value) found.set(value, (found.get(value) ?? 0) + 1);
    }
    return [...found].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  }
  const sum = (values: { count: number }[]) => values.reduce((all, one) => all + one.count, 0);
  function free(name: string, own: string | null): string {
    const given = line(name);
    if (!given) throw failure('invalid', 'Field: a field needs a name, of at most 200 characters');
    if (fields().some((one) => one.id !== own && same(one.name, given)))
      throw failure('invalid', `Field: there is a field “${given}” already; merge the two instead`);
    return given;
  }
  const keep = (put: Put, field: FakeField) =>
    put(
      'own',
      fields().map((one) => (one.id === field.id ? field : one)),
    );
  function rewrite(put: Put, id: string, anew: Map<string, string | null>): void {
    people(
      put,
      (p) => anew.has(p.custom[id] ?? ''),
      (p) => {
        const custom = { ...p.custom };
        const to = anew.get(custom[id]!);
        if (to) custom[id] = to;
        else delete custom[id];
        return { ...p, custom };
      },
    );
    for (const [from, to] of anew)
      if (to !== null)
        resay(put, (shows) =>
          conditions(shows, (one) =>
            one.about === 'custom' && one.field === id && one.is.test === 'any'
              ? { ...one, is: { ...one.is, any: instead(one.is.any, from, to) } }
              : one,
          ),
        );
  }
  /** What a field of another kind would take: a choice learns what people have. */
  function become(field: FakeField, kind: CustomKind, values: { value: string }[]): FakeField {
    const choices: string[] = kind === 'choice' ? [...field.choices] : [];
    if (kind === 'choice')
      for (const { value } of values) if (!choices.some((one) => same(one, value))) choices.push(value);
    return { ...field, kind, choices };
  }
  const nouns: Noun[] = ['person', 'view'];
  function choice(id: string): FakeField {
    const field = fieldOf(id);
    if (field.kind !== 'choice')
      throw failure('invalid', `Field: “${field.name}” is no choice; change its kind first`);
    return field;
  }
  const named = (field: FakeField, name: string) => {
    const found = field.choices.find((one) => same(one, name));
    if (found === undefined) throw failure('not_there', 'There is no such choice.');
    return found;
  };
  return {
    async tags() {
      return tagNames().map((name) => ({
        id: tagId(name),
        name,
        people: everyone().filter((p) => p.tags.includes(name)).length,
        cadence_days: days(name),
        views: asks(name),
      }));
    },
    async renameTag(id, name) {
      const before = tagOf(id);
      const given = line(name);
      if (!given) throw failure('invalid', 'Tag: a tag needs a name');
      if (tagNames().some((one) => one !== before && same(one, given)))
        throw failure('invalid', `Tag: there is a tag “${given}” already; merge the two instead`);
      world.tagCalled(id, given);
      return write(`Renamed the tag “${before}” to “${given}”`, ['tag', 'view', 'setting'], (put) =>
        retag(put, before, given, days(before)),
      );
    },
    async mergeTags(from, into) {
      const [gone, stays] = [tagOf(from), tagOf(into)];
      return write(`Merged the tag “${gone}” into “${stays}”`, ['tag', 'view', 'setting'], (put) =>
        retag(put, gone, stays, days(stays) ?? days(gone)),
      );
    },
    async deleteTag(id) {
      const name = tagOf(id);
      const n = everyone().filter((p) => p.tags.includes(name)).length;
      const from = n === 1 ? '1 person' : `${n} people`;
      return write(`Removed the tag “${name}” from ${from}`, ['tag', 'setting'], (put) =>
        retag(put, name, null, null),
      );
    },
    async ownFields() {
      return customFieldsOf(world).map((field) => {
        const all = field.kind === 'text' ? [] : counts(field.id);
        const unfit = all.filter(({ value }) => kept(field, value) !== value);
        return {
          ...field,
          chosen: field.choices.map((value) => all.find((one) => one.value === value) ?? { value, count: 0 }),
          unfit,
          unfit_people: sum(unfit),
          views: views()
            .filter(({ shows }) => speaksOf(shows, field.id))
            .map(({ name }) => name),
        };
      });
    },
    async addField(name, kind, choices) {
      const given = free(name, null);
      const made: FakeField = { id: makeId(), name: given, kind, choices };
      return write(`Added the field “${given}”`, nouns, (put) => put('own', [...fields(), made]));
    },
    async renameField(id, name) {
      const field = fieldOf(id);
      const given = free(name, id);
      return write(`Renamed the field “${field.name}” to “${given}”`, nouns, (put) =>
        keep(put, { ...field, name: given }),
      );
    },
    async moveField(id, to) {
      const field = fieldOf(id);
      const others = fields().filter((one) => one.id !== id);
      return write(`Moved the field “${field.name}”`, nouns, (put) =>
        put('own', others.toSpliced(to, 0, field)),
      );
    },
    async previewFieldKind(id, kind) {
      const all = counts(id);
      const then = become(fieldOf(id), kind, all);
      const unfit = all.filter(({ value }) => kept(then, value) === null);
      const anew = all
        .map(({ value }) => ({ from: value, to: kept(then, value) ?? value }))
        .filter(({ from, to }) => from !== to);
      return {
        fit: sum(all) - sum(unfit),
        anew: anew.slice(0, 5),
        unfit,
        unfit_people: sum(unfit),
        choices: then.choices,
      };
    },
    async setFieldKind(id, kind) {
      const field = fieldOf(id);
      const all = counts(id);
      const then = become(field, kind, all);
      const holds: Record<CustomKind, string> = {
        text: 'any text',
        number: 'numbers',
        date: 'dates',
        choice: 'a choice',
        yes_no: 'yes or no',
        link: 'links',
      };
      return write(`“${field.name}” holds ${holds[kind]} now`, nouns, (put) => {
        keep(put, then);
        rewrite(put, id, new Map(all.map(({ value }) => [value, kept(then, value) ?? value])));
      });
    },
    async addChoice(id, name) {
      const field = choice(id);
      const given = line(name);
      if (!given) throw failure('invalid', 'Choice: a choice needs a name, of at most 200 characters');
      if (field.choices.some((one) => same(one, given)))
        throw failure('invalid', `Choice: there is a choice “${given}” already`);
      return write(`Added the choice “${given}” to “${field.name}”`, nouns, (put) =>
        keep(put, { ...field, choices: [...field.choices, given] }),
      );
    },
    async renameChoice(id, from, to) {
      const field = choice(id);
      const before = named(field, from);
      const given = line(to);
      if (!given) throw failure('invalid', 'Choice: a choice needs a name, of at most 200 characters');
      const other = field.choices.find((one) => one !== before && same(one, given));
      const choices = other
        ? field.choices.filter((one) => one !== before)
        : field.choices.map((one) => (one === before ? given : one));
      const label = other
        ? `Merged the choice “${before}” of “${field.name}” into “${other}”`
        : `Renamed the choice “${before}” of “${field.name}” to “${given}”`;
      return write(label, nouns, (put) => {
        keep(put, { ...field, choices });
        rewrite(put, id, new Map([[before, other ?? given]]));
      });
    },
    async moveChoice(id, name, to) {
      const field = choice(id);
      const moved = named(field, name);
      const choices = field.choices.filter((one) => one !== moved).toSpliced(to, 0, moved);
      return write(`Moved the choice “${moved}” of “${field.name}”`, nouns, (put) =>
        keep(put, { ...field, choices }),
      );
    },
    async removeChoice(id, name) {
      const field = choice(id);
      const gone = named(field, name);
      return write(`Removed the choice “${gone}” from “${field.name}”`, nouns, (put) =>
        keep(put, { ...field, choices: field.choices.filter((one) => one !== gone) }),
      );
    },
    async replaceValue(id, from, to) {
      const field = fieldOf(id);
      const given = to?.trim() ? takes(field, to) : null;
      const label =
        given === null
          ? `Cleared “${from}” in “${field.name}”`
          : `Wrote “${given}” for “${from}” in “${field.name}”`;
      return write(label, nouns, (put) => rewrite(put, id, new Map([[from, given]])));
    },
    async previewFieldMerge(from, into) {
      const target = fieldOf(into);
      const all = everyone().filter((p) => p.custom[from]);
      const both = all.filter((p) => p.custom[into]);
      const equal = both.filter((p) => p.custom[into] === (kept(target, p.custom[from]!) ?? p.custom[from]));
      return { moved: all.length - both.length, same: equal.length, clashes: both.length - equal.length };
    },
    async mergeFields(from, into, clash) {
      const gone = fieldOf(from);
      const target = become(fieldOf(into), fieldOf(into).kind, counts(from));
      return write(`Merged the field “${gone.name}” into “${target.name}”`, nouns, (put) => {
        people(
          put,
          (p) => !!p.custom[from],
          (p) => {
            const { [from]: value = '', ...custom } = p.custom;
            const read = kept(target, value) ?? value;
            const other = custom[into];
            if (!other || clash === 'from') custom[into] = read;
            else if (clash === 'both' && other !== read) custom[into] = `${other}; ${read}`;
            return { ...p, custom };
          },
        );
        put(
          'own',
          fields()
            .filter((one) => one.id !== from)
            .map((one) => (one.id === into ? target : one)),
        );
        resay(put, (shows) =>
          speaksOf(shows, from)
            ? {
                ...conditions(shows, (one) =>
                  one.about === 'custom' && one.field === from ? { ...one, field: into } : one,
                ),
                order: typeof shows.order === 'object' ? { field: into } : shows.order,
                columns: shows.columns.map((column) =>
                  column.shows.what === 'custom' && column.shows.field === from
                    ? { ...column, shows: { what: 'custom' as const, field: into } }
                    : column,
                ),
              }
            : null,
        );
      });
    },
    async deleteField(id) {
      const field = fieldOf(id);
      const n = everyone().filter((p) => p.custom[id]).length;
      const from = n === 0 ? '' : n === 1 ? ' from 1 person' : ` from ${n} people`;
      return write(`Removed the field “${field.name}”${from}`, nouns, (put) => {
        people(
          put,
          (p) => !!p.custom[id],
          (p) => ({
            ...p,
            custom: Object.fromEntries(Object.entries(p.custom).filter(([key]) => key !== id)),
          }),
        );
        put(
          'own',
          fields().filter((one) => one.id !== id),
        );
      });
    },
  } satisfies Partial<Client>;
}
