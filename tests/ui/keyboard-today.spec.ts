import { expect, test } from '@playwright/test';
import { Hands } from './keyboard-hand';
import { open } from './shared';

test.describe('Today, by keys alone', () => {
  test.beforeEach(async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, 'today');
    await page.locator('[data-row]').first().waitFor();
  });

  test('a row: written to, undone, done again, snoozed, not needed', async ({ page }) => {
    const hands = new Hands(page);
    await hands.press('j', 'j');
    const row = page.locator('[data-row][data-current]');
    const name = (await row.getAttribute('data-name'))!;
    await expect(row.locator('.open')).toBeFocused();
    await hands.press('l');
    await hands.hears(`Logged a contact with ${name}`);
    await hands.press('u');
    await hands.hears(/^Undone: logged a contact/);
    await hands.press('Control+Shift+z');
    await hands.hears(/^Done again: logged a contact/);
    await hands.press('Control+z');
    await hands.press('s');
    await expect(page.getByRole('menu')).toBeVisible();
    await hands.take('A week');
    await hands.hears(/^Snoozed /);
    await hands.tabTo(page.getByTestId('toast-undo').last(), true);
    await hands.press('Enter');
    await hands.hears(/^Undone: snoozed/);
  });

  test('the sheet of a contact, a post and a gesture give the focus back', async ({ page }) => {
    const hands = new Hands(page);
    await hands.press('j');
    const row = page.locator('[data-row] .open').first();
    const name = (await page.locator('[data-row]').first().getAttribute('data-name'))!;
    for (const [key, title] of [
      ['Shift+L', `Contact with ${name}`],
      ['p', new RegExp(`${name}`)],
      ['a', `Appreciation for ${name}`],
    ] as const) {
      await hands.press(key);
      await expect(page.getByRole('dialog', { name: title })).toBeVisible();
      await hands.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(row).toBeFocused();
    }
    await hands.press('Shift+L');
    await expect(page.getByRole('radio', { name: 'DM' })).toBeFocused();
    await hands.press('ArrowRight');
    await expect(page.getByRole('radio', { name: 'Call' })).toBeChecked();
    await hands.tabTo(page.getByTestId('log-note'));
    await hands.type('She liked the sample');
    await hands.press('Control+Enter');
    await hands.hears(`Logged contact with ${name}`);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('a message is written, copied and logged', async ({ page }) => {
    const hands = new Hands(page);
    await hands.press('j');
    const name = (await page.locator('[data-row]').first().getAttribute('data-name'))!;
    await hands.press('w');
    await page.getByTestId('write-text').waitFor();
    await hands.tabTo(page.getByTestId('write-text'));
    await page.keyboard.press('Control+a');
    await hands.type(`Hi ${name.split(' ')[0]}, your last reel made us laugh. How is the studio?`);
    await expect(page.getByTestId('write-reading')).toContainText('How is the studio?');
    await expect(page.getByTestId('write-state')).toHaveText('Draft kept');
    await hands.press('Control+Enter');
    await expect(page.getByTestId('write-question')).toBeFocused();
    await hands.push(page.getByTestId('write-yes'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await hands.hears(/^Logged /);
    await hands.press('Tab');
  });

  test('the menu of a row, and several at once', async ({ page }) => {
    const hands = new Hands(page);
    await hands.press('j');
    await hands.push(page.getByTestId('nudge-menu').first());
    await hands.take('Not needed');
    await hands.hears(/^Not needed/);
    await hands.press('u', 'j', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await hands.hears(/3 .*selected/);
    await hands.tabTo(page.getByTestId('several-clear'));
    await hands.press('Escape');
    await expect(page.getByTestId('selection-bar')).toHaveCount(0);
    await hands.press('x', 'Shift+ArrowDown');
    await hands.press('l');
    await hands.hears(/2 people/);
    await hands.press('Control+z');
    await hands.hears(/^Undone/);
  });

  test('the week ahead and a rest', async ({ page }) => {
    const hands = new Hands(page);
    await hands.push(page.getByTestId('days-week'));
    await expect(page.getByTestId('week-ahead')).toBeVisible();
    await expect(page.getByTestId('days-week')).toBeFocused();
    await hands.push(page.getByTestId('today-menu'));
    await hands.take(/^Rest until/);
    await expect(page.getByRole('dialog')).toBeVisible();
    await hands.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await hands.hears(/Nobody is nudged before/);
    await hands.tabTo(page.getByTestId('days-today'), true);
    await hands.press('Enter');
    await hands.push(page.getByTestId('rest-end'));
    await expect(page.locator('[data-row]').first()).toBeVisible();
  });
});
