/** Files that the fake can open, by their names: lines of cells, before anything is understood. */
import { failure, type Format, type SheetTitle } from '../../client';
import type { FakePerson } from '../people';

/** A list as it lies on the disk. Lines are made when they are asked for, so that a long one costs nothing. */
export interface FakeSheet {
  name: string;
  /** Where the header is found, counted from 1; 0: nowhere. */
  headerLine: number;
  /** Lines in all. */
  lines: number;
  cells: (line: number) => string[];
}

export interface FakeFile {
  name: string;
  path: string;
  kind: Format['kind'];
  sheets: FakeSheet[];
}

export const rowsOf = (sheet: FakeSheet) => sheet.lines - sheet.headerLine;
export const titles = (file: FakeFile): SheetTitle[] =>
  file.sheets.map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet) }));

const refusals: [RegExp, string, string, string | null][] = [
  [/\.(png|jpe?g|pdf)$/i, 'import_not_csv', 'holds no table. Save the list as CSV and import that.', null],
  [
    /locked/i,
    'import_encrypted',
    'is locked with a password. Open it in your spreadsheet program, save it without the password, and import that.',
    null,
  ],
  [
    /bomb/i,
    'import_too_large',
    'claims more cells than any list of people has. Copy the rows you need into a new file and import that.',
    'xl/worksheets/sheet1.xml: 17,179,869,184 cells',
  ],
  [/[\\/]$/, 'folder', 'is a folder. Open it and choose the list inside.', null],
];

export function openFile(path: string, known: FakePerson[]): FakeFile {
  const name =
    path
      .replace(/[\\/]$/, '')
      .split(/[\\/]/)
      .pop() ?? path;
  const refusal = refusals.find(([pattern]) => pattern.test(path));
  if (refusal) throw failure(refusal[1], `${name} ${refusal[2]}`, refusal[3]);
  if (/gone/i.test(name)) {
    throw failure('unreadable', `${name} is no longer where it was. Find it and open it again.`);
  }
  if (/\.xlsx?$/i.test(name)) {
    const sheets = /colours/i.test(name)
      ? [creators('TikTok', 120, known), colours('Palette')]
      : [creators('TikTok', 120, known), creators('Instagram', 84, known), creators('Old list', 12, known)];
    return { name, path, kind: 'workbook', sheets };
  }
  if (/\.vcf$/i.test(name)) return { name, path, kind: 'cards', sheets: [cards(known)] };
  if (/colours/i.test(name)) return { name, path, kind: 'text', sheets: [colours('')] };
  if (/wide/i.test(name)) return { name, path, kind: 'text', sheets: [wide()] };
  const rows = /big/i.test(name) ? 100_000 : 200;
  return { name, path, kind: 'text', sheets: [creators('', rows, known)] };
}

const header = ['Handle', 'Full name', 'Followers', 'E-mail', 'Country', 'Rate (EUR)', 'Last contact', 'ER'];

/** A list kept by hand: a title, a header, rows of every kind. */
function creators(name: string, rows: number, known: FakePerson[]): FakeSheet {
  const reachable = known.filter((p) => p.accounts.length > 0);
  const written = known.filter((p) => p.emails.length > 0);
  const pick = (from: FakePerson[], at: number) => from[at % Math.max(1, from.length)];
  const cells = (line: number): string[] => {
    if (line === 1) return ['Creators, spring 2026', ...header.slice(1).map(() => '')];
    if (line === 2) return header;
    const i = line - 3;
    const roll = ((i * 2654435761) >>> 0) / 4294967296;
    const handle = `creator_${i}${roll > 0.5 ? '.studio' : ''}`;
    const row = [
      `@${handle}`,
      `Creator ${i} of the Long List`,
      String(Math.floor(1000 * 10 ** (roll * 3))),
      roll > 0.3 ? `${handle}@mail.example` : '',
      'Portugal',
      String(200 + (i % 9) * 50),
      i % 2 ? `${String(1 + (i % 12)).padStart(2, '0')}/04/2026` : '',
      (0.2 + (i % 7) / 10).toFixed(1),
    ];
    const [someone, other] = [pick(reachable, i), pick(written, i + 3)];
    if (i % 50 === 49) return row.map(() => '');
    if (i % 40 === 7) row[2] = 'lots!';
    if (i % 20 === 5 && someone) row[1] = pick(known, i * 3)!.name;
    if (i % 40 === 12 && other) row[3] = other.emails[0]!.address;
    if (i % 40 === 32 && someone && other) {
      row[0] = address(someone);
      row[3] = other.emails[0]!.address;
    }
    if (i % 10 === 1 && someone) [row[0], row[1]] = [address(someone), someone.name];
    if (i % 10 === 4 && someone && i % 40 !== 12) {
      row.splice(
        0,
        8,
        address(someone),
        someone.name,
        '',
        someone.emails[0]?.address ?? '',
        'Portugal',
        '',
        '',
        '',
      );
    }
    return row;
  };
  return { name, headerLine: 2, lines: rows + 2, cells };
}

function address(person: FakePerson): string {
  const { platform, handle } = person.accounts[0]!;
  return `${platform}:${handle}`;
}

function cards(known: FakePerson[]): FakeSheet {
  const cells = (line: number): string[] => {
    if (line === 1) return ['Name', 'E-mail', 'Phone', 'Organization'];
    const someone = known[line % Math.max(1, known.length)];
    const name = line % 5 === 0 && someone ? someone.name : `Contact ${line} Pereira`;
    return [
      name,
      `contact${line}@mail.example`,
      `+351 21 000 ${1000 + line}`,
      line % 3 ? '' : 'North & Kind',
    ];
  };
  return { name: '', headerLine: 1, lines: 213, cells };
}

/** A list in which no column says who a row is about. */
function colours(name: string): FakeSheet {
  const pigments = ['Ochre', 'Umber', 'Cadmium', 'Cobalt', 'Verdigris'];
  const cells = (line: number): string[] =>
    line === 1
      ? ['Colour', 'Town', 'Contact person']
      : [pigments[line % 5]!, line % 2 ? 'Lisboa' : 'Porto', `Painter ${line} of Colours`];
  return { name, headerLine: 1, lines: 41, cells };
}

/** What a tool exports that was asked for everything: 40 columns, one of them named by a whole sentence. */
function wide(): FakeSheet {
  const names = [
    'نور الهدى عبد الرحمن',
    '🌿 Wild Thyme Kitchen ☕️ & Friends',
    'María del Carmen Fernández-Villaverde y Álvarez de Toledo y Pérez de Guzmán el Bueno',
    'たなか ゆい',
    'נועה לוי',
    'x',
  ];
  const asked =
    'If you could work with only one brand for a whole year, which would it be, and what would you want to make together?';
  const head = [
    'Name',
    'Instagram',
    asked,
    ...Array.from({ length: 37 }, (_, i) => `Metric ${i + 1} (30 days, median)`),
  ];
  const cells = (line: number): string[] =>
    line === 1
      ? head
      : head.map((_, c) => {
          if (c === 0) return names[line % names.length]!;
          if (c === 1) return `wide.${line}`;
          if (c === 2)
            return 'A slow one. We would make a set of cups together, film every step, and never hurry.';
          return String((line * 37 + c * 11) % 997);
        });
  return { name: '', headerLine: 1, lines: 61, cells };
}
