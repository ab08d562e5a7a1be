import { expect, test } from 'vitest';
import type { PreviewRow } from '../api/client';
import { rowOnLine } from './rowOnLine';

const list = (lines: number[]) => {
  let asked = 0;
  const page = async (from: number, limit: number) => {
    asked += 1;
    const rows = lines.slice(from, from + limit).map((line) => ({ line }) as PreviewRow);
    return { total: lines.length, rows };
  };
  return { page, asked: () => asked };
};

test('a row is found at once where every line is a row', async () => {
  const { page, asked } = list(Array.from({ length: 100_000 }, (_, i) => i + 3));
  expect((await rowOnLine(page, 77_003, 3))?.line).toBe(77_003);
  expect(asked()).toBe(1);
});

test('blank lines and cells of several lines do not hide it', async () => {
  const lines = Array.from({ length: 5_000 }, (_, i) => 3 + i * 7);
  for (const wanted of [3, 10, lines[2_500]!, lines.at(-1)!]) {
    const { page, asked } = list(lines);
    expect((await rowOnLine(page, wanted, 3))?.line).toBe(wanted);
    expect(asked()).toBeLessThan(16);
  }
});

test('a line that is no row is nowhere', async () => {
  const lines = Array.from({ length: 500 }, (_, i) => 3 + i * 7);
  for (const line of [1, 11, 3_000, 99_999]) expect(await rowOnLine(list(lines).page, line, 3)).toBeNull();
  expect(await rowOnLine(list([]).page, 3, 3)).toBeNull();
});
