import { expect, test, type Page } from '@playwright/test';
import { clean, open } from './shared';

/** Every place, and how to come there. */
const places: [name: string, screen: string, flags?: string, steps?: (page: Page) => Promise<void>][] = [
  ['today', 'today'],
  ['week', 'today', '', (page) => page.getByTestId('days-week').click()],
  ['clear', 'today', 'empty'],
  ['board', 'board'],
  ['people', 'people'],
  [
    'filter',
    'people',
    '',
    async (page) => {
      await page.getByTestId('filter-add').click();
      await page.getByTestId('menu').getByText('Follower').click();
    },
  ],
  ['person', 'people', '', (page) => page.getByTestId('people-row').first().click()],
  ['duplicates', 'duplicates', 'twins'],
  ['import', 'import', 'unfinished'],
  ['settings', 'settings'],
  [
    'write',
    'today',
    '',
    async (page) => {
      await page.keyboard.press('j');
      await page.keyboard.press('w');
    },
  ],
  [
    'log',
    'today',
    '',
    async (page) => {
      await page.keyboard.press('j');
      await page.keyboard.press('Shift+l');
    },
  ],
  ['keys', 'today', '', (page) => page.keyboard.press('?')],
  ['palette', 'today', '', (page) => page.keyboard.press('Control+k')],
];

test('the language is chosen, kept, and changes where one is', async ({ page }) => {
  await open(page, 'settings');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByTestId('settings-language-de').click();
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.reload();
  await expect(page.getByTestId('settings-language-de').getByRole('radio')).toBeChecked();
  await page.getByTestId('settings-language-system').click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('a note that is not saved yet outlives another language', async ({ page }) => {
  await open(page, 'people');
  await page.getByTestId('people-row').first().click();
  const note = page.getByTestId('person-note');
  await note.fill('Likes oat milk');
  await page.evaluate(() => localStorage.setItem('perennial.language', 'de'));
  await page.reload();
  await expect(page.getByTestId('person-note')).toHaveValue('Likes oat milk');
});

test.describe('where the system speaks German', () => {
  test.use({ locale: 'de-AT' });

  test('so does the window, and days and numbers with it', async ({ page }) => {
    await open(page, 'people');
    await expect(page.getByRole('heading', { name: 'Personen' })).toBeVisible();
    await expect(
      page
        .getByTestId('people-row')
        .filter({ hasText: /vor \d+ Tagen/ })
        .first(),
    ).toBeVisible();
  });

  test('a date is asked for in German, and its week begins on Monday', async ({ page }) => {
    await open(page, 'today');
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    await page.getByTestId('menu-snooze-date').click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('spinbutton', { name: /^Monat/ })).toBeVisible();
    await dialog.getByRole('button', { name: 'Datum wählen' }).click();
    await page.getByRole('button', { name: 'Nächster Monat' }).click();
    await expect(page.getByText('April 2026', { exact: true })).toBeVisible();
    await expect(page.locator('[data-calendar-head-cell]').first()).toHaveText('Mo');
    await page.keyboard.press('Escape');
  });

  test('what was done is told and undone in German', async ({ page }) => {
    await open(page, 'today');
    await page.keyboard.press('j');
    await page.keyboard.press('l');
    await expect(page.getByText(/^Kontakt mit .+ festgehalten$/).first()).toBeVisible();
    await page.keyboard.press('u');
    await expect(page.getByText(/^Rückgängig gemacht: Kontakt mit/).first()).toBeVisible();
  });

  for (const [width, height] of [
    [1280, 800],
    [900, 600],
  ] as const) {
    for (const [name, screen, flags, steps] of places) {
      test(`${name} at ${width} × ${height}: nothing is cut, and axe finds nothing`, async ({
        page,
      }, info) => {
        await page.setViewportSize({ width, height });
        await open(page, screen, flags);
        await steps?.(page);
        await page.waitForTimeout(400);
        await page.screenshot({ path: info.outputPath(`${name}-${width}.png`) });
        expect(await cut(page)).toEqual([]);
        await clean(page);
      });
    }
  }
});

/** Words of ours that do not fit; what people are called may be long, and is shown whole on hover. */
function cut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ours = 'button, h1, h2, h3, label, legend, th, [role="columnheader"], .chip, kbd, nav a';
    return [...document.querySelectorAll<HTMLElement>(ours)]
      .filter(
        (one) => one.checkVisibility() && one.clientWidth > 1 && !one.querySelector('bdi, input, .unseen'),
      )
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${one.tagName.toLowerCase()} “${one.textContent?.trim().slice(0, 60)}”`);
  });
}
