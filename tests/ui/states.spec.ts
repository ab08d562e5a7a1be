import { expect, test } from '@playwright/test';
import { clean, open, today } from './shared';

/** What each screen asks for first, and what shows that it has come. */
const screens = [
  { screen: 'today', verb: 'today', there: '[data-row]' },
  { screen: 'board', verb: 'board', there: '[data-person]' },
  { screen: 'people', verb: 'people', there: '[data-testid=people-row]' },
  { screen: 'settings', verb: 'settings', there: '[data-testid=settings-file]' },
];

for (const { screen, verb, there } of screens)
  test.describe(`the screen ${screen}`, () => {
    test('says what failed, and shows all once it is asked again', async ({ page }) => {
      await open(page, screen, `fail=${verb}:1`);
      const main = page.locator('main');
      await expect(main).toContainText('The data file could not be read: the disk did not answer.');
      await clean(page);
      const again = main.getByRole('button', { name: 'Try again' });
      await again.focus();
      await page.keyboard.press('Enter');
      await expect(page.locator(there).first()).toBeVisible();
      await expect(again).toHaveCount(0);
    });

    test('stands while it waits', async ({ page }) => {
      // A start asks for Today before anything stands: it is come to from elsewhere.
      await page.goto(`/?today=${today}&latency=2500#/${screen === 'today' ? 'import' : screen}`);
      if (screen === 'today') await page.getByTestId('nav-today').click();
      await page.getByTestId(`screen-${screen}`).waitFor();
      await expect(page.locator('main h1')).toBeVisible();
      if (screen !== 'board') await expect(page.locator('main').getByText('Loading').first()).toBeAttached();
      await clean(page);
      await expect(page.locator(there).first()).toBeVisible({ timeout: 15_000 });
    });
  });
