import { expect, test, type Page } from '@playwright/test';
import { clean, dark, open } from './shared';

const ada = '01900000-0000-7000-8000-000000000001';

async function openAda(page: Page, flags = ''): Promise<void> {
  await open(page, `people?person=${ada}`, flags);
  await page.getByTestId('person-name').waitFor();
  await page.getByRole('button', { name: /Show empty fields|Leere Felder/ }).click();
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
