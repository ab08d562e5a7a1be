/** What was typed and not saved outlives the window: it goes away without a word, and comes back. */
import { expect, test, type Page } from '@playwright/test';
import { clean, open } from './shared';

const ada = '01900000-0000-7000-8000-000000000001';
const left = (page: Page) => page.getByTestId('left-draft');

/** Nothing of the page hears that it ends, as in a crash. */
async function crash(page: Page, screen = 'today'): Promise<void> {
  const kept = await page.evaluate(() => localStorage.getItem('perennial.drafts'));
  await page.goto('about:blank');
  await open(page, screen);
  // What its end would have written is taken away again.
  const now = await page.evaluate(() => localStorage.getItem('perennial.drafts'));
  expect(now).toBe(kept);
}

const sheets = [
  { what: 'a contact', key: 'Shift+L', field: 'log-note', says: /a contact with Giulia/ },
  { what: 'a post', key: 'p', field: 'mention-note', says: /a post by Giulia/ },
  { what: 'something done', key: 'a', field: 'appreciation-note', says: /something done for Giulia/ },
];

for (const { what, key, field, says } of sheets)
  test(`the text of ${what} is offered on Today after a crash, and gone once it is saved`, async ({
    page,
  }) => {
    await open(page, 'today');
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press(key);
    await page.getByTestId(field).focus();
    await page.keyboard.type('She asked for the glaze of the blue cup, and wants to see the kiln in May');
    await crash(page);
    await expect(left(page)).toHaveText(says);
    await clean(page);
    await page.getByTestId('left-draft-go-on').press('Enter');
    await expect(page.getByTestId(field)).toHaveValue(/^She asked .* in May$/);
    await expect(page.getByTestId('kept-text')).toBeVisible();
    await expect(left(page)).toHaveCount(0);
    await clean(page);
    await page.getByTestId(field).press('Control+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.locator('body')).not.toBeFocused();
    await crash(page);
    await page.locator('[data-row]').first().waitFor();
    await expect(left(page)).toHaveCount(0);
  });

test('what is cleared is gone, and what is left for later waits where it was typed', async ({ page }) => {
  await open(page, 'today');
  await page.locator('[data-row]').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await page.getByTestId('appreciation-note').fill('A jar of the spring honey');
  await crash(page);
  await page.getByTestId('left-draft-later').press('Enter');
  await expect(left(page)).toHaveCount(0);
  await expect(page.locator('body')).not.toBeFocused();
  await page.locator('[data-row] .open').first().focus();
  await page.keyboard.press('a');
  await expect(page.getByTestId('appreciation-note')).toHaveValue('A jar of the spring honey');
  await page.getByTestId('kept-text-clear').press('Enter');
  await expect(page.getByTestId('appreciation-note')).toHaveValue('');
  await page.keyboard.press('Escape');
  await crash(page);
  await page.locator('[data-row]').first().waitFor();
  await expect(left(page)).toHaveCount(0);
});

test('what was closed unsaved is not spoken of, and is there when it is opened again', async ({ page }) => {
  await open(page, 'today');
  await page.locator('[data-row]').first().waitFor();
  await page.keyboard.press('Control+n');
  await page.getByTestId('new-person-name').fill('Grace Hopper');
  await page.getByTestId('new-person-accounts').fill('@grace\n@hopper.makes');
  await page.keyboard.press('Escape');
  await crash(page);
  await page.locator('[data-row]').first().waitFor();
  await expect(left(page)).toHaveCount(0);
  await page.keyboard.press('Control+n');
  await expect(page.getByTestId('new-person-accounts')).toHaveValue('@grace\n@hopper.makes');
});

test('a note is there again beside the person, and is saved by leaving', async ({ page }) => {
  await open(page, `people?person=${ada}`);
  await page.getByTestId('person-note').fill('Her sister runs the gallery in Porto');
  await crash(page);
  await expect(left(page)).toHaveText(/Not saved yet: your note on Ada/);
  await page.getByTestId('left-draft-go-on').press('Enter');
  await expect(page.getByTestId('person-note')).toHaveValue('Her sister runs the gallery in Porto');
  await page.getByTestId('person-note').focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('toast').last()).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('perennial.drafts'))).toBe('[]');
});

test('the change of a contact waits at its line', async ({ page }) => {
  await open(page, `people?person=${ada}`);
  await page.getByTestId('timeline-menu').first().click();
  await page.getByTestId('menu-edit').click();
  await page.getByTestId('log-note').fill('She prefers a call');
  await page.keyboard.press('Escape');
  await page.getByTestId('timeline-unsaved').press('Enter');
  await expect(page.getByTestId('log-note')).toHaveValue('She prefers a call');
  await page.getByTestId('log-note').press('Control+Enter');
  await expect(page.getByTestId('timeline-unsaved')).toHaveCount(0);
  await expect(page.getByTestId('timeline')).toContainText('She prefers a call');
});

test('a template that was being written waits in the settings', async ({ page }) => {
  await open(page, 'settings');
  await page.getByTestId('template-new').click();
  await page.getByTestId('template-name').fill('Spring note');
  await page.getByTestId('template-body').fill('Hi {{ first_name }}, the clay is in.');
  await crash(page);
  await expect(left(page)).toHaveText(/a new template/);
  await page.getByTestId('left-draft-go-on').press('Enter');
  await expect(page.getByTestId('template-new')).toContainText('Not saved yet');
  await page.getByTestId('template-new').press('Enter');
  await expect(page.getByTestId('template-body')).toHaveValue('Hi {{ first_name }}, the clay is in.');
  await page.getByTestId('template-save').press('Enter');
  await expect(page.getByTestId('template')).toHaveCount(1);
  await expect(page.getByTestId('template-new')).toHaveText('New template');
});

test('whoever is erased takes it with them', async ({ page }) => {
  await open(page, `people?person=${ada}`);
  await page.getByTestId('person-log').click();
  await page.getByTestId('log-note').fill('Nobody may read this later');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => localStorage.getItem('perennial.drafts'))).toContain('Nobody may');
  await page.getByTestId('person-more').click();
  await page.getByTestId('menu-erase').click();
  await page.getByTestId('erase-confirm').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem('perennial.drafts'))).toBe('[]');
});
