import { expect, test } from '@playwright/test';
import { clean, open } from './shared';

test('what the desktop lacks is said above Today, beside nobody, and goes by a key', async ({ page }) => {
  await open(page, 'today');
  await page.locator('[data-row]').first().waitFor();
  await page.evaluate(() => {
    const { hear } = (globalThis as unknown as { perennialFake: { hear: (e: string, p: unknown) => void } })
      .perennialFake;
    hear('notice', { lack: 'tray' });
    hear('notice', { lack: 'notifications' });
    hear('notice', { lack: 'notifications' });
  });
  const lack = page.getByTestId('lack');
  await expect(lack).toHaveCount(2);
  await expect(lack.last()).toHaveText(/shows no notifications/);
  await expect(page.getByTestId('live-polite')).toContainText('shows no notifications');
  await expect(page.getByTestId('toast')).toHaveCount(0);
  const [said, first] = [await lack.last().boundingBox(), await page.locator('h1').boundingBox()];
  expect(said!.y + said!.height).toBeLessThanOrEqual(first!.y);
  await clean(page);
  await page.getByTestId('lack-dismiss').last().press('Enter');
  await expect(lack).toHaveCount(1);
  await expect(page.getByTestId('lack-dismiss')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lack).toHaveCount(0);
  await expect(page.locator('main button').first()).toBeFocused();
});

test('rows of Today stand closer where that was chosen', async ({ page }) => {
  await open(page, 'today');
  const row = page.locator('[data-row]').first();
  await row.waitFor();
  const wide = (await row.boundingBox())!.height;
  await page.evaluate(() => localStorage.setItem('perennial.density', 'compact'));
  await page.reload();
  await row.waitFor();
  expect((await row.boundingBox())!.height).toBeLessThan(wide - 8);
  await page.setViewportSize({ width: 900, height: 600 });
  await clean(page);
});
