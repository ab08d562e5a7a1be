import { expect, test } from '@playwright/test';
import { clean, dark, open } from './shared';

test.describe('the first start', () => {
  for (const screen of ['today', 'board', 'people'])
    test(`offers three ways to begin on ${screen}`, async ({ page }) => {
      await open(page, screen, 'empty');
      const ways = page.getByRole('list', { name: 'Three ways to begin' }).getByRole('button');
      await expect(ways).toHaveText([/Import a spreadsheet/, /Try it with sample people/, /Start empty/]);
      await clean(page);
      await dark(page);
      await page.setViewportSize({ width: 900, height: 600 });
      await clean(page);
      for (const way of await ways.all()) await expect(way).toBeInViewport({ ratio: 1 });
    });

  test('leads to the import, to the sample people or to a person, by keys alone', async ({ page }) => {
    await open(page, 'today', 'empty');
    const way = (name: string) => page.getByRole('button', { name, exact: true });
    await way('Import a spreadsheet').focus();
    await expect(way('Import a spreadsheet')).toHaveAccessibleDescription(/You see what would be written/);
    await page.keyboard.press('Tab');
    await expect(way('Try it with sample people')).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Add a person' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(way('Start empty')).toBeFocused();
    await way('Import a spreadsheet').press('Enter');
    await expect(page.getByTestId('screen-import')).toBeVisible();
  });
});

test.describe('sample people', () => {
  const banner = 'sample-banner';

  test('say that they are made up, and go in one press, with its undo', async ({ page }) => {
    await open(page, 'today', 'empty');
    await page.getByTestId('empty-demo').click();
    await expect(page.getByTestId(banner)).toHaveText(/The sample people here are made up\. Remove them/);
    await clean(page);
    await page.getByTestId('sample-remove').press('Enter');
    await expect(page.getByTestId('empty')).toBeVisible();
    await expect(page.getByTestId(banner)).toHaveCount(0);
    await expect(page.locator('body')).not.toBeFocused();
    await expect(page.getByTestId('live-polite')).toHaveText('Removed 300 sample people');
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(page.getByTestId(banner)).toBeVisible();
  });

  test('she did something for are kept or go, as she says', async ({ page }) => {
    await open(page, 'today', 'empty');
    await page.getByTestId('empty-demo').click();
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('l');
    await expect(page.getByText(/^Logged a contact with/).first()).toBeVisible();
    await page.getByTestId('sample-remove').click();
    const asked = page.getByRole('dialog', { name: 'Remove the sample people?' });
    await expect(asked).toContainText('You did something for one of them since');
    await clean(page);
    await asked.getByRole('button', { name: 'Keep that one' }).click();
    await expect(page.getByTestId(banner)).toHaveCount(0);
    await expect(page.getByTestId('nav-board')).toContainText('1');
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page.getByTestId('sample-remove').click();
    await asked.getByRole('button', { name: 'Remove all' }).click();
    await expect(page.getByTestId('empty')).toBeVisible();
  });

  test('go from the settings and from the palette too, and leave who is hers', async ({ page }) => {
    await open(page, 'settings', 'empty');
    await page.getByTestId('settings-demo').click();
    await page.keyboard.press('Control+n');
    await page.getByTestId('new-person-name').fill('Ada Lovelace');
    await page.getByTestId('new-person-save').click();
    await page.getByTestId('settings-remove-sample').click();
    await expect(page.getByTestId('settings-remove-sample')).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(page.getByTestId('settings-remove-sample')).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('remove the sample');
    await page.keyboard.press('Enter');
    // Not the palette's absence: it may not be there yet.
    await expect(page.getByTestId('settings-remove-sample')).toHaveCount(0);
    await expect(page.getByTestId('palette')).toHaveCount(0);
    await page.keyboard.press('Control+3');
    await expect(page.getByTestId('people-row')).toHaveCount(1);
    await expect(page.getByTestId('people-row')).toContainText('Ada Lovelace');
  });

  test('are nowhere spoken of where everybody is real', async ({ page }) => {
    await open(page, 'today');
    await expect(page.getByTestId('nav-today')).toContainText(/\d/);
    await expect(page.getByTestId(banner)).toHaveCount(0);
  });
});
