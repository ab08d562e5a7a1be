import { expect, test } from '@playwright/test';
import { clean, dark, open } from './shared';

test('a tag is renamed, made one with another and removed, each with undo', async ({ page }) => {
  await open(page, 'settings');
  const tag = (name: string) => page.getByTestId('settings-tag').filter({ hasText: name });
  await tag('ceramics').getByTestId('tag-name').click();
  await page.getByTestId('tag-name-input').fill('vegan');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('merge the two instead');
  await page.getByTestId('tag-name-input').fill('Pottery');
  await page.keyboard.press('Enter');
  await expect(tag('Pottery')).toContainText(/\d+ people/);
  await page.getByTestId('toast-undo').last().click();
  await expect(tag('ceramics')).toHaveCount(1);

  await tag('ceramics').getByTestId('settings-tag-add').click();
  await tag('ceramics').getByTestId('settings-tag-days').fill('12');
  await page.keyboard.press('Enter');
  await tag('ceramics').getByTestId('tag-merge').click();
  await expect(page.getByTestId('merge-tag-confirm')).toBeDisabled();
  await page.getByTestId('merge-tag-into').click();
  await page.getByRole('option', { name: /^vegan/ }).click();
  await expect(page.getByTestId('merge-tag-cadence')).toHaveText(
    '“vegan” has no cadence and takes over that of 12 days.',
  );
  await clean(page);
  await page.getByTestId('merge-tag-confirm').click();
  await expect(tag('ceramics')).toHaveCount(0);
  await expect(tag('vegan').getByTestId('settings-tag-days')).toHaveValue('12');
  await page.getByTestId('toast-undo').last().click();
  await expect(tag('ceramics')).toHaveCount(1);

  await tag('ceramics').getByTestId('tag-remove').click();
  await expect(page.getByTestId('remove-tag')).toContainText(/\d+ people lose this tag/);
  await page.keyboard.press('Escape');
  await expect(tag('ceramics').getByTestId('tag-remove')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByTestId('remove-tag-confirm').click();
  await expect(tag('ceramics')).toHaveCount(0);
  await page.getByTestId('toast-undo').last().click();
  await expect(tag('ceramics')).toHaveCount(1);
  await clean(page);
});

test('a saved view follows its tag', async ({ page }) => {
  await open(page, 'people');
  await page.getByTestId('filter-add').click();
  await page.getByRole('menuitem', { name: 'Tag', exact: true }).click();
  await page.getByTestId('condition-sheet').getByLabel('ceramics').check();
  await page.getByTestId('condition-apply').click();
  const count = await page.getByTestId('people-row').count();
  await page.getByTestId('views').click();
  await page.getByRole('menuitem', { name: /Save as a view/ }).click();
  await page.getByTestId('view-name').fill('Potters');
  await page.getByTestId('view-save').click();
  await page.getByTestId('filter-chip').getByRole('button').last().click();
  await page.goto(page.url().replace('#/people', '#/settings'));
  const tag = page.getByTestId('settings-tag').filter({ hasText: 'ceramics' });
  await tag.getByTestId('tag-remove').click();
  await expect(page.getByTestId('remove-tag')).toContainText('The view “Potters” asks for it');
  await page.keyboard.press('Escape');
  await tag.getByTestId('tag-name').click();
  await page.getByTestId('tag-name-input').fill('Pottery');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('settings-tag').filter({ hasText: 'Pottery' })).toHaveCount(1);
  await page.goto(page.url().replace('#/settings', '#/people'));
  await page.getByTestId('views').click();
  await page.getByTestId(/^menu-view-0190/).click();
  await expect(page.getByTestId('filter-chip')).toContainText('Pottery');
  await expect(page.getByTestId('people-row')).toHaveCount(count);
});

test('without tags it is said how they come', async ({ page }) => {
  await open(page, 'settings', 'empty');
  await expect(page.getByText('Nobody carries a tag yet.')).toBeVisible();
  await dark(page);
  await clean(page);
});

test('an own field is added, renamed, put in order and removed', async ({ page }) => {
  await open(page, 'settings');
  const fields = page.getByTestId('own-field');
  const field = (name: string) => fields.filter({ hasText: name });
  await expect(fields).toHaveCount(6);
  await page.getByTestId('field-add').fill('fee');
  await page.getByTestId('field-save').click();
  await expect(page.getByText('there is a field “fee” already')).toBeVisible();
  await page.getByTestId('field-add').fill('Shoe');
  await page.keyboard.press('Enter');
  await expect(fields).toHaveCount(7);
  await field('Shoe').getByTestId('field-up').click();
  await expect(fields.nth(5)).toContainText('Shoe');
  await expect(field('Shoe').getByTestId('field-up')).toBeFocused();
  await field('Shoe').getByTestId('field-name').click();
  await page.getByTestId('field-name-input').fill('Boot');
  await page.keyboard.press('Enter');
  await field('Boot').getByTestId('field-remove').click();
  await expect(fields).toHaveCount(6);
  await field('Fee').getByTestId('field-remove').click();
  await expect(page.getByTestId('remove-field')).toContainText('people lose what is in this field');
  await clean(page);
  await page.getByTestId('remove-field-confirm').click();
  await expect(fields).toHaveCount(5);
  await page.getByTestId('toast-undo').last().click();
  await expect(fields).toHaveCount(6);
});

test('another kind is told before it is set, and what does not fit waits to be decided', async ({ page }) => {
  await open(page, 'settings');
  const field = page.getByTestId('own-field').filter({ hasText: 'Contract until' });
  await field.getByTestId('field-unfit').click();
  await expect(field.getByTestId('unfit')).toContainText('end of May');
  await field.getByTestId('unfit-value').click();
  const segments = page.getByTestId('unfit-value-on').getByRole('spinbutton');
  await segments.first().focus();
  await page.keyboard.type('31052026');
  await page.getByTestId('unfit-value-save').click();
  await expect(field.getByTestId('field-unfit')).toHaveCount(0);
  await page.getByTestId('toast-undo').last().click();
  await expect(field.getByTestId('unfit')).toContainText('end of May');
  await field.getByTestId('unfit-clear').click();
  await expect(field.getByTestId('field-unfit')).toHaveCount(0);

  const fee = page.getByTestId('own-field').filter({ hasText: 'Fee' });
  await fee.getByTestId('field-kind').click();
  await page.getByRole('option', { name: 'Yes or no' }).click();
  await expect(page.getByTestId('change-kind-fit')).toHaveText('None of the values fits.');
  await expect(page.getByTestId('change-kind-unfit')).toContainText('people have a value that does not fit');
  await clean(page);
  await page.getByTestId('change-kind-confirm').click();
  await expect(fee.getByTestId('field-unfit')).toContainText('neither yes nor no');
  await page.getByTestId('toast-undo').last().click();
  await expect(fee.getByTestId('field-unfit')).toHaveCount(0);
});

test('choices are added, renamed, made one and removed', async ({ page }) => {
  await open(page, 'settings');
  const field = page.getByTestId('own-field').filter({ hasText: 'Shipping size' });
  await field.getByTestId('field-choices').click();
  const choices = field.getByTestId('choice');
  await expect(choices).toHaveCount(3);
  await expect(field.getByTestId('field-unfit')).toBeVisible();
  await field.getByTestId('choice-add').fill('XXL');
  await page.keyboard.press('Enter');
  await expect(choices).toHaveCount(4);
  await expect(field.getByTestId('field-unfit')).toHaveCount(0);
  await choices.nth(3).getByTestId('choice-up').click();
  await expect(choices.nth(2)).toContainText('XXL');
  await choices.nth(2).getByTestId('choice-name').click();
  await page.getByTestId('choice-name-input').fill('L');
  await page.keyboard.press('Enter');
  await expect(choices).toHaveCount(3);
  await expect(page.getByTestId('toast').last()).toContainText('Merged the choice “XXL”');
  await choices.first().getByTestId('choice-remove').click();
  await expect(field.getByTestId('field-unfit')).toContainText('not one of the choices');
  await clean(page);
});

test('two fields become one, and it is asked whose value stays', async ({ page }) => {
  await open(page, 'settings');
  const field = (name: string) => page.getByTestId('own-field').filter({ hasText: name });
  await field('Fee').getByTestId('field-merge').click();
  await page.getByTestId('merge-field-into').click();
  await page.getByRole('option', { name: /^Allergies/ }).click();
  await expect(page.getByTestId('merge-field-says')).toContainText(
    /\d+ values of “Fee” will be in “Allergies”/,
  );
  await page.getByTestId('merge-field-into').click();
  await page.getByRole('option', { name: /^Contract until/ }).click();
  await expect(page.getByTestId('merge-field-clash')).toContainText('Which stays?');
  await clean(page);
  await page.getByTestId('merge-field-clash-from').click();
  await page.getByTestId('merge-field-confirm').click();
  await expect(field('Fee')).toHaveCount(0);
  await expect(field('Contract until').getByTestId('field-unfit')).toBeVisible();
  await page.getByTestId('toast-undo').last().click();
  await expect(field('Fee')).toHaveCount(1);
});
