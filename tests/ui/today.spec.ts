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
  // As many as are seen, and as many again below them.
  await expect(rows(page)).toHaveCount(20);
  const last = row(page, 19);
  await last.scrollIntoViewIfNeeded();
  const [id, before] = await last.evaluate((r: HTMLElement) => [
    r.dataset.person,
    r.getBoundingClientRect().top,
  ]);
  await expect.poll(() => rows(page).count()).toBeGreaterThan(20);
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

test('with everyone looked after it says who heard from her, and who comes next and when', async ({
  page,
}) => {
  await open(page, 'today', 'empty');
  await page.getByTestId('empty-add').click();
  await page.getByTestId('new-person-name').fill('Ada Lovelace');
  await page.getByTestId('new-person-save').click();
  await expect(page.getByTestId('all-clear')).toBeVisible();
  await expect(page.getByTestId('clear-heard')).toHaveCount(0);
  await expect(page.getByTestId('clear-next')).toHaveText('Next: Ada Lovelace on Monday 13 April');
  await clean(page);
  await page.getByTestId('clear-week').click();
  await expect(page.getByText('Nobody comes due')).toHaveCount(7);
  await expect(page.getByTestId('days-week')).toBeFocused();
});

test('counts the people who heard from her today, not the messages', async ({ page }) => {
  await open(page, 'today', 'people=60');
  await row(page).waitFor();
  const people = await total(page);
  await row(page).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Control+a');
  // Those beyond the first page are fetched to be selected.
  await expect(page.getByTestId('selection-bar')).toContainText(`${people} selected`);
  await page.keyboard.press('l');
  // Six of the sample people were written to earlier today.
  await expect(page.getByTestId('clear-heard')).toHaveText(`${people + 6} people heard from you today`);
  await expect(page.getByTestId('clear-next')).toHaveText(/^Next: .+ (tomorrow|on \w+day)/);
  await clean(page);
  // The last row took the focus along; it is still on the screen, and the keys go on from there.
  await expect(page.getByTestId('days-today')).toBeFocused();
  await page.keyboard.press('u');
  await expect(rows(page)).toHaveCount(people);
  await page.keyboard.press('j');
  await expect(page.locator('[data-current] .open')).toBeFocused();
});

test('several at once by keys: select, extend, log as one, undo', async ({ page }) => {
  await open(page, 'today', 'people=60');
  await row(page).waitFor();
  const before = await total(page);
  const bar = page.getByTestId('selection-bar');
  const names = await rows(page).evaluateAll((all) => all.map((r) => r.getAttribute('data-person')));
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(bar).toContainText('1 selected');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar).toContainText('3 selected');
  await expect(page.getByTestId('live-polite')).toHaveText('3 selected');
  await page.keyboard.press('x');
  await expect(bar).toContainText('2 selected');
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);

  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowUp');
  await clean(page);
  await page.keyboard.press('l');
  await expect(page.getByTestId('toast')).toContainText('Logged contact with 2 people');
  await expect(bar).toHaveCount(0);
  await expect.poll(() => total(page)).toBe(before - 2);
  // The next in line has the focus.
  await expect(page.locator('[data-current] .open')).toBeFocused();
  await page.keyboard.press('u');
  await expect.poll(() => total(page)).toBe(before);
  // Whoever came into sight meanwhile stands below them.
  const now = await rows(page).evaluateAll((all) => all.map((r) => r.getAttribute('data-person')));
  expect(now.slice(0, names.length)).toEqual(names);
});

test('several at once by pointer: boxes, a range, the sheet, the menus', async ({ page }) => {
  await open(page, 'today', 'people=60');
  await row(page).waitFor();
  const before = await total(page);
  const box = (at: number) => row(page, at).getByTestId('nudge-select');
  await row(page).hover();
  await box(0).click();
  await box(4).click({ modifiers: ['Shift'] });
  await expect(page.getByTestId('selection-bar')).toContainText('5 selected');
  await expect(box(2)).toBeChecked();
  await box(2).click();
  await expect(page.getByTestId('selection-bar')).toContainText('4 selected');

  await page.getByTestId('several-log').click();
  await expect(page.getByTestId('log-contact')).toContainText('Contact with 4 people');
  await clean(page);
  await page.getByTestId('log-channel-email').click();
  await page.getByTestId('log-note').fill('The spring box');
  await page.getByTestId('log-save').click();
  await expect(page.getByTestId('toast')).toContainText('Logged contact with 4 people');
  await expect.poll(() => total(page)).toBe(before - 4);
  await page.getByTestId('toast-undo').click();
  await expect.poll(() => total(page)).toBe(before);

  await box(0).click();
  await box(1).click();
  await page.getByTestId('several-snooze').click();
  await page.getByTestId('menu-snooze-date').click();
  await expect(page.getByTestId('snooze-dialog')).toContainText('Snooze 2 people');
  await page.getByTestId('snooze-save').click();
  await expect.poll(() => total(page)).toBe(before - 2);
  await page.keyboard.press('u');
  await expect.poll(() => total(page)).toBe(before);

  await box(0).click();
  await box(1).click();
  await box(2).click();
  await page.getByTestId('several-not-needed').click();
  await expect(page.getByTestId('toast').last()).toContainText('Not needed for 3 people');
  await expect.poll(() => total(page)).toBe(before - 3);
  // Who was dealt with has gone, and the next in line has the focus.
  await expect(page.locator('[data-current]')).toHaveCount(1);
  await expect(page.locator('[data-current] .open')).toBeFocused();
});

test('what fails for several leaves them selected', async ({ page }) => {
  await open(page, 'today', 'fail=several');
  await row(page).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('l');
  await expect(page.getByTestId('toast')).toContainText('could not be read');
  await expect(page.getByTestId('selection-bar')).toContainText('1 selected');
});

test('rests over a holiday: nobody is nudged, and it can be ended or undone', async ({ page }) => {
  await open(page, 'today', 'people=60');
  await row(page).waitFor();
  const before = await total(page);
  await page.getByTestId('today-menu').click();
  await page.getByTestId('menu-rest').click();
  await expect(page.getByTestId('rest-dialog')).toBeVisible();
  await clean(page);
  await page.getByTestId('rest-save').click();
  await expect(page.getByTestId('resting')).toContainText('You rest until Saturday 28 March');
  await expect(page.getByTestId('nav-today').locator('.count')).toHaveCount(0);
  await clean(page);
  await page.getByTestId('rest-end').click();
  await expect.poll(() => total(page)).toBe(before);
  await page.keyboard.press('u');
  await expect(page.getByTestId('resting')).toBeVisible();

  await page.getByTestId('nav-settings').click();
  await expect(page.getByTestId('settings-resting')).toContainText('You rest until Saturday 28 March');
  await page.getByTestId('settings-rest-end').press('Enter');
  await expect(page.getByTestId('settings-rest')).toBeFocused();
  await expect.poll(() => total(page)).toBe(before);
});

test('the week ahead by day, with the same keys', async ({ page }) => {
  await open(page, 'today');
  await page.getByTestId('days-week').click();
  await expect(page.getByTestId('day-2026-03-15').getByRole('heading')).toContainText('Sunday 15 March');
  await expect(page.getByTestId('week-ahead').locator('section')).toHaveCount(7);
  await clean(page);
  const ahead = page.getByTestId('ahead-person');
  const id = await ahead.first().getAttribute('data-person');
  const of = page.locator(`[data-testid=ahead-person][data-person="${id}"]`);
  const many = await ahead.count();
  await page.locator('body').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('j');
  await expect(ahead.first().locator('.open')).toBeFocused();
  await page.keyboard.press('s');
  await page.getByTestId('menu-snooze-month').click();
  await expect(of).toHaveCount(0);
  await expect(page.locator('[data-current] .open')).toBeFocused();
  await page.keyboard.press('u');
  await expect(ahead).toHaveCount(many);
  await page.keyboard.press('w');
  await expect(page.getByTestId('composer')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('panel')).toBeVisible();
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
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await expect(page.getByTestId('several-clear')).toBeInViewport({ ratio: 1 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
  }
});
