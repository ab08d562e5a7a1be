/** What the core tells, in German. */
import type { MentionKind, PersonField } from '../api/client';
import { de as person } from '../person/text.de';
import { en as settings } from '../settings/text';
import { de as settingsDe } from '../settings/text.de';
import { daysAgo, exactCount, fullDate, plural } from './format';
import { de } from './text.de';
import { en } from './text';
import { retold, type Kinds, type Rule } from './retold';
import { shapes } from './sentences.de';
import { ofImport } from './sentencesOfImport.de';
import { ofReading } from './sentencesOfReading.de';
import { ofRefusals } from './sentencesOfRefusals.de';

/** In the accusative, as in „gedankt für …“. */
const mentions: Record<MentionKind, [english: string, german: string]> = {
  post: ['a post', 'einen Beitrag'],
  story: ['a story', 'eine Story'],
  reel: ['a reel', 'ein Reel'],
  video: ['a video', 'ein Video'],
  review: ['a review', 'eine Rezension'],
  other: ['something', 'etwas'],
};

/** The core's own names of the fields that the page calls otherwise. */
const fields: Record<string, string> = {
  'keep in touch every': 'Rhythmus',
  cadence: 'Rhythmus',
  tags: 'Schlagwörter',
  stage: 'Phase',
  ...Object.fromEntries(
    (
      [
        'name',
        'agency',
        'location',
        'country',
        'language',
        'time_zone',
        'birthday',
        'note',
        'next_touch_on',
        'tier',
      ] satisfies PersonField[]
    ).map((field) => [
      field === 'next_touch_on' ? 'next touch' : field.replace('_', ' '),
      person.person.details.fields[field],
    ]),
  ),
};

const oneField = Object.keys(fields).join('|');
const allOf = (parts: readonly string[]) => new Intl.ListFormat('de').format(parts);

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** “14 March 2026” or `2026-03-14` as it is written here. */
function day(found: string): string {
  const [, d, month, year] = /^(\d+) (\w+) (\d{4})$/.exec(found) ?? [];
  if (!d || !month) return fullDate(found);
  return fullDate(`${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${d.padStart(2, '0')}`);
}

function ago(found: string): string {
  if (found === 'today' || found === 'yesterday') return daysAgo(found === 'today' ? 0 : 1);
  return daysAgo(Number.parseInt(found, 10));
}

/** Words of the English catalogue as those of the German one. */
function pairs(english: Record<string, string>, german: Record<string, string>): Kinds[string] {
  const all = new Map(Object.entries(english).map(([key, word]) => [word, german[key]!]));
  return { like: [...all.keys()].join('|'), says: (found) => all.get(found) ?? found };
}

/** What the core calls the fields that it refuses something for. */
const labels: Record<string, string> = {
  Account: 'Konto',
  Criterion: 'Kriterium',
  Day: 'Tag',
  'E-mail': 'E-Mail',
  Field: 'Feld',
  Followers: 'Follower',
  Name: 'Name',
  People: 'Personen',
  Phone: 'Telefon',
  'Sample data': 'Beispieldaten',
  'Sub-stage': 'Unterphase',
  Tag: 'Schlagwort',
  Text: 'Text',
  Time: 'Uhrzeit',
  View: 'Ansicht',
  Word: 'Wort',
};

const answers: Record<string, string> = { yes: 'ja', no: 'nein', unknown: 'unbekannt' };

const kinds: Kinds = {
  n: { like: String.raw`[\d,]+`, says: (found) => exactCount(Number(found.replaceAll(',', ''))) },
  days: {
    like: String.raw`[\d,]+ days?|[\d,]+`,
    says: (found) => plural(Number.parseInt(found.replaceAll(',', ''), 10), 'Tag', 'Tage'),
  },
  dative: {
    like: String.raw`[\d,]+ days?|[\d,]+`,
    says: (found) => plural(Number.parseInt(found.replaceAll(',', ''), 10), 'Tag', 'Tagen'),
  },
  whom: {
    like: '.+?',
    says: (found) => {
      const many = /^([\d,]+) (?:people|person)$/.exec(found);
      return many ? plural(Number(many[1]!.replaceAll(',', '')), 'Person', 'Personen') : found;
    },
  },
  on: { like: String.raw`\d{1,2} [A-Z]\w+ \d{4}|\d{4}-\d\d-\d\d`, says: day },
  ago: { like: String.raw`today|yesterday|\d+ days ago`, says: ago },
  stage: pairs(en.stages, de.stages),
  tier: pairs(en.tiers, de.tiers),
  reason: pairs(en.reasons, de.reasons),
  gesture: {
    like: '.+',
    says: (found) =>
      pairs({ ...en.appreciation, short: 'Shared' }, { ...de.appreciation, short: 'Geteilt' }).says(found),
  },
  mention: {
    like: Object.values(mentions)
      .map(([english]) => english)
      .join('|'),
    says: (found) => Object.values(mentions).find(([english]) => english === found)?.[1] ?? found,
  },
  field: {
    like: `(?:${oneField})(?:, (?:${oneField}))*(?: and (?:${oneField}))?`,
    says: (found) => allOf(found.split(/, | and /).map((one) => fields[one] ?? one)),
  },
  // A sentence within a sentence.
  again: { like: '.+', says: (found) => inGerman(found) },
  why: { like: '.+', says: (found) => inGerman(found) ?? found },
  list: { like: '.+', says: (found) => found },
  label: { like: Object.keys(labels).join('|'), says: (found) => labels[found] ?? found },
  detail: {
    like: Object.keys(fields).map(capital).join('|'),
    says: (found) => fields[found.charAt(0).toLowerCase() + found.slice(1)] ?? found,
  },
  answer: { like: '.+', says: (found) => answers[found] ?? found },
  hours: { like: '.+', says: hours },
};

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** “9:00 to 18:00, every day”. */
function hours(found: string): string {
  const { days } = settings.reminder;
  const german = settingsDe.reminder.days;
  return Object.entries(days)
    .reduce((said, [day, name]) => said.replace(name, german[day as keyof typeof days]), found)
    .replace(' to ', ' bis ')
    .replace('every day', 'jeden Tag');
}

/** Told of a field or of a column: the sentence stands behind its name. */
const within: readonly Rule[] = [
  ['{label}: {again}', '{label}: {again}'],
  ['{column}: {again}', '{column}: {again}'],
];

const known = retold([...shapes, ...ofRefusals, ...ofImport, ...ofReading, ...within], kinds);

/** The sentence in German; `null` where its shape is not known. */
export function inGerman(sentence: string): string | null {
  return known(sentence) ?? ended(sentence);
}

/** What the shell makes a sentence of begins with a capital and ends with a point. */
function ended(sentence: string): string | null {
  if (!sentence.endsWith('.')) return null;
  const bare = sentence.slice(0, -1);
  const said = known(bare) ?? known(bare.charAt(0).toLowerCase() + bare.slice(1));
  if (said === null) return null;
  return capital(said) + (/[.!?“]$/.test(said) ? '' : '.');
}
