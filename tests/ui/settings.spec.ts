import { expect, test } from '@playwright/test';
import { clean, dark, open } from './shared';

test('the theme is chosen and kept', async ({ page }) => {
  await open(page, 'settings');
  await page.getByTestId('settings-theme-dark').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
});

test('the default cadence is changed, refused at the field, and taken back', async ({ page }) => {
  await open(page, 'settings');
  const days = page.getByTestId('settings-default-cadence');
  await days.fill('0');
  await days.press('Enter');
  await expect(page.getByRole('alert')).toContainText('1 to 3650');
  await days.fill('45');
  await days.press('Enter');
  await expect(page.getByTestId('toast')).toContainText('default cadence to 45 days');
  await expect(page.getByTestId('settings-cadence-outreach')).toContainText('As everyone (45 days)');
  await page.getByTestId('toast-undo').click();
  await expect(days).toHaveValue('30');
});

test('a stage has a cadence of its own, or none', async ({ page }) => {
  await open(page, 'settings');
  const choice = page.getByTestId('settings-cadence-advocacy');
  await choice.click();
  await page.getByRole('option', { name: 'Every … days' }).click();
  const days = page.getByTestId('settings-days-advocacy');
  await days.fill('90');
  await days.press('Enter');
  await expect(page.getByTestId('history-entry').first()).toContainText('Advocacy');
  await expect(days).toHaveValue('90');
  await choice.click();
  await page.getByRole('option', { name: 'No cadence' }).click();
  await expect(days).toHaveCount(0);
  await expect(choice).toContainText('No cadence');
});

test('what another cadence would do is said before it is saved', async ({ page }) => {
  await open(page, 'settings');
  const days = page.getByTestId('settings-default-cadence');
  const would = page.getByTestId('settings-default-cadence-would');
  const due = async () =>
    Number(
      await page
        .getByTestId('nav-today')
        .innerText()
        .then((t) => t.match(/\d+/)?.[0] ?? 0),
    );
  const before = await due();
  await days.fill('5');
  await expect(would).toHaveText(/^\d+ more people would be due today$/);
  const more = Number((await would.innerText()).split(' ')[0]);
  await clean(page);
  await days.press('Enter');
  await expect(would).toHaveText('');
  await expect.poll(due).toBe(before + more);
  await days.fill('30');
  await expect(would).toHaveText(`${more} fewer people would be due today`);
  await days.press('Escape');
  await expect(would).toHaveText('');
  await expect(days).toHaveValue('5');
});

test('a tag is given a cadence, which is changed, taken away and brought back', async ({ page }) => {
  await open(page, 'settings');
  const tag = page.getByTestId('settings-tag').filter({ hasText: 'ceramics' });
  await expect(tag).toContainText(/\d+ people/);
  await tag.getByTestId('settings-tag-add').click();
  const days = page.getByTestId('settings-tag-days');
  await days.fill('3');
  await expect(page.getByTestId('settings-tag-days-would')).toContainText('more');
  await days.press('Enter');
  await expect(days).toHaveValue('3');
  await clean(page);
  await page.getByTestId('settings-tag-remove').click();
  await expect(days).toHaveCount(0);
  await page.getByTestId('toast-undo').last().click();
  await expect(days).toHaveValue('3');
});

test('any step of the history is undone and done again, not only the last', async ({ page }) => {
  await open(page, 'people');
  const row = page.getByTestId('people-row').nth(2);
  await row.focus();
  await page.keyboard.press('l');
  await expect(page.getByTestId('toast')).toHaveCount(1);
  await page.getByTestId('nav-settings').click();
  const days = page.getByTestId('settings-default-cadence');
  await days.fill('50');
  await days.press('Enter');
  const older = page.getByTestId('history-entry').nth(1);
  await expect(older).toContainText('Logged a contact');
  await older.getByTestId('history-undo').click();
  await expect(older).toContainText('Undone');
  await expect(days).toHaveValue('50');
  await older.getByTestId('history-redo').click();
  await expect(older.getByTestId('history-undo')).toBeVisible();
});

test('sample people come into an empty file, and their undo removes them', async ({ page }) => {
  await open(page, 'settings', 'empty');
  await expect(page.getByTestId('settings-file')).toHaveText('/Users/ana/Perennial/perennial.db');
  await expect(page.getByTestId('settings-notice')).toContainText('shows no notifications');
  await page.getByTestId('settings-demo').click();
  await expect(page.getByTestId('settings-remove-sample')).toBeVisible();
  await page.getByTestId('history-undo').first().click();
  await expect(page.getByTestId('settings-demo')).toBeVisible();
});

test('a file that cannot be opened is told full-page, with nothing else', async ({ page }) => {
  await page.goto('/?problem#/board');
  await expect(page.getByTestId('start-problem')).toContainText('newer Perennial');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await clean(page);
});

test('however far a screen scrolls, the window itself stays', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  const stays = async (where: string) => {
    await page.waitForTimeout(200);
    const overflow = await page.evaluate(() => {
      const parts = [document.documentElement, document.body, document.querySelector('main')!];
      return parts.map((e) => e.scrollHeight - e.clientHeight);
    });
    expect(overflow, where).toEqual([0, 0, 0]);
  };
  for (const screen of ['settings', 'import', 'today', 'people', 'board', 'duplicates']) {
    await open(page, screen, 'twins');
    await stays(screen);
  }
  await page.getByTestId('duplicate-pair').first().click();
  await page.getByTestId('field-Touchpoints').scrollIntoViewIfNeeded();
  await stays('compare');
  await page.getByTestId('nav-import').click();
  await page.getByTestId('import-choose').click();
  await page.getByTestId('map-7').scrollIntoViewIfNeeded();
  await stays('understood');
  await page.getByTestId('import-next').click();
  await page.getByTestId('question-one-by-one').last().click();
  await page.getByTestId('chooser-1').waitFor();
  await stays('chooser');
  await page.getByTestId('import-view-rows').click();
  await page.locator('[data-testid^="import-row-"]').first().focus();
  await page.keyboard.press('End');
  await expect(page.locator('[data-testid^="import-row-"]').last()).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByTestId('import-cells').waitFor();
  await stays('rows');
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing (${theme})`, async ({ page }) => {
    await open(page, 'settings');
    if (theme === 'dark') await dark(page);
    await page.getByTestId('settings-default-cadence').fill('x');
    await page.keyboard.press('Enter');
    await clean(page);
  });
}

test('the hours and days of the reminder are chosen, and taken back', async ({ page }) => {
  await open(page, 'settings');
  await page.getByTestId('settings-reminder-from').click();
  await page.getByRole('option', { name: '9:00', exact: true }).click();
  await expect(page.getByTestId('toast')).toContainText('from 9:00 to 20:00');
  const sunday = page.getByTestId('settings-reminder-sunday');
  await sunday.uncheck();
  await expect(sunday).not.toBeChecked();
  await expect(page.getByTestId('settings-reminder-from')).toContainText('9:00');
  await page.getByTestId('toast-undo').last().click();
  await expect(sunday).toBeChecked();
  await clean(page);
});

test('closing the window asks once, and Settings shows and changes the answer', async ({ page }) => {
  await open(page, 'settings');
  await page.evaluate(() => {
    const shell = globalThis as unknown as {
      perennialFake: { hear: (event: string, payload: null) => void };
    };
    shell.perennialFake.hear('ask-close', null);
  });
  await clean(page);
  await page.getByTestId('ask-close-tray').click();
  await expect(page.getByTestId('ask-close')).toHaveCount(0);
  await page.getByTestId('nav-today').click();
  await page.getByTestId('nav-settings').click();
  await expect(page.getByRole('radio', { name: 'Stay in the tray' })).toBeChecked();
  await page.getByTestId('settings-close-quit').click();
  await expect(page.getByRole('radio', { name: 'Quit' })).toBeChecked();
  await page.getByTestId('settings-login').check();
  await expect(page.getByTestId('settings-login')).toBeChecked();
});

test('people are saved in the form that is wanted, and it is said where', async ({ page }) => {
  await open(page, 'settings');
  await page.getByTestId('export-ics').click();
  await expect(page.getByTestId('toast')).toContainText(`Perennial 2026-03-14.ics`);
  await expect(page.getByRole('button', { name: 'Save: Address cards (.vcf)' })).toBeVisible();
  await clean(page);
});
