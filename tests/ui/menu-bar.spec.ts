import { expect, test, type Page } from '@playwright/test';
import type { Bar, BarItem } from '../../ui/src/api/client';
import { open } from './shared';

/** A window on a Mac: the system has a menu bar, and tells which action was chosen there. */
interface Mac {
  bars: Bar[];
  hear: (event: string, payload: unknown) => void;
}

test.beforeEach(({ page }) =>
  page.addInitScript(() =>
    Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel', configurable: true }),
  ),
);

const bar = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { perennialFake: Mac }).perennialFake.bars.at(-1)!);
const item = async (page: Page, id: string) =>
  (await bar(page)).menus
    .flatMap(({ items }) => items)
    .find((one): one is Extract<BarItem, { kind: 'action' }> => one.kind === 'action' && one.id === id)!;
const choose = (page: Page, id: string) =>
  page.evaluate(
    (chosen) =>
      (globalThis as unknown as { perennialFake: Mac }).perennialFake.hear('menu-chosen', { id: chosen }),
    id,
  );

test('has every action of the window with its keys, and no letter as keys', async ({ page }) => {
  await open(page, 'today');
  const { menus } = await bar(page);
  expect(menus.map(({ title }) => title)).toEqual(['Perennial', 'File', 'Edit', 'View', 'Window', 'Help']);
  const actions = menus.flatMap(({ items }) => items).filter((one) => one.kind === 'action');
  expect(actions.map(({ id, keys }) => `${id} ${keys}`)).toEqual([
    'settings Mod+,',
    'new-person Mod+n',
    'import Mod+o',
    'undo Mod+z',
    'redo Mod+Shift+z',
    'select-all Mod+a',
    'palette Mod+k',
    'today Mod+1',
    'board Mod+2',
    'people Mod+3',
    'duplicates Mod+Shift+d',
    'theme Mod+Shift+l',
    'shortcuts null',
  ]);
});

test('what is chosen there is done, and nothing under a sheet', async ({ page }) => {
  await open(page, 'today');
  await choose(page, 'people');
  await expect(page.getByTestId('screen-people')).toBeVisible();
  await choose(page, 'new-person');
  await expect(page.getByTestId('new-person')).toBeVisible();
  await expect.poll(async () => (await item(page, 'board')).enabled).toBe(false);
  await choose(page, 'board');
  await expect(page.getByTestId('screen-people')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await item(page, 'board')).enabled).toBe(true);
});

test('undo and all are the words where somebody writes, else the window’s', async ({ page }) => {
  await open(page, 'people');
  await choose(page, 'new-person');
  const name = page.getByTestId('new-person-name');
  await name.pressSequentially('Ada');
  await choose(page, 'select-all');
  await page.keyboard.type('Zoë');
  await expect(name).toHaveValue('Zoë');
  await choose(page, 'undo');
  await expect(name).not.toHaveValue('Zoë');
  await page.keyboard.press('Escape');

  await open(page, 'today');
  await page.keyboard.press('j');
  await choose(page, 'select-all');
  await expect(page.getByTestId('selection-bar')).toBeVisible();
});

test('speaks German with the window', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('perennial.language', 'de'));
  await open(page, 'today');
  expect((await bar(page)).menus.map(({ title }) => title)).toEqual([
    'Perennial',
    'Ablage',
    'Bearbeiten',
    'Darstellung',
    'Fenster',
    'Hilfe',
  ]);
});

test('elsewhere than on a Mac there is none', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'platform', { get: () => 'Linux x86_64' }));
  await open(page, 'today');
  expect(await bar(page)).toBeUndefined();
});
