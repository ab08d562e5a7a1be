import { expect, test, type Page } from '@playwright/test';
import { clean, dark, open } from './shared';

/** Opens the sheet of a filter by the keyboard alone. */
async function filter(page: Page, about: string): Promise<void> {
  await page.getByTestId('filter-add').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: about, exact: true }).click();
}

const chips = (page: Page) => page.getByTestId('filter-chip');
const rows = (page: Page) => page.getByTestId('people-row');

test('filters read like a sentence, say whom they would show, and come off again', async ({ page }) => {
  await open(page, 'people');
  await filter(page, 'Stage');
  const sheet = page.getByTestId('condition-sheet');
  await sheet.getByLabel('Discovery').check();
  await sheet.getByLabel('Outreach').check();
  const apply = page.getByTestId('condition-apply');
  await expect(apply).toHaveText(/^Show \d+ people$/);
  const shows = Number(/\d+/.exec((await apply.textContent())!)![0]);
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveText(['in Discovery or Outreach']);
  await expect(page.getByTestId('screen-people').getByText(`${shows} people match`)).toBeVisible();

  await filter(page, 'Tag');
  await sheet.getByLabel('is none of').check({ force: true });
  await sheet.getByLabel('ceramics').check();
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveText(['in Discovery or Outreach', 'not tagged ceramics']);
  await expect(rows(page).first()).not.toContainText('ceramics');

  await chips(page).first().getByRole('button').first().click();
  await sheet.getByLabel('Outreach').uncheck();
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveText(['in Discovery', 'not tagged ceramics']);
  await expect(rows(page).first()).toHaveAttribute('data-stage', 'discovery');

  await page.getByRole('button', { name: 'Remove “in Discovery”' }).click();
  await expect(page.getByRole('button', { name: 'Change “not tagged ceramics”' })).toBeFocused();
  await page.getByRole('button', { name: 'Remove “not tagged ceramics”' }).click();
  await expect(page.getByTestId('screen-people').getByText('293 people', { exact: true })).toBeVisible();
  await expect(page.getByTestId('filter-add')).toBeFocused();
});

test('a range takes 10K for ten thousand, and says what is no number', async ({ page }) => {
  await open(page, 'people');
  await filter(page, 'Followers');
  await page.getByTestId('condition-least').fill('many');
  await expect(page.getByText('This is no number')).toBeVisible();
  await expect(page.getByTestId('condition-apply')).toBeDisabled();
  await page.getByTestId('condition-least').fill('50K');
  await page.getByTestId('condition-most').fill('10K');
  await expect(page.getByText('The smaller number comes first')).toBeVisible();
  await page.getByTestId('condition-least').fill('10K');
  await page.getByTestId('condition-most').fill('50K');
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveText(['with 10K to 50K followers']);
});

test('“not contacted for 30 days” and “never contacted” are one filter', async ({ page }) => {
  await open(page, 'people');
  await filter(page, 'Last contact');
  await page.getByTestId('condition-least').fill('30');
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveText(['not contacted for 30 days']);
  await chips(page).getByRole('button').first().click();
  await page.getByTestId('condition-mode-never').locator('input').check({ force: true });
  await page.getByTestId('condition-apply').click();
  await expect(chips(page)).toHaveText(['never contacted']);
  await expect(rows(page).first()).toContainText('never contacted');
});

test('a view is saved, kept over a restart, changed, and removed with an undo', async ({ page }) => {
  await open(page, 'people');
  await filter(page, 'Due');
  await page.getByTestId('condition-sheet').getByLabel('Overdue').check();
  await page.keyboard.press('Enter');
  await page.getByTestId('views').click();
  await page.getByRole('menuitem', { name: 'Save as a view…' }).click();
  await page.getByTestId('view-save').click();
  await expect(page.getByText('A view needs a name.')).toBeVisible();
  await page.getByTestId('view-name').fill('Late');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('views')).toHaveText('Late');

  await filter(page, 'Do not contact');
  await expect(page.getByTestId('views')).toHaveText('Late, changed');
  await page.getByTestId('views').click();
  await page.getByRole('menuitem', { name: 'Save changes to “Late”' }).click();
  await expect(page.getByTestId('views')).toHaveText('Late');

  await page.getByTestId('views').click();
  await page.getByRole('menuitem', { name: 'Everybody' }).click();
  await expect(chips(page)).toHaveCount(0);
  await page.getByTestId('views').click();
  await page.getByRole('menuitem', { name: 'Late', exact: true }).click();
  await expect(chips(page)).toHaveText(['overdue', 'not to be contacted']);

  await page.getByTestId('views').click();
  await page.getByRole('menuitem', { name: 'Remove “Late”' }).click();
  await expect(page.getByTestId('views')).toHaveText('Views');
  const removed = page.getByTestId('toast').filter({ hasText: 'Removed the view' });
  await removed.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByTestId('views')).toHaveText('Late');

  // The fake forgets its people at a restart; what the window shows is the window's own to keep.
  await page.reload();
  await expect(chips(page)).toHaveText(['overdue', 'not to be contacted']);
});

test('the board shows whom the filters ask for, in the order that is chosen', async ({ page }) => {
  await open(page, 'board');
  const count = page.getByTestId('column-count-discovery');
  await expect(count).not.toHaveText('0');
  const before = Number(await count.textContent());
  await filter(page, 'Tag');
  await page.getByTestId('condition-sheet').getByLabel('ceramics').check();
  await page.keyboard.press('Enter');
  await expect.poll(async () => Number(await count.textContent())).toBeLessThan(before);
  await page.getByTestId('board-order').click();
  await page.getByRole('option', { name: 'Name', exact: true }).click();
  const names = page.getByTestId('column-discovery').locator('[data-name]');
  await expect
    .poll(async () => {
      const shown = await names.evaluateAll((cards) =>
        cards
          .sort((a, b) => Number((a as HTMLElement).dataset.index) - Number((b as HTMLElement).dataset.index))
          .map((card) => (card as HTMLElement).dataset.name!),
      );
      return JSON.stringify(shown) === JSON.stringify([...shown].sort((a, b) => a.localeCompare(b)));
    })
    .toBe(true);
  await filter(page, 'Followers');
  await page.getByTestId('condition-least').fill('900M');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('board-no-match')).toBeVisible();
  await page.getByRole('button', { name: 'Show everyone' }).click();
  await expect(count).toHaveText(String(before));
});

for (const scheme of ['light', 'dark'] as const) {
  test(`clean in ${scheme}, in a small window too`, async ({ page }, info) => {
    await page.setViewportSize({ width: 900, height: 600 });
    await open(page, 'people');
    if (scheme === 'dark') await dark(page);
    await filter(page, 'Tag');
    await page.getByTestId('condition-sheet').getByLabel('ceramics').check();
    await clean(page);
    await page.screenshot({ path: `${info.outputDir}/sheet-${scheme}.png` });
    await page.keyboard.press('Enter');
    await filter(page, 'Followers');
    await page.getByTestId('condition-least').fill('10K');
    await page.keyboard.press('Enter');
    await clean(page);
    await page.screenshot({ path: `${info.outputDir}/people-${scheme}.png` });
    await open(page, 'board');
    await filter(page, 'Tag');
    await page.getByTestId('condition-sheet').getByLabel('ceramics').check();
    await page.keyboard.press('Enter');
    await clean(page);
    await page.screenshot({ path: `${info.outputDir}/board-${scheme}.png` });
  });
}
