/** Fictional people that look real: long names, emoji, other scripts, missing fields. The same for the same seed. */
import { addDays } from '../../shared/days';
import type { Channel, Direction, FollowerCount, Intent, Platform, Stage, Tier } from '../client';
import { seedOwn } from './own';
import type { FakePerson, FakeTouchpoint } from './people';

const first =
  'Ada Amara Anaïs Beatriz Björn Camille Chidi Clara Dario Dilnoza Elif Emeka Esther Farah Fiona Giulia Hana Idris Ines Jonas Juno Kaia Lale Leandro Lena Luca Maëlle Malik Mara Marisol Mei Mina Nadia Nils Noor Oona Paloma Priya Quinn Rafael Rosa Sanna Selma Siobhán Tariq Teodora Theo Uma Viola Wanjiru Xenia Yara Yusuf Zofia'.split(
    ' ',
  );
const last =
  'Abiola Almeida Andersson Barzani Bellini Brandt Castellano Choi Dahl Dubois Eriksen Fontaine Fujimoto García Haddad Holm Ibrahim Jansen Kaur Kovač Laurent Lindqvist Marchetti Mbeki Moreau Nakamura Novák O’Sullivan Okafor Oliveira Papadaki Petrov Quintero Rahman Ricci Rossi Santos Silva Sørensen Tanaka Thorne Uzun Vasquez Weber Winther Yılmaz Zhang'.split(
    ' ',
  );
const odd = [
  '🌿 Wild Thyme Kitchen',
  'نور الهدى عبد الرحمن',
  '林美玲 (Meiling Lin)',
  'たなか ゆい',
  'María del Carmen Fernández-Villaverde y Álvarez de Toledo',
  'נועה לוי',
  'Coffee with Kofi ☕️',
  'प्रिया शर्मा',
  'อรุณ ใจดี',
  'x',
  'The Slow Ceramics Studio of Upper Hackney & Friends Collective',
  '김서연',
  'Nguyễn Thị Phương Thảo',
  'Łukasz Świętosławski',
  'Ольга Черныш',
];
const stages: Stage[] = ['discovery', 'outreach', 'collaboration', 'nurturing', 'advocacy'];
const tiers: Record<Stage, Tier> = {
  discovery: 'prospect',
  outreach: 'prospect',
  collaboration: 'partner',
  nurturing: 'partner',
  advocacy: 'ambassador',
};
const weights = [0.42, 0.24, 0.14, 0.13, 0.07];
const platforms: Platform[] = [
  'instagram',
  'tiktok',
  'youtube',
  'instagram',
  'tiktok',
  'pinterest',
  'threads',
  'x',
];
const rare: Platform[] = ['facebook', 'twitch', 'linkedin', 'snapchat', 'website', 'other'];
const tags = [
  'skincare',
  'ceramics',
  'coffee',
  'vegan',
  'paid',
  'gifted',
  'berlin',
  'long-term',
  'autumn launch',
];
const cities = ['Lisbon', 'Berlin', 'Lagos', 'São Paulo', 'Kyoto', 'Copenhagen', 'Nairobi', 'İzmir', 'Lyon'];
const countries = [
  'Portugal',
  'Germany',
  'Nigeria',
  'Brazil',
  'Japan',
  'Denmark',
  'Kenya',
  'Türkiye',
  'France',
];
const channels: Channel[] = ['dm', 'email', 'dm', 'email', 'comment', 'call', 'parcel'];
const intents: Intent[] = ['check-in', 'ask', 'give', 'thanks', 'reply', 'ask'];
const notes = [
  'Loved the glaze on the small cups; asked for two more for the kitchen shoot.',
  'Sent the autumn brief. She will answer after the holidays.',
  null,
  null,
  'Thanked her for the unasked story. 14k views!',
  null,
];

export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

let made = 0;
/** Identities that look like UUIDv7 and never repeat in this window. */
export function makeId(): string {
  made += 1;
  return `01900000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`;
}

export function seedPeople(count: number, today: string, seed = 7): FakePerson[] {
  made = 0;
  const next = random(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const people: FakePerson[] = [];
  for (let i = 0; i < count; i += 1) {
    const strange = i % 17 === 3;
    const name = strange ? odd[((i - 3) / 17) % odd.length]! : `${pick(first)} ${pick(last)}`;
    const handle = handleOf(name, i);
    const stage = weighted(next());
    const age = 20 + Math.floor(next() * 420);
    const place = Math.floor(next() * cities.length);
    const person: FakePerson = {
      id: makeId(),
      name,
      stage,
      sub_stage: null,
      rank: i,
      details: i % 3 === 0 ? {} : { tier: tiers[stage] },
      accounts: [],
      emails: [],
      phones: [],
      tags: [],
      custom: seedOwn(i),
      touchpoints: [],
      mentions: [],
      appreciation: [],
      moves: [{ on: addDays(today, -age), from: null, to: 'discovery' }],
      imports: [{ on: addDays(today, -age), file_name: 'creators 2025 (final v3).csv', created: true }],
      merges: [],
      added_on: addDays(today, -age),
      snoozed_until: null,
      archived_on: i % 41 === 40 ? addDays(today, -5) : null,
      do_not_contact: i % 53 === 52,
    };
    const accounts = next() < 0.06 ? 0 : 1 + Math.floor(next() * next() * 4);
    const used = new Set<Platform>();
    for (let a = 0; a < accounts; a += 1) {
      const platform = next() < 0.1 ? pick(rare) : pick(platforms);
      if (used.has(platform)) continue;
      used.add(platform);
      const followers = next() < 0.12 ? null : Math.floor(10 ** (2.6 + next() * 4));
      const id = makeId();
      const on = followers === null ? today : addDays(today, -Math.floor(next() * 60));
      const counts = followers === null ? [] : pastCounts(id, followers, on);
      person.accounts.push({
        id,
        platform,
        handle: platform === 'website' ? `${handle}.example` : handle,
        url: platform === 'instagram' ? `https://www.instagram.com/${handle}/` : null,
        followers,
        followers_on: followers === null ? null : on,
        history: counts,
        growth: null,
      });
    }
    person.accounts.sort((a, b) => (b.followers ?? -1) - (a.followers ?? -1));
    if (next() < 0.7) person.emails.push({ id: makeId(), address: `${handle}@mail.example` });
    if (next() < 0.2) person.phones.push({ id: makeId(), number: `+49 30 5550 ${1000 + i}` });
    if (next() < 0.5) Object.assign(person.details, { location: cities[place], country: countries[place] });
    if (next() < 0.2) person.details.agency = 'North & Kind Talent';
    if (next() < 0.3) person.details.note = 'Prefers voice notes. Two cats, no dairy.';
    if (next() < 0.25)
      person.details.birthday = `--0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 9)}`;
    for (const tag of tags) if (next() < 0.12) person.tags.push(tag);
    if (stage !== 'discovery' || next() < 0.2) {
      const contacts = 1 + Math.floor(next() * 6);
      let ago = Math.floor(next() * next() * 90);
      for (let t = 0; t < contacts && ago < age; t += 1) {
        person.touchpoints.push(touchpoint(addDays(today, -ago), next));
        ago += 3 + Math.floor(next() * 40);
      }
      if (stage !== 'discovery')
        person.moves.push({ on: addDays(today, -ago % age), from: 'discovery', to: stage });
    }
    if (i % 23 === 5) person.snoozed_until = addDays(today, 4);
    if (i % 37 === 9) person.details.next_touch_on = addDays(today, -1);
    people.push(person);
  }
  return people;

  function touchpoint(on: string, roll: () => number): FakeTouchpoint {
    const direction: Direction = roll() < 0.7 ? 'out' : 'in';
    return { id: makeId(), on, channel: pick(channels), direction, intent: pick(intents), note: pick(notes) };
  }
}

function weighted(roll: number): Stage {
  let sum = 0;
  for (const [i, weight] of weights.entries()) {
    sum += weight;
    if (roll < sum) return stages[i]!;
  }
  return 'discovery';
}

function handleOf(name: string, i: number): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^a-zA-Z ]/g, '')
    .trim()
    .toLowerCase()
    .replace(/ +/g, i % 3 === 0 ? '.' : i % 3 === 1 ? '_' : '');
  return plain.length > 1 ? plain.slice(0, 30) : `creator.${i}`;
}

/** Counts of an account up to the newest: of some the last one alone is known. */
function pastCounts(id: string, followers: number, on: string): FollowerCount[] {
  const months = followers % 3 === 0 ? [0] : [270, 180, 90, 0];
  return months.map((days, at) => ({
    id: `${id}-${at}`,
    on: addDays(on, -days),
    followers: Math.round(followers * (1 - (days / 90) * 0.04)),
    source: days === 0 ? 'spring list.csv' : 'creators.xlsx',
  }));
}
