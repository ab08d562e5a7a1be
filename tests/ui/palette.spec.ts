import { expect, test } from '@playwright/test';
import { clean, dark, open } from './shared';

test('a few letters find a person, and Enter opens them', async ({ page }) => {
  await open(page, 'board');
  await page.keyboard.press('Control+k');
  await expect(page.getByTestId('palette-input')).toBeFocused();
  await page.keyboard.type('nguyen');
  await expect(page.getByTestId('palette-line').first()).toContainText('Nguyễn Thị Phương Thảo');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('palette')).toHaveCount(0);
  await expect(page.getByTestId('panel')).toContainText('Nguyễn Thị Phương Thảo');
});

test('an action is found by the beginnings of its words and done', async ({ page }) => {
  await open(page, 'today');
  await page.getByTestId('nav-palette').click();
  await page.keyboard.type('go peo');
  await expect(page.getByTestId('palette-line')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('screen-people')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('add');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('new-person-save')).toBeVisible();
});

test('letters typed before the palette is there are not lost', async ({ page }) => {
  // Its code takes a moment to come.
  await page.route(/\/assets\/(Palette|shared)-[^/]+\.js$/, async (route) => {
    await new Promise((done) => setTimeout(done, 600));
    await route.continue();
  });
  await open(page, 'today');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('go peo', { delay: 200 });
  await expect(page.getByTestId('palette-input')).toHaveValue('go peo');
  await expect(page.getByTestId('palette-line')).toHaveCount(1);
});

test('Enter waits for what was typed, and takes nobody of what was typed before', async ({ page }) => {
  await page.goto('/?today=2026-03-14&latency=700#/people');
  await page.getByTestId('people-row').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('a');
  await expect(page.getByTestId('palette').getByText('Ada Andersson')).toBeVisible();
  await page.keyboard.type('dd a person');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('new-person-save')).toBeVisible();
});

test('what can be done with the row in focus stands first, and arrows go round', async ({ page }) => {
  await open(page, 'people');
  const row = page.getByTestId('people-row').first();
  const name = (await row.getAttribute('data-name'))!;
  await row.focus();
  await page.keyboard.press('Control+k');
  const lines = page.getByTestId('palette-line');
  await expect(page.getByTestId('palette').getByText(name)).toBeVisible();
  await expect(lines.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(lines.last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('i wrote');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('toast')).toContainText(`Logged a contact with ${name}`);
  await expect(row).toBeFocused();
});

test('nothing found is said, Escape gives the focus back', async ({ page }) => {
  await open(page, 'people');
  await page.getByTestId('people-row').first().focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zzzzqq');
  await expect(page.getByTestId('palette').getByRole('status')).toHaveText(
    'Nobody and no action found for “zzzzqq”. Try fewer letters.',
  );
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('people-row').first()).toBeFocused();
});

test('every key stands on one sheet', async ({ page }) => {
  await open(page, 'today');
  await page.keyboard.press('?');
  const sheet = page.getByTestId('shortcuts');
  await expect(sheet).toContainText('Ctrl+K');
  await expect(sheet).toContainText('Snooze');
  await expect(sheet).toContainText('Lift a card');
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing (${theme})`, async ({ page }, info) => {
    await page.setViewportSize({ width: 900, height: 600 });
    await open(page, 'people');
    if (theme === 'dark') await dark(page);
    await page.getByTestId('people-row').first().focus();
    await page.keyboard.press('Control+k');
    await clean(page);
    await page.screenshot({ path: `${info.outputDir}/palette-${theme}.png` });
    await page.keyboard.type('an');
    await expect(page.getByTestId('palette-line').nth(3)).toBeVisible();
    await clean(page);
    await page.screenshot({ path: `${info.outputDir}/palette-found-${theme}.png` });
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByTestId('shortcuts').waitFor();
    await clean(page);
    await page.screenshot({ path: `${info.outputDir}/keys-${theme}.png` });
  });
}
