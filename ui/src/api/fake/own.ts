/** Own fields: what each takes. The core's domain/custom.rs is the truth; this is enough to try it. */
import { isDate } from '../../shared/days';
import { failure, type CustomField, type CustomKind, type PersonCustom } from '../client';
import type { FakePerson } from './people';
import type { World } from './world';

export interface FakeField {
  id: string;
  name: string;
  kind: CustomKind;
  choices: string[];
}

const id = (at: number) => `01900000-0000-7000-9000-00000000000${at}`;
/** Those that are there to begin with. */
export const usualFields: readonly FakeField[] = [
  { id: id(1), name: 'Shipping size', kind: 'choice', choices: ['S', 'M', 'L'] },
  { id: id(2), name: 'Media kit', kind: 'link', choices: [] },
  { id: id(3), name: 'Fee', kind: 'number', choices: [] },
  { id: id(4), name: 'Contract until', kind: 'date', choices: [] },
  { id: id(5), name: 'Ships abroad', kind: 'yes_no', choices: [] },
  { id: id(6), name: 'Allergies', kind: 'text', choices: [] },
];

/** What the `i`th seeded person has in them. */
export function seedOwn(i: number): Record<string, string> {
  if (i % 5 !== 2) return {};
  const values: Record<string, string> = {
    [id(1)]: i % 35 === 7 ? 'XXL' : usualFields[0]!.choices[i % 3]!,
    [id(3)]: String(120 + (i % 7) * 45.5),
    [id(4)]: i % 30 === 12 ? 'end of May' : `2026-0${1 + (i % 9)}-15`,
    [id(5)]: i % 2 ? 'yes' : 'no',
  };
  if (i % 4 === 2) values[id(2)] = `https://kit.example/${i}`;
  return values;
}

export function ownFields(world: World): readonly FakeField[] {
  return world.rows.get<FakeField[]>('own') ?? usualFields;
}

/** The value as it is kept; `null`: the field does not take it. */
export function kept({ kind, choices }: FakeField, typed: string): string | null {
  const text = typed.trim();
  switch (kind) {
    case 'text':
      return text;
    case 'number': {
      const point = text.replace(/^\+/, '').replace(/^([-\d]+),(\d{1,2})$/, '$1.$2');
      return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(point) ? point : null;
    }
    case 'date':
      return isDate(text) ? text : null;
    case 'choice':
      return choices.find((one) => one.toLowerCase() === text.toLowerCase()) ?? null;
    case 'yes_no':
      return /^(yes|ja|x|1|true)$/i.test(text) ? 'yes' : /^(no|nein|0|false)$/i.test(text) ? 'no' : null;
    case 'link': {
      const whole = text.includes('://') ? text : `https://${text}`;
      return /^https?:\/\/[^\s/@]+\.[^\s/@]+(\/\S*)?$/i.test(whole) ? whole : null;
    }
  }
}

/** Reads a value that was typed, or refuses it. */
export function takes(field: FakeField, typed: string): string {
  const value = kept(field, typed);
  if (value !== null) return value;
  const wrong: Record<CustomKind, string> = {
    text: '',
    number: `“${typed}” is no number; write it like 1234.5`,
    date: `“${typed}” is no date; write it like 2026-03-31`,
    choice: field.choices.length
      ? `“${typed}” is not one of: ${field.choices.join(', ')}`
      : 'there is nothing to choose from yet; add choices in Settings',
    yes_no: `“${typed}” is neither yes nor no`,
    link: `“${typed}” is no web address; write it like https://example.com`,
  };
  throw failure('invalid', `${field.name}: ${wrong[field.kind]}`);
}

export function ownOf(p: FakePerson, fields: readonly FakeField[]): PersonCustom[] {
  return fields.map((field) => {
    const value = p.custom[field.id] ?? null;
    const { id, name, kind, choices } = field;
    return { field: id, name, kind, choices, value, fits: value === null || kept(field, value) === value };
  });
}

export function customFieldsOf(world: World): CustomField[] {
  return ownFields(world).map((field) => ({
    ...field,
    people: world.everyone().filter((p) => p.custom[field.id]).length,
  }));
}
