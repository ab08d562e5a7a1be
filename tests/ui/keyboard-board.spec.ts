import { expect, test } from '@playwright/test';
import { Hands } from './keyboard-hand';
import { open } from './shared';

test.describe('the board, by keys alone', () => {
  test.beforeEach(async ({ page }) => {
    await open(page, 'today');
    await page.keyboard.press('Control+2');
    await page.locator('[data-person]').first().waitFor();
  });

  test('a card is moved by Space, by the menu and by M, and each is said', async ({ page }) => {
    const hands = new Hands(page);
    await hands.tabTo(page.locator('[data-person] .open').first());
    const card = page.locator('[data-person]:focus-within');
    const name = (await card.getAttribute('data-name'))!;
    await hands.press(' ');
    await expect(page.getByTestId('live-assertive')).toContainText(name);
    await hands.press('ArrowRight');
    await expect(page.getByTestId('live-assertive')).toContainText('Outreach');
    await hands.press(' ');
    await expect(page.getByTestId('live-polite')).toContainText(`Moved ${name} to Outreach`);
    await expect(page.locator('[data-person]:focus-within')).toHaveAttribute('data-name', name);
    await hands.press('m');
    await hands.take('Nurturing');
    await hands.hears(`Moved ${name} to Nurturing`);
    await hands.press('Control+z', 'Control+z');
    await hands.hears(/^Undone: moved/);
    await hands.press(' ', 'ArrowDown', 'Escape');
    await expect(page.getByTestId('live-assertive')).toContainText(/back/i);
    await hands.press('x', 'Shift+ArrowDown');
    await expect(page.getByTestId('selection-bar')).toBeVisible();
    await hands.press('Escape');
    await expect(page.getByTestId('selection-bar')).toHaveCount(0);
    await hands.press('Enter');
    await expect(page.getByTestId('person-panel')).toBeVisible();
    await hands.press('Escape');
    await expect(page.getByTestId('person-panel')).toHaveCount(0);
  });

  test('a column is folded, unfolded, and parted in its sheet', async ({ page }) => {
    const hands = new Hands(page);
    await hands.tabTo(page.locator('[data-person] .open').first());
    await hands.press('c');
    await expect(page.getByTestId('column-open-discovery')).toBeVisible();
    await hands.press('Enter');
    await hands.tabTo(page.getByTestId('column-menu-discovery'), true);
    await hands.press('Enter');
    await hands.take('Sub-stages and drying up…');
    await expect(page.getByTestId('stage-sheet')).toBeVisible();
    await hands.push(page.getByTestId('stage-done'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByTestId('column-menu-discovery')).toBeFocused();
  });

  test('filters, order and density', async ({ page }) => {
    const hands = new Hands(page);
    await hands.push(page.getByTestId('filter-add'));
    await hands.take('Tag');
    await page.getByTestId('condition-sheet').waitFor();
    await hands.tabTo(page.getByTestId('condition-sheet').getByRole('checkbox').first());
    await hands.press(' ');
    await hands.push(page.getByTestId('condition-apply'));
    await expect(page.getByTestId('filter-chip')).toHaveCount(1);
    await hands.push(page.getByRole('button', { name: /^Remove “/ }).first());
    await expect(page.getByTestId('filter-chip')).toHaveCount(0);
    await hands.push(page.getByTestId('board-density'), ' ');
    await expect(page.getByTestId('board-density')).toHaveAttribute('aria-pressed', 'true');
    await hands.tabTo(page.getByTestId('board-order'), true);
    await hands.press('Enter');
    await hands.take('Name');
    await expect(page.getByTestId('board-order')).toBeFocused();
  });
});
