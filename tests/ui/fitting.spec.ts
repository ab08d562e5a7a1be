import { expect, test, type Page } from '@playwright/test';
import { clean, dark, open } from './shared';

const ada = '01900000-0000-7000-8000-000000000001';

async function openAda(page: Page, flags = ''): Promise<void> {
  await open(page, `people?person=${ada}`, flags);
  await page.getByTestId('person-name').waitFor();
}

test('criteria are answered with a reason by keys, and the answer is taken back', async ({ page }) => {
  await openAda(page);
  await expect(page.getByTestId('fit-summary')).toHaveText('Nothing answered yet');
  const niche = page.getByTestId('fit-line').nth(1);
  await niche.getByTestId('fit-unknown').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(niche.getByTestId('fit-yes')).toBeChecked();
  await expect(page.getByTestId('fit-summary')).toHaveText('1 of 5 fit, 4 unknown');
  await niche.getByTestId('fit-reason').click();
  await niche.getByTestId('fit-reason-input').fill('ceramics since 2019');
  await page.keyboard.press('Enter');
  await expect(niche.getByTestId('fit-reason')).toHaveText('ceramics since 2019');
  await page.getByTestId('fit-line').nth(2).getByText('No', { exact: true }).click();
  await expect(page.getByTestId('fit-summary')).toHaveText('1 of 5 fit, 3 unknown');
  // Before axe has looked: a toast does not wait for it.
  await page.getByTestId('toast-undo').last().click();
  await expect(page.getByTestId('fit-summary')).toHaveText('1 of 5 fit, 4 unknown');
  await clean(page);
});

test('the checklist is the brand’s own, and people are filtered by it', async ({ page }) => {
  await open(page, 'settings');
  await page.getByTestId('criterion-add').fill('Ships abroad');
  await page.getByTestId('criterion-save').click();
  await expect(page.getByTestId('criterion')).toHaveCount(6);
  await page.getByTestId('criterion-add').fill('values');
  await page.getByTestId('criterion-save').click();
  await expect(page.getByText('there is a criterion “values” already')).toBeVisible();
  await page.getByTestId('criterion').nth(5).getByTestId('criterion-up').click();
  await expect(page.getByTestId('criterion').nth(4)).toContainText('Ships abroad');
  await page.getByTestId('criterion').first().getByTestId('criterion-name').click();
  await page.getByTestId('criterion-name-input').fill('Our audience');
  await page.keyboard.press('Enter');
  await page.getByTestId('criterion').nth(5).getByTestId('criterion-remove').click();
  await expect(page.getByTestId('criterion')).toHaveCount(5);
  await clean(page);

  await page.goto(page.url().replace('#/settings', `#/people?person=${ada}`));
  await page.getByTestId('fit-line').first().getByText('Yes', { exact: true }).click();
  await expect(page.getByTestId('fit-summary')).toHaveText('1 of 5 fit, 4 unknown');
  await page.getByTestId('person-close').click();
  await page.getByTestId('filter-add').click();
  await page.getByRole('menuitem', { name: 'Fit', exact: true }).click();
  await page.getByTestId('condition-sheet').getByLabel('Our audience: Fits').check();
  await page.getByTestId('condition-apply').click();
  await expect(page.getByText('Our audience: fits')).toBeVisible();
  await expect(page.getByTestId('people-row')).toHaveCount(1);
});

test('an account tells how it grows, and a count is written down and removed', async ({ page }) => {
  await openAda(page);
  await page.getByTestId('person-followers').first().click();
  const dialog = page.getByTestId('followers-dialog');
  await dialog.getByTestId('followers-count').first().waitFor();
  const before = await dialog.getByTestId('followers-count').count();
  await dialog.getByTestId('followers-count-input').fill('lots');
  await dialog.getByTestId('followers-save').click();
  await expect(dialog).toContainText('is no number of followers');
  await dialog.getByTestId('followers-count-input').fill('2.5K');
  await page.keyboard.press('Enter');
  await expect(dialog.getByTestId('followers-count')).toHaveCount(before + 1);
  await expect(dialog.getByTestId('followers-count').first()).toContainText('2,500');
  await expect(dialog.getByTestId('followers-growth')).toContainText(/% since/);
  await clean(page);
  await dialog.getByTestId('followers-count').first().getByRole('button').click();
  await expect(dialog.getByTestId('followers-count')).toHaveCount(before);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('person-followers').first()).toBeFocused();
});

test('an account, an address and a number are written anew where they stand', async ({ page }) => {
  await openAda(page);
  const change = page.getByTestId('reach-change');
  await change.first().click();
  await page.getByTestId('reach-input').fill('ada.bakes');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('person-panel')).toContainText('@ada.bakes');
  await expect(change.first()).toBeFocused();
  await change.nth(1).click();
  await page.getByTestId('reach-input').fill('nobody');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'is no e-mail address' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('person-panel')).toContainText('ada.andersson@mail.example');
  await page.getByTestId('toast-undo').last().click();
  await expect(page.getByTestId('person-panel')).toContainText('@ada.andersson');
});

test('a note with marks is read as it is meant, and its links go through the core', async ({ page }) => {
  await openAda(page);
  const note = page.getByTestId('person-note');
  await note.fill(
    '# Taste\nLikes **oat** milk\n- [her shop](https://ada.example)\n- [no](javascript:alert(1))',
  );
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('person-note-change')).toBeFocused();
  const read = page.getByTestId('person-note-read');
  await expect(read.getByRole('heading', { name: 'Taste' })).toBeVisible();
  await expect(read.locator('strong')).toHaveText('oat');
  await expect(read.getByRole('link')).toHaveCount(1);
  await read.getByRole('link', { name: 'her shop' }).click();
  const opened = await page.evaluate(
    () => (globalThis as unknown as { perennialFake: { opened: string[] } }).perennialFake.opened,
  );
  expect(opened).toEqual(['https://ada.example']);
  await clean(page);
  await page.getByTestId('person-note-change').click();
  await expect(note).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('person-note-change')).toBeFocused();
});

test('a page with everything is clean in the dark and in little room', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await open(page, `person/${ada}`);
  await page.getByTestId('fit-summary').waitFor();
  await dark(page);
  await clean(page);
});

test('what another cadence would do is said before it is set', async ({ page }) => {
  await openAda(page);
  await page.getByTestId('person-cadence').click();
  const field = page.getByTestId('person-cadence-input');
  await field.fill('300');
  await expect(page.getByTestId('person-cadence-said')).toHaveText('1 fewer person would be due today');
  await field.fill('many');
  await expect(page.getByTestId('person-cadence-said')).toContainText('A number of days');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('person-cadence')).toContainText('Every 30 days');
});
