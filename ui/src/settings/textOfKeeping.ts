/** What the settings of tags and own fields say. */
import type { FieldMerge } from '../api/client';
import { plural } from '../shared/format';
import { inLanguage } from '../shared/language';
import { text } from '../shared/text';
import { de } from './textOfKeeping.de';

interface Cadenced {
  name: string;
  cadence_days: number | null;
}

const names = (views: readonly string[]) => views.map((name) => `“${name}”`).join(', ');
const days = (n: number) => plural(n, 'day', 'days');

export const en = {
  merge: 'Merge',
  mergeTitle: (name: string) => `Merge “${name}”`,
  into: 'Into',
  remove: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove “${name}”?`,
  showAll: (n: number) => `Show all ${n}`,
  viewsFollow: (views: readonly string[]) =>
    views.length === 1 ? `The view ${names(views)} follows.` : `The views ${names(views)} follow.`,
  viewsEmpty: (views: readonly string[]) =>
    views.length === 1
      ? `The view ${names(views)} asks for it and will find nobody by it.`
      : `The views ${names(views)} ask for it and will find nobody by it.`,
  tags: {
    title: 'Tags',
    says: 'A tag may set how often to be in touch with whoever carries it; of several the shortest holds.',
    none: 'Nobody carries a tag yet. Add one on a person’s page, or import a list with tags.',
    noneFound: 'No tag is called so.',
    find: 'Find a tag',
    name: (tag: string) => `Name of ${tag}`,
    cadence: 'Set a cadence',
    cadenceOf: (tag: string) => `Set a cadence for ${tag}`,
    merge: (tag: string) => `Merge ${tag} into another tag`,
    choose: 'Choose the tag that stays …',
    counted: (tag: string, people: number) => `${tag} · ${text.people(people)}`,
    gains: (people: number, tag: string, into: string) =>
      `${plural(people, 'person carries', 'people carry')} “${tag}” and will carry “${into}” instead.`,
    cadenceAfter: (tag: Cadenced, into: Cadenced): string => {
      if (into.cadence_days !== null)
        return tag.cadence_days === null || tag.cadence_days === into.cadence_days
          ? `“${into.name}” keeps its cadence of ${days(into.cadence_days)}.`
          : `“${into.name}” keeps its cadence of ${days(into.cadence_days)}; the ${days(tag.cadence_days)} of “${tag.name}” no longer hold.`;
      if (tag.cadence_days !== null)
        return `“${into.name}” has no cadence and takes over that of ${days(tag.cadence_days)}.`;
      return 'Neither has a cadence of its own.';
    },
    removeConfirm: 'Remove the tag',
    loses: (people: number) =>
      people === 0
        ? 'Nobody carries it.'
        : `${plural(people, 'person loses', 'people lose')} this tag. You can undo it.`,
  },
  fields: {
    title: 'Own fields',
    says: 'What you keep about people beyond our own fields: on their pages, as columns and filters, and in templates.',
    none: 'You have no fields of your own yet. Add one, or import a list with columns that we do not know.',
    add: 'Add a field',
    kind: 'It holds',
    save: 'Add',
    name: (field: string) => `Name of ${field}`,
    kindOf: (field: string) => `What ${field} holds`,
    up: (name: string) => `Move ${name} up`,
    down: (name: string) => `Move ${name} down`,
    placed: (name: string, at: number, of: number) => `${name} is number ${at} of ${of}`,
    merge: (field: string) => `Merge ${field} into another field`,
    choose: 'Choose the field that stays …',
    moves: ({ moved, same, clashes }: FieldMerge, field: string, into: string) =>
      [
        moved ? `${plural(moved, 'value', 'values')} of “${field}” will be in “${into}”.` : null,
        same ? `${plural(same, 'person has', 'people have')} the same in both.` : null,
        moved || same || clashes ? null : `“${field}” goes; it has no value of its own to move.`,
      ]
        .filter((said) => said !== null)
        .join(' '),
    read: 'Values that do not fit stay as they are, and are listed.',
    clash: (people: number) =>
      `${plural(people, 'person has', 'people have')} one of each, and they differ. Which stays?`,
    keeps: (field: string) => `That of ${field}`,
    both: 'Both, one after the other',
    removeConfirm: 'Remove the field',
    loses: (people: number) =>
      people === 0
        ? 'Nobody has a value of it.'
        : `${plural(people, 'person loses', 'people lose')} what is in this field. You can undo it.`,
  },
  choices: {
    of: (field: string) => `Choices of ${field}`,
    count: (choices: readonly string[]) =>
      choices.length
        ? `Choices: ${choices.slice(0, 6).join(', ')}${choices.length > 6 ? ' …' : ''}`
        : 'No choices yet',
    name: (choice: string) => `Name of ${choice}`,
    hint: 'The name of another choice makes the two one.',
    add: 'Add a choice',
    save: 'Add',
  },
  unfit: {
    of: (field: string) => `Values of ${field} that do not fit`,
    count: (people: number, wrong: string) =>
      `${plural(people, 'person has', 'people have')} a value that is ${wrong}`,
    says: 'They stay as they are until you write something else for everybody who has one, or clear it.',
    instead: 'another value',
    clear: (value: string) => `Clear “${value}”`,
    more: (people: number) => `And ${plural(people, 'more person', 'more people')}.`,
  },
  kind: {
    title: (field: string, kind: string) => `“${field}” as ${kind.toLowerCase()}`,
    fit: (people: number) =>
      people === 0
        ? 'None of the values fits.'
        : `The values of ${plural(people, 'person fit', 'people fit')}.`,
    becomes: (from: string, to: string) => `“${from}” will be written ${to}`,
    choices: (some: string, more: number) =>
      more > 0 ? `To choose from: ${some}, and ${more} more.` : `To choose from: ${some}.`,
    unfit: (people: number) =>
      `${plural(people, 'person has', 'people have')} a value that does not fit. It stays as it is until you decide:`,
    more: (values: number) => `and ${plural(values, 'more value', 'more values')}`,
    confirm: 'Change the kind',
  },
};

export const keeping = inLanguage({ en, de });
