import { expect, test, type Page } from '@playwright/test';
import { clean, dark, open } from './shared';

const rows = (page: Page) => page.locator('[data-testid^="nudge-"][data-person]');
const row = (page: Page, at = 0) => rows(page).nth(at);
const total = async (page: Page) =>
  Number(await page.getByTestId('nav-today').locator('.count > span').first().innerText());

test('tells whom to write to and why, in groups', async ({ page }) => {
  await open(page, 'today');
  await expect(page.getByRole('heading', { name: /Reconnect \d+/ })).toBeVisible();
  await expect(row(page)).toContainText('You planned to be in touch');
  await expect(row(page)).toContainText('1 day overdue');
  await expect(page.getByText(/\d+ days since (you|they) wrote; you aim for 30/).first()).toBeVisible();
});

test('“I wrote” takes one gesture, and its toast takes it back', async ({ page }) => {
  await open(page, 'today');
  const before = await total(page);
  const id = await row(page).getAttribute('data-person');
  await row(page).getByTestId('nudge-log').click();
  await expect(page.getByTestId(`nudge-${id}`)).toHaveCount(0);
  await expect(page.getByTestId('toast')).toContainText('Logged a contact with');
  await expect.poll(() => total(page)).toBe(before - 1);
  await page.getByTestId('toast-undo').click();
  await expect(page.getByTestId(`nudge-${id}`)).toBeVisible();
  await expect.poll(() => total(page)).toBe(before);
});

test('works by keys alone: move, log, undo, snooze, open', async ({ page }) => {
  await open(page, 'today');
  await row(page).waitFor();
  const ids = await rows(page).evaluateAll((all) =>
    all.slice(0, 4).map((r) => r.getAttribute('data-person')),
  );
  const current = page.locator('[data-current]');
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await expect(current).toHaveAttribute('data-person', ids[1]!);
  await page.keyboard.press('l');
  await expect(page.getByTestId(`nudge-${ids[1]}`)).toHaveCount(0);
  // The next in line has the focus, so that a morning is j, l, l, l.
  await expect(current).toHaveAttribute('data-person', ids[2]!);
  await expect(current.locator('.open')).toBeFocused();
  await page.keyboard.press('u');
  await expect(page.getByTestId(`nudge-${ids[1]}`)).toBeVisible();

  await page.keyboard.press('s');
  await expect(page.getByTestId('menu-snooze-3')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('toast').last()).toContainText('Snoozed');
  await expect(page.getByTestId(`nudge-${ids[2]}`)).toHaveCount(0);

  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('panel')).toBeVisible();
});

test('a letter does nothing before a row is chosen', async ({ page }) => {
  await open(page, 'today');
  await row(page).waitFor();
  await page.keyboard.press('l');
  await page.waitForTimeout(150);
  await expect(page.getByTestId('toast')).toHaveCount(0);
});

test('takes back a nudge that is not needed, with an undo', async ({ page }) => {
  await open(page, 'today');
  const first = row(page);
  const name = (await first.getAttribute('data-name'))!;
  await first.getByTestId('nudge-menu').click();
  await page.getByTestId('menu-not-needed').click();
  await expect(page.locator(`[data-name="${name}"]`)).toHaveCount(0);
  await page.keyboard.press('u');
  await expect(page.locator(`[data-name="${name}"]`)).toHaveCount(1);
});

test('snoozes until a date', async ({ page }) => {
  await open(page, 'today', 'people=60');
  const id = await row(page).getAttribute('data-person');
  await row(page).getByTestId('nudge-snooze').click();
  await page.getByTestId('menu-snooze-date').click();
  await expect(page.getByTestId('snooze-dialog')).toBeVisible();
  await clean(page);
  await page.getByTestId('snooze-save').click();
  await expect(page.getByTestId(`nudge-${id}`)).toHaveCount(0);
});

test('the menu of a row holds what can be done with a person', async ({ page }) => {
  await open(page, 'today', 'people=60');
  await row(page).getByTestId('nudge-menu').click();
  for (const item of ['open', 'wrote', 'log', 'snooze', 'move', 'archive']) {
    await expect(page.getByTestId(`menu-${item}`)).toBeVisible();
  }
  await clean(page);
  await page.keyboard.press('Escape');
  await expect(row(page).getByTestId('nudge-menu')).toBeFocused();
});

test('loads further people as the list is scrolled, and what is read stays where it is', async ({ page }) => {
  await open(page, 'today', 'people=1200&latency=600');
  await expect(rows(page)).toHaveCount(200);
  const last = row(page, 199);
  await last.scrollIntoViewIfNeeded();
  const [id, before] = await last.evaluate((r: HTMLElement) => [
    r.dataset.person,
    r.getBoundingClientRect().top,
  ]);
  await expect.poll(() => rows(page).count()).toBeGreaterThan(200);
  const after = (await page.getByTestId(`nudge-${id}`).boundingBox())!.y;
  expect(Math.abs(after - (before as number))).toBeLessThan(8);
});

test('an empty file shows how to begin, and sample people fill it', async ({ page }) => {
  await open(page, 'today', 'empty');
  await expect(page.getByTestId('empty')).toBeVisible();
  await clean(page);
  await page.getByTestId('empty-demo').click();
  await expect(row(page)).toBeVisible();
});

test('with everyone looked after it says so, and what comes this week', async ({ page }) => {
  await open(page, 'today', 'empty');
  await page.getByTestId('empty-add').click();
  await page.getByTestId('new-person-name').fill('Ada Lovelace');
  await page.getByTestId('new-person-save').click();
  await expect(page.getByTestId('all-clear')).toBeVisible();
  await clean(page);
});

test('a failure says what happened, and trying again works', async ({ page }) => {
  await open(page, 'today', 'fail=today:1');
  await expect(page.getByTestId('error')).toContainText('The data file could not be read');
  await clean(page);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(row(page)).toBeVisible();
});

test('a verb that fails leaves the row and says why', async ({ page }) => {
  await open(page, 'today', 'fail=logContact');
  const id = await row(page).getAttribute('data-person');
  await row(page).getByTestId('nudge-log').click();
  await expect(page.getByTestId('toast')).toContainText('could not be read');
  await expect(page.getByTestId(`nudge-${id}`)).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`is accessible, ${theme}`, async ({ page }) => {
    await open(page, 'today', 'people=60');
    if (theme === 'dark') await dark(page);
    await row(page).waitFor();
    await clean(page);
  });
}

test('is usable at 900 × 600 and at 200 % zoom', async ({ page }) => {
  for (const size of [
    { width: 900, height: 600 },
    { width: 640, height: 400 },
  ]) {
    await page.setViewportSize(size);
    await open(page, 'today');
    await expect(row(page).getByTestId('nudge-log')).toBeInViewport();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
  }
});
