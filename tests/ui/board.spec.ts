import { expect, test } from '@playwright/test';
import { at, board, cards, carry, column, count, idOf, middle } from './board-hand';
import { clean, dark, open } from './shared';

test('mounts only what is on screen, whatever the size', async ({ page }) => {
  await board(page, 'people=5000');
  expect(await page.locator('.card').count()).toBeLessThan(80);
  const scroller = column(page, 'discovery').locator('.cards');
  await scroller.evaluate((el) => (el.scrollTop = 124_000));
  await expect(at(page, 'discovery', 1_000)).toBeVisible();
  expect(await page.locator('.card').count()).toBeLessThan(90);
});

test('a card dragged to another column lands where the gap stood, and the toast takes it back', async ({
  page,
}) => {
  await board(page);
  const [left, right] = [await count(page, 'discovery'), await count(page, 'outreach')];
  const id = await idOf(at(page, 'discovery', 1));
  const target = await middle(at(page, 'outreach', 2));
  await carry(page, at(page, 'discovery', 1), target.x, target.y);
  await expect(page.getByTestId('clone')).toBeVisible();
  await expect(column(page, 'outreach').locator('.gap')).toBeVisible();
  await page.mouse.up();
  await expect(page.getByTestId('clone')).toHaveCount(0);
  expect(await idOf(at(page, 'outreach', 2))).toBe(id);
  await expect(page.getByTestId('column-count-discovery')).toHaveText(String(left - 1));
  await expect(page.getByTestId('column-count-outreach')).toHaveText(String(right + 1));
  await expect(page.getByTestId('panel')).toHaveCount(0);

  await expect(page.getByTestId('toast')).toContainText('to Outreach');
  await page.getByTestId('toast-undo').click();
  await expect(at(page, 'discovery', 1)).toHaveAttribute('data-person', id);
  await expect(page.getByTestId('column-count-outreach')).toHaveText(String(right));
});

test('a card dragged within its column changes places', async ({ page }) => {
  await board(page);
  const id = await idOf(at(page, 'nurturing', 0));
  const target = await middle(at(page, 'nurturing', 3));
  await carry(page, at(page, 'nurturing', 0), target.x, target.y);
  await page.mouse.up();
  await expect(at(page, 'nurturing', 3)).toHaveAttribute('data-person', id);
});

test('a drop is painted before the core has answered', async ({ page }) => {
  await page.goto('/?today=2026-03-14&latency=1500#/board');
  await at(page, 'discovery', 0).waitFor();
  const id = await idOf(at(page, 'discovery', 0));
  const target = await middle(at(page, 'collaboration', 0));
  await carry(page, at(page, 'discovery', 0), target.x, target.y);
  await page.mouse.up();
  await expect(at(page, 'collaboration', 0)).toHaveAttribute('data-person', id, { timeout: 400 });
  await expect(page.getByTestId('toast')).toBeVisible();
  await expect(at(page, 'collaboration', 0)).toHaveAttribute('data-person', id);
});

test('a move that the core refuses goes back and says why', async ({ page }) => {
  await board(page, 'fail=several');
  const id = await idOf(at(page, 'discovery', 0));
  const target = await middle(at(page, 'advocacy', 0));
  await carry(page, at(page, 'discovery', 0), target.x, target.y);
  await page.mouse.up();
  await expect(page.getByTestId('toast')).toContainText('could not be read');
  await expect(at(page, 'discovery', 0)).toHaveAttribute('data-person', id);
});

test('Escape and a lost window put a dragged card back', async ({ page }) => {
  await board(page);
  const id = await idOf(at(page, 'discovery', 0));
  const target = await middle(at(page, 'advocacy', 1));
  for (const end of ['Escape', 'blur']) {
    await carry(page, at(page, 'discovery', 0), target.x, target.y);
    await expect(page.getByTestId('clone')).toBeVisible();
    if (end === 'Escape') await page.keyboard.press('Escape');
    else await page.evaluate(() => dispatchEvent(new Event('blur')));
    await expect(page.getByTestId('clone')).toHaveCount(0);
    await page.mouse.up();
    await expect(at(page, 'discovery', 0)).toHaveAttribute('data-person', id);
  }
  await expect(page.getByTestId('toast')).toHaveCount(0);
});

test('a card held at the foot of a long column scrolls it', async ({ page }) => {
  await board(page, 'people=2000');
  const scroller = column(page, 'discovery').locator('.cards');
  const box = (await scroller.boundingBox())!;
  const id = await idOf(at(page, 'discovery', 0));
  await carry(page, at(page, 'discovery', 0), box.x + box.width / 2, box.y + box.height - 8);
  await expect.poll(() => scroller.evaluate((el) => el.scrollTop)).toBeGreaterThan(600);
  await page.mouse.up();
  await expect(page.getByTestId(`card-${id}`)).toBeVisible();
  expect(Number(await page.getByTestId(`card-${id}`).getAttribute('data-index'))).toBeGreaterThan(9);
  // The keys go on from where it fell.
  await expect(page.getByTestId(`card-${id}`).locator('.open')).toBeFocused();
});

test('a click or Enter opens the person, and closing gives the focus back', async ({ page }) => {
  await board(page);
  const card = at(page, 'outreach', 1);
  await card.click();
  await expect(page.getByTestId('panel')).toBeVisible();
  await page.getByTestId('panel').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByTestId('panel')).toHaveCount(0);
  await expect(card.locator('.open')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('panel')).toBeVisible();
});

test('by keys: Space lifts, arrows move, Space drops, and each step is said', async ({ page }) => {
  await board(page);
  const said = page.getByTestId('live-assertive');
  const id = await idOf(at(page, 'discovery', 1));
  await at(page, 'discovery', 0).locator('.open').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId(`card-${id}`).locator('.open')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(said).toContainText('Lifted');
  await page.keyboard.press('ArrowRight');
  await expect(said).toContainText(/Outreach, 2 of \d+ after /);
  await page.keyboard.press('ArrowDown');
  await expect(said).toContainText('Outreach, 3 of');
  await expect(page.getByTestId(`card-${id}`).locator('.open')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(said).toContainText(/Dropped .* Outreach, 3 of/);
  await expect(at(page, 'outreach', 2)).toHaveAttribute('data-person', id);
  await expect(page.getByTestId(`card-${id}`).locator('.open')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(at(page, 'discovery', 1)).toHaveAttribute('data-person', id);
});

test('by keys: End, Page Up and Escape', async ({ page }) => {
  await board(page, 'people=1000');
  const id = await idOf(at(page, 'discovery', 0));
  const last = await count(page, 'discovery');
  await at(page, 'discovery', 0).locator('.open').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('End');
  await expect(page.getByTestId('live-assertive')).toContainText(`Discovery, ${last} of ${last}`);
  await expect(page.getByTestId(`card-${id}`).locator('.open')).toBeFocused();
  await expect(page.getByTestId(`card-${id}`)).toBeInViewport();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('live-assertive')).toContainText('is back where they were');
  await expect(at(page, 'discovery', 0)).toHaveAttribute('data-person', id);
  await expect(page.getByTestId(`card-${id}`).locator('.open')).toBeFocused();
});

test('a column is one Tab stop; arrows walk the board, beyond what is mounted', async ({ page }) => {
  await board(page, 'people=1000');
  const last = await count(page, 'outreach');
  await expect(page.locator('.card .open[tabindex="0"]')).toHaveCount(5);
  await at(page, 'discovery', 0).locator('.open').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  const card = at(page, 'outreach', last - 1);
  await expect(card.locator('.open')).toBeFocused();
  await expect(card).toBeInViewport();
  // Scrolled out of sight it keeps the focus.
  await column(page, 'outreach')
    .locator('.cards')
    .evaluate((el) => (el.scrollTop = 0));
  await expect(at(page, 'outreach', 0)).toBeVisible();
  await expect(card.locator('.open')).toBeFocused();
});

test('“Move to” is in the menu of a card and under M', async ({ page }) => {
  await board(page);
  const one = await idOf(at(page, 'discovery', 0));
  await at(page, 'discovery', 0).getByTestId('card-menu').click();
  await page.getByTestId('menu-move').click();
  await clean(page);
  await page.getByTestId('menu-move-nurturing').click();
  await expect(at(page, 'nurturing', 0)).toHaveAttribute('data-person', one);

  const two = await idOf(at(page, 'discovery', 0));
  await at(page, 'discovery', 0).locator('.open').focus();
  await page.keyboard.press('m');
  await expect(page.getByTestId('menu-move-discovery')).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(at(page, 'advocacy', 0)).toHaveAttribute('data-person', two);
  await expect(page.getByTestId(`card-${two}`).locator('.open')).toBeFocused();
});

test('another program’s change shows', async ({ page }) => {
  await board(page);
  const id = await idOf(at(page, 'discovery', 0));
  await page.getByTestId('nav-today').click();
  await page.getByTestId('nav-board').click();
  await at(page, 'discovery', 0).click({ button: 'right' });
  await page.getByTestId('menu-archive').click();
  await expect(page.getByTestId(`card-${id}`)).toHaveCount(0);
  await page.getByTestId('toast-undo').click();
  await expect(page.getByTestId(`card-${id}`)).toBeVisible();
});

test('an empty board shows how to begin', async ({ page }) => {
  await open(page, 'board', 'empty');
  await expect(page.getByTestId('empty-import')).toBeVisible();
  await clean(page);
});

test('a failure says what happened, and trying again works', async ({ page }) => {
  await open(page, 'board', 'fail=board:1');
  await expect(page.getByTestId('error')).toContainText('The data file could not be read');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(cards(page, 'discovery').first()).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`is accessible, ${theme}, also while a card is lifted`, async ({ page }) => {
    await board(page);
    if (theme === 'dark') await dark(page);
    await clean(page);
    await at(page, 'discovery', 0).locator('.open').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await clean(page);
  });
}

test('is usable at 900 × 600: columns scroll sideways, the window does not', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await board(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);
  await at(page, 'discovery', 0).locator('.open').focus();
  await page.keyboard.press('Space');
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowRight');
  await expect(column(page, 'advocacy').locator('.lifted')).toBeInViewport({ ratio: 0.9 });
});
