import { expect, test, type Page } from '@playwright/test';
import { clean, dark, open } from './shared';

const ada = '01900000-0000-7000-8000-000000000001';
const composer = (page: Page) => page.getByTestId('composer');
const area = (page: Page) => page.getByTestId('write-text');

async function withTemplates(page: Page): Promise<void> {
  await open(page, 'settings');
  await page.getByTestId('template-starters').click();
  await expect(page.getByTestId('template').first()).toBeVisible();
}

/** To somebody's panel without a reload: the fake forgets what it was told. */
async function writeToAda(page: Page): Promise<void> {
  await page.evaluate((id) => (location.hash = `#/people?person=${id}`), ada);
  await page.getByTestId('person-name').waitFor();
  await page.getByTestId('person-write').click();
  await expect(composer(page)).toBeVisible();
}

async function choose(page: Page, select: string, option: string): Promise<void> {
  await page.getByTestId(select).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('a note is written from a template, copied, logged, and its undo brings the draft back', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await withTemplates(page);
  await writeToAda(page);
  await choose(page, 'write-channel', 'DM');
  await choose(page, 'write-template', 'Check-in');
  await expect(area(page)).toHaveValue(/^Hi Ada, no ask today/);
  await clean(page);
  await area(page).fill('Ada, your reel about night firing is still with me. How are you?');
  await expect(page.getByTestId('write-fine')).toBeVisible();
  await expect(page.getByTestId('write-state')).toHaveText('Draft kept');
  await page.getByTestId('write-copy').click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('night firing');
  await expect(page.getByTestId('write-question')).toBeFocused();
  await clean(page);
  await page.getByTestId('write-yes').click();
  await expect(composer(page)).toHaveCount(0);
  await expect(page.getByTestId('timeline-text').first()).toContainText('night firing');
  await page.getByTestId('toast-undo').last().click();
  await expect(page.getByTestId('person-standing')).toContainText('45 days since you wrote');
  await page.getByTestId('person-write').click();
  await expect(area(page)).toHaveValue(/night firing/);
});

test('what is missing keeps it from being copied and is shown in the text', async ({ page }) => {
  await withTemplates(page);
  await writeToAda(page);
  await choose(page, 'write-channel', 'DM');
  await area(page).fill('Hi dear, greetings to {{ niche }} from [NAME].');
  await expect(page.getByTestId('write-missing')).toContainText('Niche is blank');
  await expect(page.getByTestId('write-state')).toContainText('A field is blank: Niche');
  await expect(page.getByTestId('write-copy')).toHaveAttribute('aria-disabled', 'true');
  await expect(page.locator('[data-kind=stock_greeting]')).toContainText('“Hi dear”');
  await page.getByRole('button', { name: 'Show in the text: Niche' }).click();
  const marked = await area(page).evaluate((a: HTMLTextAreaElement) =>
    a.value.slice(a.selectionStart, a.selectionEnd),
  );
  expect(marked).toBe('{{ niche }}');
  await clean(page);
  await dark(page);
  await clean(page);
});

test('it opens by key on a row of Today, keeps the draft when it is closed, and logs nothing unasked', async ({
  page,
}) => {
  await open(page, 'today');
  await page.keyboard.press('j');
  await page.keyboard.press('w');
  await expect(composer(page)).toBeVisible();
  await expect(page.getByTestId('write-starters')).toBeVisible();
  await area(page).fill('Half a thought');
  await page.keyboard.press('Escape');
  await expect(composer(page)).toHaveCount(0);
  await page.keyboard.press('w');
  await expect(area(page)).toHaveValue('Half a thought');
});

test('templates are added, put in order, changed with a preview, removed and brought back', async ({
  page,
}) => {
  await withTemplates(page);
  const names = page.getByTestId('template').locator('.name');
  await expect(names.nth(1)).toHaveText('First note, short');
  await page.getByRole('button', { name: 'Move “First note, short” up' }).click();
  await expect(names.first()).toHaveText('First note, short');
  await page.getByTestId('template-open').first().click();
  await page.getByTestId('template-body').fill('Hi {{ first_nam }}');
  await expect(page.getByTestId('template-problem')).toContainText('Line 1, column 7');
  await page.getByTestId('template-save').click();
  await expect(page.getByTestId('template-error')).toContainText('no field');
  await page.getByTestId('template-body').fill('Hi {{ first_name }} in {{ niche }}');
  await expect(page.getByTestId('write-reading')).toContainText('{{ niche }}');
  await clean(page);
  await page.getByTestId('template-name').fill('Shortest');
  await page.getByTestId('template-save').click();
  await expect(names.first()).toHaveText('Shortest');
  await page.getByRole('button', { name: 'Delete “Shortest”' }).click();
  await expect(names.first()).toHaveText('First note');
  await page.getByTestId('toast-undo').last().click();
  await expect(names.first()).toHaveText('Shortest');
  await clean(page);
});
