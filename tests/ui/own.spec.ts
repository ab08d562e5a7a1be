import { expect, test, type Page } from '@playwright/test';
import { clean, dark, open } from './shared';

const ada = '01900000-0000-7000-8000-000000000001';

async function openAda(page: Page, flags = ''): Promise<void> {
  await open(page, `people?person=${ada}`, flags);
  await page.getByTestId('person-name').waitFor();
  await page.getByRole('button', { name: /Show empty fields|Leere Felder/ }).click();
}

async function filter(page: Page, name: string): Promise<void> {
  await page.getByTestId('filter-add').click();
  await page.getByRole('menuitem', { name: 'Own fields' }).hover();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

test('own fields are filled each in the way of its kind', async ({ page }) => {
  await openAda(page);
  const number = page.getByTestId('person-own-number');
  await number.click();
  await page.getByTestId('person-own-number-input').fill('lots');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('is no number');
  await page.getByTestId('person-own-number-input').fill('1,234.5');
  await page.keyboard.press('Enter');
  await expect(number).toHaveText('1,234.5');

  await page.getByTestId('person-own-choice').click();
  await page.getByRole('option', { name: 'M', exact: true }).click();
  await expect(page.getByTestId('person-own-choice')).toContainText('M');

  await page.getByTestId('person-own-yes_no').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Yes' }).click();
  await expect(page.getByTestId('person-own-yes_no')).toContainText('Yes');

  await page.getByTestId('person-own-date').click();
  await expect(page.getByTestId('person-own-date-save')).toBeDisabled();
  const segments = page.getByTestId('person-own-date-on').getByRole('spinbutton');
  await segments.first().focus();
  await page.keyboard.type('31');
  await page.keyboard.type('05');
  await page.keyboard.type('2026');
  await page.getByTestId('person-own-date-save').click();
  await expect(page.getByTestId('person-own-date')).toHaveText('31 May 2026');
  await page.getByTestId('toast-undo').last().click();
  await expect(page.getByTestId('person-own-date')).toHaveText('Add contract until');

  await page.getByTestId('person-own-link').click();
  await page.getByTestId('person-own-link-input').fill('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('is no web address');
  await page.getByTestId('person-own-link-input').fill('ada.example/kit');
  await page.keyboard.press('Enter');
  await page.getByTestId('person-own-link-open').click();
  const opened = await page.evaluate(
    () => (globalThis as unknown as { perennialFake: { opened: string[] } }).perennialFake.opened,
  );
  expect(opened).toEqual(['https://ada.example/kit']);
  await clean(page);
});

test('what does not fit stands as it was written until it is changed', async ({ page }) => {
  await open(page, 'people');
  const selma = '01900000-0000-7000-8000-000000000043';
  await page.goto(page.url().replace('#/people', `#/person/${selma}`));
  await expect(page.getByTestId('person-own-date')).toHaveText('end of May');
  await expect(page.getByTestId('person-own-date-unfit')).toHaveText('no date');
  await clean(page);
  await page.getByTestId('person-own-date').click();
  await page.getByTestId('person-own-date-clear').click();
  await expect(page.getByTestId('person-own-date-unfit')).toHaveCount(0);
  await page.getByTestId('toast-undo').last().click();
  await expect(page.getByTestId('person-own-date-unfit')).toBeVisible();
});

test('a page of own fields is clean in the dark and in little room', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await openAda(page);
  await dark(page);
  await clean(page);
});

test('people are filtered by numbers and by yes or no', async ({ page }) => {
  await open(page, 'people');
  const sheet = page.getByTestId('condition-sheet');
  const chip = page.getByTestId('filter-chip').last();
  await filter(page, 'Fee');
  await page.getByTestId('condition-least').fill('1,000');
  await expect(page.getByTestId('condition-apply')).toHaveText('Shows nobody');
  await page.getByTestId('condition-least').fill('200.5');
  await page.getByTestId('condition-most').fill('300');
  await page.getByTestId('condition-apply').click();
  await expect(chip).toContainText('Fee from 200.5 to 300');
  await filter(page, 'Ships abroad');
  await sheet.getByLabel('Yes').check();
  await page.getByTestId('condition-apply').click();
  await expect(chip).toContainText('Ships abroad: yes');
});

test('people are filtered by days and by what was chosen', async ({ page }) => {
  await open(page, 'people');
  const sheet = page.getByTestId('condition-sheet');
  const chip = page.getByTestId('filter-chip').last();
  await filter(page, 'Contract until');
  await page.getByTestId('condition-from').getByRole('spinbutton').first().focus();
  await page.keyboard.type('01062026');
  await page.getByTestId('condition-apply').click();
  await expect(chip).toContainText('Contract until on 1 June 2026 or later');
  const late = await page.getByTestId('people-row').count();
  expect(late).toBeGreaterThan(0);
  await chip.getByRole('button').last().click();

  await filter(page, 'Shipping size');
  await expect(sheet.getByRole('checkbox')).toHaveCount(4);
  await sheet.getByLabel('XXL').check();
  await page.getByTestId('condition-apply').click();
  await expect(chip).toContainText('Shipping size is XXL');
  await chip.getByRole('button').first().click();
  await page.getByTestId('condition-mode-empty').click();
  await page.getByTestId('condition-apply').click();
  await expect(chip).toContainText('without Shipping size');
});
