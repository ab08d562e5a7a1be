import { expect, test, type Page } from '@playwright/test';
import { at, board, cards, carry, column, count, idOf, middle } from './board-hand';
import { clean, dark, open } from './shared';

/** Opens the sheet of a stage from its column's menu. */
async function setUp(page: Page, stage: string): Promise<void> {
  await page.getByTestId(`column-menu-${stage}`).click();
  await page.getByTestId('menu-set-up').click();
  await page.getByTestId('stage-sheet').waitFor();
}

/** Parts a stage, by hand. */
async function part(page: Page, stage: string, names: readonly string[]): Promise<void> {
  await setUp(page, stage);
  for (const [i, name] of names.entries()) {
    await page.getByTestId('sub-stage-new').fill(name);
    await page.getByTestId('sub-stage-add').click();
    await expect(page.getByTestId('sub-stage')).toHaveCount(i + 1);
  }
  await page.getByTestId('stage-done').click();
  await expect(column(page, stage).getByTestId('part')).toHaveCount(names.length + 1);
}

const heads = async (page: Page, stage: string) =>
  (await column(page, stage).getByTestId('part').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));

test('a card tells accounts, followers, tags, tier and what comes next', async ({ page }) => {
  await board(page);
  const face = cards(page, 'discovery')
    .filter({ has: page.locator('.tier') })
    .first();
  await expect(face.locator('.tier')).toHaveText('Prospect');
  await expect(face.locator('.step')).toHaveText(/(now|\d+ \w+|No next step)$/);
  await expect(cards(page, 'discovery').locator('.words bdi').first()).not.toBeEmpty();
});

test('cards stand closer where that is chosen, here or in Settings, and stay so', async ({ page }) => {
  await board(page);
  const height = async () => (await at(page, 'discovery', 0).boundingBox())!.height;
  const tall = await height();
  await page.getByTestId('board-density').click();
  await expect(page.getByTestId('board-density')).toHaveAttribute('aria-pressed', 'true');
  expect(await height()).toBeLessThan(tall * 0.6);
  await page.reload();
  await at(page, 'discovery', 0).waitFor();
  expect(await height()).toBeLessThan(tall * 0.6);
  await clean(page);
  await open(page, 'people');
  expect((await page.getByTestId('people-row').first().boundingBox())!.height).toBe(40);
  await clean(page);
  await open(page, 'settings');
  await expect(page.getByRole('radio', { name: 'Compact' })).toBeChecked();
  await page.getByRole('radio', { name: 'Comfortable' }).click();
  await open(page, 'board');
  await at(page, 'discovery', 0).waitFor();
  expect(await height()).toBe(tall);
});

test('several are selected by hand and dragged as one, and one undo takes them back', async ({ page }) => {
  await board(page);
  const [left, right] = [await count(page, 'discovery'), await count(page, 'outreach')];
  const ids = await Promise.all([1, 2, 4].map((index) => idOf(at(page, 'discovery', index))));
  await at(page, 'discovery', 1).click({ modifiers: ['ControlOrMeta'] });
  await at(page, 'discovery', 2).click({ modifiers: ['Shift'] });
  await at(page, 'discovery', 4).click({ modifiers: ['ControlOrMeta'] });
  await expect(page.getByTestId('selection-bar')).toContainText('3 selected');
  await expect(page.getByTestId('panel')).toHaveCount(0);
  const target = await middle(at(page, 'outreach', 1));
  await carry(page, at(page, 'discovery', 2), target.x, target.y);
  await expect(page.getByTestId('clone-count')).toHaveText('3');
  await expect(page.getByTestId('clone').locator('.under')).toHaveCount(2);
  await expect(page.getByTestId(`card-${ids[0]}`)).toHaveClass(/taken/);
  await page.mouse.up();
  for (const [i, id] of ids.entries())
    await expect(at(page, 'outreach', 1 + i)).toHaveAttribute('data-person', id);
  await expect(page.getByTestId('column-count-discovery')).toHaveText(String(left - 3));
  await expect(page.getByTestId('column-count-outreach')).toHaveText(String(right + 3));
  await expect(page.getByTestId('toast')).toContainText('Moved 3 people to Outreach');
  await expect(page.getByTestId('selection-bar')).toHaveCount(0);
  await page.getByTestId('toast-undo').click();
  await expect(at(page, 'discovery', 4)).toHaveAttribute('data-person', ids[2]!);
  await expect(page.getByTestId('column-count-outreach')).toHaveText(String(right));
});

test('a card that is not selected is dragged alone', async ({ page }) => {
  await board(page);
  await at(page, 'discovery', 0).click({ modifiers: ['ControlOrMeta'] });
  const target = await middle(at(page, 'outreach', 0));
  await carry(page, at(page, 'discovery', 2), target.x, target.y);
  await expect(page.getByTestId('clone')).toBeVisible();
  await expect(page.getByTestId('clone-count')).toHaveCount(0);
  await page.mouse.up();
  await expect(page.getByTestId('toast')).toContainText('to Outreach');
  await expect(page.getByTestId('selection-bar')).toContainText('1 selected');
});

test('by keys several are selected, carried and told', async ({ page }) => {
  await board(page);
  const said = page.getByTestId('live-assertive');
  const ids = await Promise.all([0, 1, 2].map((index) => idOf(at(page, 'discovery', index))));
  await at(page, 'discovery', 0).locator('.open').focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByTestId('selection-bar')).toContainText('3 selected');
  await expect(page.getByTestId(`card-${ids[2]}`).locator('.open')).toHaveAttribute('aria-pressed', 'true');
  await clean(page);
  await page.keyboard.press('Space');
  await expect(said).toContainText(/Lifted .+ and 2 others/);
  await page.keyboard.press('ArrowRight');
  await expect(said).toContainText(/Outreach, 3 of/);
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(said).toContainText(/Dropped .+ and 2 others\. Outreach, 1 of/);
  for (const [i, id] of ids.entries())
    await expect(at(page, 'outreach', i)).toHaveAttribute('data-person', id);
  await expect(page.getByTestId(`card-${ids[2]}`).locator('.open')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(at(page, 'discovery', 2)).toHaveAttribute('data-person', ids[2]!);
});

test('the bar and the letters do the same with all who are selected', async ({ page }) => {
  await board(page);
  const ids = await Promise.all([0, 1].map((index) => idOf(at(page, 'discovery', index))));
  await at(page, 'discovery', 0).locator('.open').focus();
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.keyboard.press('m');
  await page.getByTestId('menu-move-advocacy').click();
  for (const [i, id] of ids.entries())
    await expect(at(page, 'advocacy', i)).toHaveAttribute('data-person', id);

  await at(page, 'advocacy', 0).click({ modifiers: ['ControlOrMeta'] });
  await page.getByTestId('several-more').click();
  await page.getByTestId('menu-tier').click();
  await page.getByTestId('menu-tier-partner').click();
  await expect(page.getByTestId(`card-${ids[0]}`).locator('.tier')).toHaveText('Partner');
  await at(page, 'advocacy', 0).click({ modifiers: ['ControlOrMeta'] });
  await expect(page.getByTestId('selection-bar')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('selection-bar')).toHaveCount(0);
});

test('a column folds to a strip that takes cards, and stays folded', async ({ page }) => {
  await board(page);
  const before = await count(page, 'outreach');
  await page.getByTestId('column-menu-outreach').click();
  await page.getByTestId('menu-fold').click();
  const strip = page.getByTestId('column-open-outreach');
  await expect(strip).toBeFocused();
  await expect(strip).toHaveAccessibleName(new RegExp(`Open Outreach, ${before} people, \\d+ due`));
  await page.reload();
  await at(page, 'discovery', 0).waitFor();
  expect((await column(page, 'outreach').boundingBox())!.width).toBeLessThan(60);
  await clean(page);

  const id = await idOf(at(page, 'discovery', 0));
  const target = await middle(column(page, 'outreach'));
  const head = (await column(page, 'outreach').boundingBox())!;
  const held = (await at(page, 'discovery', 0).boundingBox())!;
  await carry(page, at(page, 'discovery', 0), head.x + head.width / 2, target.y);
  expect(held.width).toBeGreaterThan(100);
  await expect(column(page, 'outreach')).toHaveClass(/over/);
  await page.mouse.up();
  await expect(page.getByTestId('toast')).toContainText('to Outreach');
  await expect(strip).toHaveAccessibleName(new RegExp(`Open Outreach, ${before + 1} people`));
  await strip.click();
  await expect(at(page, 'outreach', 0)).toHaveAttribute('data-person', id);
  await expect(at(page, 'outreach', 0).locator('.open')).toBeFocused();

  // By its key; arrows pass it, a card that is carried opens it meanwhile.
  await page.keyboard.press('c');
  await expect(strip).toBeFocused();
  await at(page, 'discovery', 0).locator('.open').focus();
  await page.keyboard.press('ArrowRight');
  await expect(at(page, 'collaboration', 0).locator('.open')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(column(page, 'outreach').locator('.lifted')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('column-open-outreach')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('cards dry up after the days that the stage bears, in a word, and undo takes it back', async ({
  page,
}) => {
  await board(page);
  await setUp(page, 'discovery');
  await page.getByTestId('stage-dries').click();
  await page.getByRole('option', { name: /Dries up after/ }).click();
  await expect(page.getByTestId('stage-dries-days')).toHaveValue('30');
  await clean(page);
  await page.getByTestId('stage-dries-days').fill('20');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('toast').last()).toContainText('dry up after 20 quiet days');
  await page.getByTestId('stage-done').click();
  const dry = cards(page, 'discovery').locator('.quiet');
  await expect(dry.first()).toHaveText('drying up');
  await expect(dry.first()).toHaveAttribute('title', /\d+ days without a contact or a move/);
  await expect(cards(page, 'outreach').locator('.quiet')).toHaveCount(0);
  await open(page, 'settings');
  await expect(page.getByTestId('settings-dries-discovery-days')).toBeVisible();
});

test('a stage is parted; cards go between the parts by hand, by keys and by the menu', async ({ page }) => {
  await board(page, 'people=20');
  await part(page, 'outreach', ['First note sent', 'Answered']);
  const all = await count(page, 'outreach');
  expect(await heads(page, 'outreach')).toEqual([
    `In no sub-stage ${all}`,
    'First note sent 0',
    'Answered 0',
  ]);

  // By its menu.
  const one = await idOf(at(page, 'outreach', 0));
  await at(page, 'outreach', 0).getByTestId('card-menu').click();
  await page.getByTestId('menu-move').click();
  await page.getByRole('menuitem', { name: 'Outreach · Answered' }).click();
  await expect
    .poll(() => heads(page, 'outreach'))
    .toEqual([`In no sub-stage ${all - 1}`, 'First note sent 0', 'Answered 1']);
  // Painted at once; what is undone is what was written.
  await expect(page.getByTestId('toast').last()).toContainText('to Outreach, Answered');
  await page.keyboard.press('Control+z');
  await expect
    .poll(() => heads(page, 'outreach'))
    .toEqual([`In no sub-stage ${all}`, 'First note sent 0', 'Answered 0']);

  // By hand, from another column into a part at the end of this one.
  const two = await idOf(at(page, 'discovery', 0));
  const box = (await column(page, 'outreach').getByTestId('part').nth(1).boundingBox())!;
  await carry(page, at(page, 'discovery', 0), box.x + box.width / 2, box.y + box.height / 2);
  await expect(column(page, 'outreach').getByTestId('part').nth(1)).toHaveClass(/over/);
  await page.mouse.up();
  await expect(page.getByTestId('toast').last()).toContainText('to Outreach, First note sent');
  await expect
    .poll(() => heads(page, 'outreach'))
    .toEqual([`In no sub-stage ${all}`, 'First note sent 1', 'Answered 0']);

  // By keys, from the end of one part to the beginning of the next.
  await page.getByTestId(`card-${two}`).locator('.open').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('live-assertive')).toContainText('Outreach, Answered, 1 of 1');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByTestId('live-assertive')).toContainText(`Outreach, in no sub-stage, ${all + 1} of`);
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  await expect
    .poll(() => heads(page, 'outreach'))
    .toEqual([`In no sub-stage ${all}`, 'First note sent 0', 'Answered 1']);
  await clean(page);

  // Their page shows it and changes it; a filter finds it.
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('person-sub-stage')).toHaveText('Answered');
  await page.getByTestId('person-sub-stage').click();
  await page.getByRole('option', { name: 'First note sent' }).click();
  await expect
    .poll(() => heads(page, 'outreach'))
    .toEqual([`In no sub-stage ${all}`, 'First note sent 1', 'Answered 0']);
  await page.getByTestId('panel').getByRole('button', { name: 'Close' }).click();
  await page.getByTestId('filter-add').click();
  await page.getByTestId('menu-filter-sub_stage').click();
  await page.getByLabel('First note sent · Outreach').check();
  await page.getByTestId('condition-apply').click();
  await expect(page.getByTestId('filter-chip')).toContainText('in First note sent');
  await expect(page.locator('.card')).toHaveCount(1);
  expect(one).not.toBe(two);
});

test('parts are renamed, put in order and removed, and it is asked where to with their people', async ({
  page,
}) => {
  await board(page);
  await part(page, 'nurturing', ['Quiet', 'Lively']);
  await at(page, 'nurturing', 0).locator('.open').focus();
  await page.keyboard.press('m');
  await page.getByRole('menuitem', { name: 'Nurturing · Quiet' }).click();
  await expect(column(page, 'nurturing').getByTestId('part').nth(1)).toHaveText(/Quiet\s+1/);

  await setUp(page, 'nurturing');
  const names = page.getByTestId('sub-stage-name');
  await names.first().fill('lively');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('sub-stage').first()).toContainText('has “lively” already');
  await names.first().fill('Asleep');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('toast').last()).toContainText('Renamed “Quiet” to “Asleep”');
  await page.getByTestId('sub-stage-down').first().click();
  await expect(names.nth(1)).toHaveValue('Asleep');
  await expect(page.getByTestId('sub-stage-up').nth(1)).toBeFocused();
  await clean(page);
  await page.getByTestId('sub-stage-remove').nth(1).click();
  await page.getByRole('menuitem', { name: 'To “Lively”' }).click();
  await expect(page.getByTestId('sub-stage')).toHaveCount(1);
  await page.getByTestId('stage-done').click();
  await expect(column(page, 'nurturing').getByTestId('part').nth(1)).toHaveText(/Lively\s+1/);
  await page.keyboard.press('Control+z');
  await expect(column(page, 'nurturing').getByTestId('part').nth(2)).toHaveText(/Asleep\s+1/);
});

test('a sorted board says that a place within a column means nothing', async ({ page }) => {
  await board(page);
  await page.getByTestId('board-order').click();
  await page.getByRole('option', { name: 'Name', exact: true }).click();
  await expect(page.getByTestId('board-order')).toHaveText('Name');
  const id = await idOf(at(page, 'discovery', 0));
  const target = await middle(at(page, 'discovery', 2));
  await carry(page, at(page, 'discovery', 0), target.x, target.y + 30);
  await page.mouse.up();
  await expect(page.getByTestId('board-sorted')).toContainText('The cards are sorted');
  await expect(page.getByTestId('live-assertive')).toContainText('The cards are sorted');
  await expect(at(page, 'discovery', 0)).toHaveAttribute('data-person', id);
  await expect(page.getByTestId('toast')).toHaveCount(0);
  await clean(page);
  await page.getByRole('button', { name: 'Order by hand' }).click();
  await expect(page.getByTestId('board-sorted')).toHaveCount(0);
  await expect(page.getByTestId('board-order')).toHaveText('Your order');
});

test('a tier is set on the page of a person and filtered by', async ({ page }) => {
  await board(page);
  await at(page, 'discovery', 0).click();
  await page.getByTestId('person-tier').click();
  await page.getByRole('option', { name: 'Ambassador' }).click();
  await expect(at(page, 'discovery', 0).locator('.tier')).toHaveText('Ambassador');
  await page.getByTestId('panel').getByRole('button', { name: 'Close' }).click();
  await page.getByTestId('filter-add').click();
  await page.getByTestId('menu-filter-tier').click();
  await page.getByLabel('Ambassador').check();
  await page.getByTestId('condition-apply').click();
  await expect(page.getByTestId('filter-chip')).toContainText('of tier Ambassador');
  await expect(page.getByTestId('column-count-discovery')).toHaveText('1');
});

test('hundreds of people a column, in parts and close together, mount few cards', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 1200 });
  await board(page, 'people=1500');
  await part(page, 'discovery', ['One', 'Two']);
  await page.getByTestId('board-density').click();
  expect(await page.locator('.card').count()).toBeLessThan(300);
  const scroller = column(page, 'discovery').locator('.cards');
  await scroller.evaluate((el) => (el.scrollTop = 20_000));
  await expect(at(page, 'discovery', 300)).toBeVisible();
  expect(await page.locator('.card').count()).toBeLessThan(300);
});

for (const theme of ['light', 'dark'] as const) {
  test(`parts, a strip, a selection and dry cards are accessible, ${theme}`, async ({ page }) => {
    await board(page);
    if (theme === 'dark') await dark(page);
    await part(page, 'discovery', ['Found', 'Fits']);
    await setUp(page, 'discovery');
    await page.getByTestId('stage-dries').click();
    await page.getByRole('option', { name: /Dries up after/ }).click();
    await clean(page);
    await page.getByTestId('stage-done').click();
    await page.getByTestId('column-menu-advocacy').click();
    await page.getByTestId('menu-fold').click();
    await at(page, 'discovery', 1).click({ modifiers: ['ControlOrMeta'] });
    await clean(page);
  });
}
