import { expect, test, type Page } from '@playwright/test';
import { clean, dark, open } from './shared';

/** The cells that the story needs, in the order in which they stand. */
const columns = ['stage', 'tier', 'tags', 'country', 'cadence', 'next_touch', 'strength', 'accounts'];

async function table(page: Page, shows: unknown[] = columns.map((what) => ({ what }))): Promise<void> {
  await page.addInitScript((all) => {
    if (localStorage.getItem('perennial.showing.people')) return;
    const columns = all.map((shows) => ({ shows, width: null }));
    const segment = { conditions: [], archived: false, search: null };
    const kept = { shows: { segment, order: 'name', reversed: false, columns }, view: null };
    localStorage.setItem('perennial.showing.people', JSON.stringify(kept));
  }, shows);
  await open(page, 'people');
  await page.getByTestId('people-row').nth(3).waitFor();
}

const row = (page: Page, at: number) => page.getByTestId('people-row').nth(at);
const cell = (page: Page, at: number, column: string) => row(page, at).locator(`[data-column=${column}]`);
const toast = (page: Page) => page.getByTestId('toast').last();

test('the arrows go into a row, along its cells and out of it again', async ({ page }) => {
  await table(page);
  await row(page, 0).focus();
  await page.keyboard.press('ArrowRight');
  await expect(row(page, 0).locator('[data-cell="0"]')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(cell(page, 0, 'stage')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(cell(page, 1, 'stage')).toBeFocused();
  await page.keyboard.press('End');
  await expect(cell(page, 1, 'accounts')).toBeFocused();
  await clean(page);
  await page.keyboard.press('Home');
  await expect(row(page, 1).locator('[data-cell="0"]')).toBeFocused();
  // Only one of them is reached by Tab.
  await expect(page.locator('[role=row][tabindex="0"], [role=gridcell][tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('person-name')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row(page, 1).locator('[data-cell="0"]')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(row(page, 1)).toBeFocused();
});

test('a cell is changed where it stands, kept as one entry, and taken back', async ({ page }) => {
  await table(page);
  await cell(page, 0, 'country').dblclick();
  await expect(page.getByTestId('person-name')).toHaveCount(0);
  const input = page.getByTestId('cell-input');
  await expect(input).toBeFocused();
  await clean(page);
  await input.fill('Portugal');
  await input.press('Enter');
  await expect(cell(page, 0, 'country')).toHaveText('Portugal');
  await expect(cell(page, 1, 'country')).toBeFocused();
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(cell(page, 0, 'country')).not.toHaveText('Portugal');
  // Escape takes back what was typed.
  await cell(page, 1, 'country').dblclick();
  await page.getByTestId('cell-input').fill('Nowhere');
  await page.keyboard.press('Escape');
  await expect(cell(page, 1, 'country')).toBeFocused();
  await expect(cell(page, 1, 'country')).not.toHaveText('Nowhere');
  // F2 on the row as a whole is its name; Enter on the name opens.
  await row(page, 2).focus();
  await page.keyboard.press('F2');
  await page.getByTestId('cell-input').fill('Renamed Person');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Renamed Person').first()).toBeVisible();
});

test('Tab goes from cell to cell that can be changed, there and back, over the ends of rows', async ({
  page,
}) => {
  await table(
    page,
    ['tier', 'followers', 'country'].map((what) => ({ what })),
  );
  await row(page, 0).focus();
  await page.keyboard.press('F2');
  await page.keyboard.press('Tab');
  await expect(cell(page, 0, 'tier').getByRole('button')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(cell(page, 0, 'country').getByTestId('cell-input')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(row(page, 1).locator('[data-cell="0"]').getByTestId('cell-input')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(cell(page, 0, 'country').getByTestId('cell-input')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cell(page, 0, 'country')).toBeFocused();
});

test('a stage, a tier, tags and a date are changed by what fits each', async ({ page }) => {
  await table(page);
  await cell(page, 0, 'tier').dblclick();
  await page.getByRole('menuitem', { name: 'Partner' }).click();
  await expect(cell(page, 0, 'tier')).toHaveText('Partner');
  await expect(cell(page, 0, 'tier')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Advocacy' }).press('Enter');
  await expect(cell(page, 0, 'stage')).toHaveText('Advocacy');
  await cell(page, 0, 'tags').dblclick();
  await page.getByTestId('cell-input').fill('vip, tea');
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 'tags').locator('.tag')).toHaveText(['tea', 'vip']);
  await expect(toast(page)).toContainText('tags');
  await cell(page, 0, 'next_touch').dblclick();
  await expect(page.getByTestId('cell-date')).toBeVisible();
  await clean(page);
  await page.keyboard.type('4012026');
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 'next_touch')).not.toBeEmpty();
  await expect(cell(page, 1, 'next_touch')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Delete');
  await expect(cell(page, 0, 'next_touch')).toBeEmpty();
});

test('what is refused says so at the cell and is still there; leaving the screen keeps what was typed', async ({
  page,
}) => {
  await table(page);
  await cell(page, 0, 'cadence').dblclick();
  await page.getByTestId('cell-input').fill('often');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('cell-error')).toBeVisible();
  await expect(page.getByTestId('cell-input')).toHaveValue('often');
  await clean(page);
  await page.getByTestId('cell-input').fill('21');
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 'cadence')).toHaveText('21 days');
  await cell(page, 0, 'country').dblclick();
  await page.getByTestId('cell-input').fill('Peru');
  await page.getByTestId('nav-today').click();
  await expect(toast(page)).toContainText('country');
});

test('what is typed stays while the list scrolls and is asked anew', async ({ page }) => {
  await table(page);
  await cell(page, 0, 'country').dblclick();
  await page.getByTestId('cell-input').fill('Portug');
  await page.locator('.scroller').evaluate((node) => node.scrollBy(0, 6000));
  await expect(page.getByTestId('people-row').nth(8)).toBeVisible();
  await expect(page.getByTestId('cell-input')).toBeFocused();
  await page.keyboard.type('al');
  await page.keyboard.press('Enter');
  await page.locator('.scroller').evaluate((node) => node.scrollTo(0, 0));
  await expect(cell(page, 0, 'country')).toHaveText('Portugal');
});

test('the focus goes with its person where the order puts them elsewhere', async ({ page }) => {
  await table(page);
  await page.getByTestId('people-order').click();
  await page.getByRole('option', { name: 'Country', exact: true }).click();
  await expect(cell(page, 0, 'country')).not.toBeEmpty();
  const id = await row(page, 0).getAttribute('data-person');
  await cell(page, 0, 'country').dblclick();
  await page.getByTestId('cell-input').fill('Chile');
  await page.keyboard.press('Escape');
  await cell(page, 0, 'stage').dblclick();
  await page.getByRole('menuitem', { name: 'Nurturing' }).click();
  await expect(page.locator(`[data-person="${id}"] [data-column=stage]`).first()).toBeFocused();
});

test('links open by pointer and by key, and select nothing', async ({ page }) => {
  await table(page);
  const opened = () =>
    page.evaluate(
      () => (globalThis as unknown as { perennialFake: { opened: string[] } }).perennialFake.opened,
    );
  const link = page.getByTestId('cell-link').first();
  await link.scrollIntoViewIfNeeded();
  await link.click();
  await expect(page.getByTestId('person-name')).toHaveCount(0);
  await expect.poll(opened).toHaveLength(1);
  expect((await opened())[0]).toMatch(/^https:/);
});

for (const [width, height] of [
  [1280, 800],
  [900, 600],
] as const)
  test(`the table is whole at ${width} × ${height}, light and dark`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await table(page);
    await cell(page, 1, 'tags').dblclick();
    await expect(page.getByTestId('cell-input')).toBeFocused();
    await clean(page);
    await dark(page);
    await clean(page);
  });
