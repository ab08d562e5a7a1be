import { expect, test } from '@playwright/test';
import { clean, dark, open } from './shared';

test('search finds as she types, accents aside, and says how many', async ({ page }) => {
  await open(page, 'people');
  await expect(page.getByText('293 people', { exact: true })).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByTestId('people-search')).toBeFocused();
  await page.keyboard.type('nguyen');
  await expect(page.getByTestId('people-row').first()).toContainText('Nguyễn Thị Phương Thảo');
  await expect(page.getByTestId('screen-people').getByText('1 person matches')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('people-row').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('person-name')).toHaveText('Nguyễn Thị Phương Thảo');
});

test('what was typed is marked, the best match stands first, and her own order is kept for later', async ({
  page,
}) => {
  await open(page, 'people');
  const order = page.getByTestId('people-order');
  await order.click();
  await page.getByRole('option', { name: 'Most followers' }).click();
  await page.getByTestId('people-search').fill('nguyen');
  await expect(order).toContainText('Best match');
  const row = page.getByTestId('people-row').first();
  await expect(row.locator('.list-name mark')).toHaveText('Nguyễn');
  await expect(row.getByTestId('found-at')).toHaveCount(0);
  // Handles, tags and notes say what they are where the row's first line does not show it.
  await page.getByTestId('people-search').fill('ceram');
  await expect(page.getByTestId('found-at').first().locator('mark')).toHaveText(/^ceram/i);
  await clean(page);
  await order.click();
  await page.getByRole('option', { name: 'Name', exact: true }).click();
  await expect(order).toContainText('Name');
  await page.getByTestId('people-search').fill('');
  await expect(order).toContainText('Most followers');
  await page.getByTestId('people-search').fill('mia');
  await expect(order).toContainText('Best match');
});

test('nobody matches: says so and leads back', async ({ page }) => {
  await open(page, 'people');
  await page.getByTestId('people-search').fill('zzzz');
  await expect(page.getByTestId('people-no-match')).toBeVisible();
  await page.getByRole('button', { name: 'Show everyone' }).click();
  await expect(page.getByTestId('people-row').first()).toBeVisible();
  await expect(page.getByTestId('people-search')).toHaveValue('');
});

test('orders, and the other way round', async ({ page }) => {
  await open(page, 'people');
  const first = page.getByTestId('people-row').first();
  await page.getByTestId('people-order').click();
  await page.getByRole('option', { name: 'Most followers' }).click();
  await expect(first.locator('.followers')).toContainText('M');
  await page.getByTestId('people-reverse').click();
  await expect(first.locator('.followers')).not.toContainText('M');
  await page.getByTestId('people-order').click();
  await page.getByRole('option', { name: 'Longest without contact' }).click();
  await expect(page.getByTestId('people-reverse')).toHaveAttribute('aria-pressed', 'true');
  await page.getByTestId('people-reverse').click();
  await expect(first.locator('.contact')).toContainText('never contacted');
});

test('a list of 20,000 scrolls to its end with few rows, by mouse and by key', async ({ page }) => {
  await open(page, 'people', 'people=20000');
  const rows = page.getByTestId('people-row');
  await expect(rows.first()).toBeVisible();
  expect(await rows.count()).toBeLessThan(40);
  await rows.first().focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('row').last()).toBeFocused();
  await expect(page.locator('[data-person]:focus')).toHaveCount(1);
  expect(await rows.count()).toBeLessThan(40);
  await page.keyboard.press('Home');
  await page.keyboard.press('j');
  await expect(page.locator('[data-index="1"]')).toBeFocused();
});

test('the keys of a person work on the row', async ({ page }) => {
  await open(page, 'people');
  const row = page.getByTestId('people-row').nth(2);
  await row.focus();
  await page.keyboard.press('l');
  await expect(page.getByTestId('toast')).toContainText('Logged a contact with');
  await expect(row).toContainText('today');
  await expect(row).toBeFocused();
});

test('going away and coming back finds the list as it was', async ({ page }) => {
  await open(page, 'people');
  await page.getByTestId('people-search').fill('ada');
  await expect(page.getByTestId('screen-people').getByText(/people match/)).toBeVisible();
  await page.getByTestId('nav-today').click();
  await page.getByTestId('nav-people').click();
  await expect(page.getByTestId('people-search')).toHaveValue('ada');
  await expect(page.getByTestId('screen-people').getByText(/people match/)).toBeVisible();
});

test('a new person: a refusal stands at its field, then their panel opens', async ({ page }) => {
  await open(page, 'people');
  await page.getByTestId('people-new').click();
  const dialog = page.getByTestId('new-person');
  await page.getByTestId('new-person-save').click();
  await expect(dialog).toContainText('A person needs a name.');
  await page.getByTestId('new-person-name').fill('Ada Lovelace');
  await page.getByTestId('new-person-accounts').fill('no such thing');
  await page.getByTestId('new-person-save').click();
  await expect(page.getByTestId('new-person-accounts')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('new-person-accounts').fill('instagram:ada.l\nhttps://www.tiktok.com/@ada.l');
  await page.getByTestId('new-person-emails').fill('ada@engine.example');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('person-name')).toHaveText('Ada Lovelace');
  await expect(page.getByTestId('person-panel').getByText('@ada.l')).toHaveCount(2);
});

test('an empty file teaches the first steps', async ({ page }) => {
  await open(page, 'people', 'empty');
  await expect(page.getByTestId('empty')).toBeVisible();
  await expect(page.getByTestId('people-search')).toHaveCount(0);
});

test('a failure is told, and can be tried again', async ({ page }) => {
  await open(page, 'people', 'fail=people:1');
  await expect(page.getByTestId('error')).toContainText('the disk did not answer');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('people-row').first()).toBeVisible();
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing (${theme})`, async ({ page }) => {
    await open(page, 'people');
    if (theme === 'dark') await dark(page);
    await page.getByTestId('people-row').first().waitFor();
    await clean(page);
    await page.getByTestId('filter-add').click();
    await page.getByRole('menuitem', { name: 'Archived' }).click();
    await page.getByTestId('people-search').fill('zzzz');
    await page.getByTestId('people-no-match').waitFor();
    await clean(page);
    await page.getByTestId('people-new').click();
    await page.getByTestId('new-person-save').click();
    await clean(page);
  });
}

test('several at once by keys: select, extend, all who match, tag them as one', async ({ page }) => {
  await open(page, 'people');
  const bar = page.getByTestId('selection-bar');
  const rows = page.getByTestId('people-row');
  await rows.first().focus();
  await page.keyboard.press('x');
  await expect(bar).toContainText('1 selected');
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar).toContainText('3 selected');
  await expect(rows.nth(2)).toBeFocused();
  await clean(page);
  await page.keyboard.press('t');
  await page.getByTestId('tag-several-name').fill('spring box');
  await clean(page);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('toast')).toContainText('Tagged 3 people “spring box”');
  await expect(bar).toHaveCount(0);
  await expect(rows.first()).toContainText('spring box');

  await rows.nth(2).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar).toContainText('All 293 who match');
  await expect(page.getByTestId('live-polite')).toHaveText('293 people selected, on this screen or not');
  await page.keyboard.press('x');
  await expect(bar).toContainText('All 292 who match');
  await page.keyboard.press('m');
  await page.getByTestId('menu-move-advocacy').click();
  await expect(page.getByTestId('toast').last()).toContainText('Moved 292 people to Advocacy');
  await rows.first().focus();
  await page.keyboard.press('End');
  await expect(page.locator('[data-person]:focus')).toHaveAttribute('data-stage', 'advocacy');
  await page.keyboard.press('u');
  await expect(page.getByTestId('toast').last()).toContainText('Undone: moved 292 people');
});

test('several at once by pointer: boxes, a range, the archive and back', async ({ page }) => {
  await open(page, 'people');
  const rows = page.getByTestId('people-row');
  const bar = page.getByTestId('selection-bar');
  await rows.nth(1).hover();
  await rows.nth(1).getByTestId('people-select').click();
  await expect(page.getByTestId('panel')).toHaveCount(0);
  await rows.nth(4).click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('4 selected');
  await rows.nth(2).click({ modifiers: ['ControlOrMeta'] });
  await expect(bar).toContainText('3 selected');
  await page.getByTestId('several-more').click();
  await clean(page);
  await page.getByTestId('menu-archive').click();
  await expect(page.getByTestId('toast')).toContainText('Archived 3 people');
  await expect(page.getByTestId('screen-people').getByText('290 people')).toBeVisible();

  await page.getByTestId('filter-add').click();
  await page.getByTestId('menu-filter-archived').click();
  await expect(rows).toHaveCount(10);
  await rows.first().getByTestId('people-select').focus();
  await page.keyboard.press('Space');
  await page.getByTestId('several-all').click();
  await expect(bar).toContainText('All 10 who match');
  await page.getByTestId('several-more').click();
  await page.getByTestId('menu-archive').click();
  await expect(page.getByTestId('toast').last()).toContainText('Brought back 10 people');
});

test('a range that is not on the page is selected whole, and another question clears it', async ({
  page,
}) => {
  await open(page, 'people', 'people=2000');
  const rows = page.getByTestId('people-row');
  await rows.first().click({ modifiers: ['ControlOrMeta'] });
  await rows.first().focus();
  await page.keyboard.press('End');
  await page.locator('[data-person]:focus').click({ modifiers: ['Shift'] });
  await expect(page.getByTestId('selection-bar')).toContainText(/1,9\d\d selected/);
  await page.getByTestId('people-search').fill('ada');
  await expect(page.getByTestId('selection-bar')).toHaveCount(0);
});

test('how often to be in touch: a wrong number is said at its field', async ({ page }) => {
  await open(page, 'people');
  await page.getByTestId('people-row').first().focus();
  await page.keyboard.press('x');
  await page.getByTestId('several-more').click();
  await page.getByTestId('menu-cadence').click();
  await page.getByTestId('own-cadence-days').fill('often');
  await page.getByTestId('own-cadence-save').click();
  await expect(page.getByTestId('own-cadence')).toContainText('Write a whole number of days');
  await clean(page);
  await page.getByTestId('own-cadence-days').fill('14');
  await page.getByTestId('own-cadence-save').click();
  await expect(page.getByTestId('toast')).toContainText('every 14 days');
});

for (const size of [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
])
  test(`selected rows look right at ${size.width} × ${size.height}`, async ({ page }) => {
    await page.setViewportSize(size);
    await open(page, 'people');
    await page.getByTestId('people-row').nth(1).focus();
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByTestId('several-clear')).toBeInViewport({ ratio: 1 });
    await page.screenshot({ path: `../tests/ui/results/selected-${size.width}.png` });
    await dark(page);
    await clean(page);
    await page.screenshot({ path: `../tests/ui/results/selected-${size.width}-dark.png` });
  });

test('columns: chosen, put in order, ordered by, widened, kept over a restart', async ({ page }) => {
  await open(page, 'people');
  const heads = page.locator('[role=columnheader]');
  await expect(heads).toHaveText(['Name', 'Tags', 'Followers', 'Last contact', 'Stage']);
  await page.getByTestId('people-columns').click();
  await clean(page);
  await page.getByTestId('column-country').check();
  await page.getByTestId('column-tags').uncheck();
  await page.getByRole('button', { name: 'Move Country to the front' }).press('Enter');
  await expect(page.getByTestId('live-polite')).toHaveText('Country is column 3 of 4');
  await page.keyboard.press('Escape');
  await expect(heads).toHaveText(['Name', 'Followers', 'Last contact', 'Country', 'Stage']);

  const head = page.getByTestId('head-country');
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  const first = page.getByTestId('people-row').first().locator('[data-column=country]');
  const before = await first.textContent();
  await head.getByRole('button').press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(first).not.toHaveText(before ?? '');

  const edge = head.getByRole('separator');
  await edge.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(edge).toHaveAttribute('aria-valuenow', '162');
  const box = (await edge.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 40, box.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect(edge).toHaveAttribute('aria-valuenow', '122');
  await clean(page);

  await page.reload();
  await expect(heads).toHaveText(['Name', 'Followers', 'Last contact', 'Country', 'Stage']);
  await expect(edge).toHaveAttribute('aria-valuenow', '122');
  await expect(head).toHaveAttribute('aria-sort', 'descending');
});

for (const size of [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
])
  test(`many columns at ${size.width} × ${size.height}: the name stays`, async ({ page }) => {
    await page.setViewportSize(size);
    await open(page, 'people');
    await page.getByTestId('people-columns').click();
    for (const key of ['emails', 'due', 'accounts', 'touchpoints', 'added'])
      await page.getByTestId(`column-${key}`).check();
    await page.screenshot({ path: `../tests/ui/results/columns-sheet-${size.width}.png` });
    await page.keyboard.press('Escape');
    const scroller = page.locator('.scroller');
    await scroller.evaluate((node) => (node.scrollLeft = 400));
    await expect(page.getByTestId('people-row').nth(1).locator('.list-name')).toBeInViewport({ ratio: 1 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
    await page.screenshot({ path: `../tests/ui/results/columns-${size.width}.png` });
    await dark(page);
    await clean(page);
    await page.screenshot({ path: `../tests/ui/results/columns-${size.width}-dark.png` });
  });

test('the list goes out as it is shown or as a whole, whoever is selected or everybody', async ({ page }) => {
  await open(page, 'people');
  await page.getByTestId('people-search').fill('nguyen');
  await expect(page.getByTestId('screen-people').getByText('1 person matches')).toBeVisible();
  await page.getByTestId('people-export').click();
  await expect(page.getByRole('menu')).toBeVisible();
  await clean(page);
  await page.getByRole('menuitem', { name: 'These columns as a workbook (XLSX)' }).click();
  await expect(page.getByTestId('toast').getByText(/^Wrote 1 person to .*\.xlsx/)).toBeVisible();
  await page.getByTestId('people-search').fill('');
  await page.getByTestId('people-row').first().focus();
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.locator('.selection-bar').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Export' }).press('ArrowRight');
  await page.getByRole('menuitem', { name: 'As a workbook (XLSX)', exact: true }).press('Enter');
  await expect(page.getByTestId('toast').getByText(/^Wrote 2 people to .*\.xlsx/)).toBeVisible();
});

test('two presses on a row open its person, and mark no text in the panel that came between', async ({
  page,
}) => {
  await open(page, 'people');
  const row = page.getByTestId('people-row').first();
  const box = (await row.boundingBox())!;
  // Where the panel will lie.
  const [x, y] = [1200, box.y + box.height / 2];
  await page.mouse.click(x, y);
  await expect(page.getByTestId('panel')).toBeVisible();
  await page.mouse.move(x, y);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  expect(await page.evaluate(() => getSelection()?.toString() ?? '')).toBe('');
});
