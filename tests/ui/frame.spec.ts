import { expect, test } from '@playwright/test';

test('the sidebar leads to every screen', async ({ page }) => {
  const broken: string[] = [];
  page.on('console', (m) => m.type() === 'error' && broken.push(m.text()));
  page.on('pageerror', (e) => broken.push(e.message));
  await page.goto('/');
  for (const screen of ['board', 'people', 'import', 'settings', 'today']) {
    await page.getByTestId(`nav-${screen}`).click();
    await expect(page.getByTestId(`screen-${screen}`)).toBeVisible();
  }
  expect(broken).toEqual([]);
});
