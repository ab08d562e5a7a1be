import { expect, test, type Page } from '@playwright/test';
import { clean, dark, open } from './shared';

interface Shell {
  perennialFake: { hear: (event: string, payload: unknown) => void };
}

const hear = (page: Page, event: string, payload: unknown) =>
  page.evaluate(
    ([e, p]) => (globalThis as unknown as Shell).perennialFake.hear(e as string, p),
    [event, payload],
  );
const drop = (page: Page, path = '/Users/ana/list of creators.csv') => hear(page, 'import-file', { path });
const count = async (page: Page, outcome: string) =>
  Number(await page.getByTestId(`outcome-${outcome}`).getAttribute('data-count'));

test('a file held over the window is awaited, and dropping it opens the preview from anywhere', async ({
  page,
}) => {
  await open(page, 'today');
  await hear(page, 'import-hover', { over: true });
  await expect(page.getByTestId('import-hover')).toContainText('Drop your list to import it');
  await hear(page, 'import-hover', { over: false });
  await expect(page.getByTestId('import-hover')).toHaveCount(0);
  await drop(page);
  await expect(page.getByTestId('screen-import')).toBeVisible();
  await expect(page.getByTestId('import-preview')).toContainText('list of creators.csv');
  await expect(page.getByTestId('import-preview')).toContainText(
    '200 rows · separated by semicolons · headers on line 2',
  );
});

test('a list goes in, the counts add up, the board fills, and undo takes all of it back', async ({
  page,
}) => {
  await open(page, 'import');
  await page.getByTestId('import-choose').click();
  await expect(page.getByTestId('import-preview')).toBeVisible();
  const counts = await Promise.all(
    ['create', 'update', 'unchanged', 'skip', 'ask', 'reject'].map((o) => count(page, o)),
  );
  expect(counts.reduce((a, b) => a + b)).toBe(await count(page, 'all'));
  const written = counts[0]! + counts[1]!;
  await expect(page.getByTestId('import-commit')).toHaveText(`Import ${written} people`);
  await page.getByTestId('import-commit').click();
  await expect(page.getByTestId('import-report')).toContainText(`${written} people imported`);
  await expect(page.getByTestId('import-report-create')).toHaveAttribute('data-count', String(counts[0]));

  await page.getByTestId('import-save-rejected').click();
  await expect(page.getByTestId('toast').last()).toContainText('Saved as');

  await page.getByTestId('import-undo').click();
  await expect(page.getByTestId('import-report')).toContainText('Taken back');
  await page.getByTestId('import-another').click();
  await expect(page.getByTestId('import-batch')).toContainText('Undone');
});

test('an earlier import is undone from the list', async ({ page }) => {
  await open(page, 'import', 'empty');
  await drop(page);
  await page.getByTestId('import-commit').click();
  await page.getByTestId('import-another').click();
  await expect(page.getByTestId('import-batch')).toContainText('people added');
  await page.getByTestId('import-undo').click();
  await expect(page.getByTestId('toast').last()).toContainText('Undone');
  await expect(page.getByTestId('import-batch')).toContainText('Undone');
  await page.getByTestId('nav-people').click();
  await expect(page.getByTestId('empty')).toBeVisible();
});

test('every row can be looked at, by outcome', async ({ page }) => {
  await open(page, 'import');
  await drop(page);
  const rows = page.locator('[data-testid^="import-row-"]');
  await expect(rows).toHaveCount(100);
  await page.getByTestId('import-more').click();
  await expect(rows).toHaveCount(200);
  await page.getByTestId('outcome-reject').click();
  await expect(rows).toHaveCount(await count(page, 'reject'));
  await expect(page.getByTestId('import-row-10')).toContainText('Line 10, Followers: “lots!” is no number');
  await expect(page.getByTestId('import-problem').first()).toContainText('lots!');
  await page.getByTestId('outcome-ask').click();
  await expect(rows.first()).toContainText('Is it the same person?');
});

test('a column gets another meaning, and the preview is the new plan', async ({ page }) => {
  await open(page, 'import');
  await drop(page);
  await expect(page.getByTestId('map-0')).toContainText('Handle');
  const rejected = await count(page, 'reject');
  expect(rejected).toBeGreaterThan(0);
  await page.getByTestId('map-2').click();
  await page.getByRole('option', { name: 'Leave out' }).click();
  await expect(page.getByTestId('outcome-reject')).toHaveAttribute('data-count', '0');
  await expect(page.getByTestId('map-2')).toContainText('Leave out');
  await expect(page.getByTestId('import-preview')).toContainText('because you chose it');
  await expect(page.getByTestId('import-problems')).toHaveCount(0);
});

test('overwriting is off until asked for, and says what it would replace', async ({ page }) => {
  await open(page, 'import');
  await drop(page);
  const overwrite = page.getByTestId('import-overwrite');
  await expect(overwrite).not.toBeChecked();
  const before = await count(page, 'update');
  await overwrite.click();
  await expect(overwrite).toBeChecked();
  await expect.poll(() => count(page, 'update')).toBeGreaterThan(before);
  await page.getByTestId('outcome-update').click();
  await expect(page.getByText('Overwrites country “Spain” with “Portugal”').first()).toBeVisible();
});

test('a refused change says why and leaves the preview as it was', async ({ page }) => {
  await open(page, 'import', 'fail=importAdjust:1');
  await drop(page);
  await page.getByTestId('map-2').click();
  await page.getByRole('option', { name: 'Note' }).click();
  await expect(page.getByTestId('import-unchanged')).toContainText('the disk did not answer');
  await expect(page.getByTestId('map-2')).toContainText('Followers');
  await page.getByTestId('import-overwrite').click();
  await expect(page.getByTestId('import-unchanged')).toHaveCount(0);
  await expect(page.getByTestId('map-2')).toContainText('Followers');
});

test('cancelling writes nothing, says so, and comes back to the preview as it was chosen', async ({
  page,
}) => {
  await page.goto('/?today=2026-03-14&latency=120#/import');
  await expect(page.getByTestId('nav-board').locator('.count')).toBeVisible();
  await drop(page);
  const people = () => page.getByTestId('nav-board').locator('.count').innerText();
  await page.getByTestId('import-overwrite').click();
  await expect(page.getByTestId('import-overwrite')).toBeChecked();
  await expect(page.getByTestId('import-commit')).toBeEnabled();
  const before = await people();
  await page.getByTestId('import-commit').click();
  await expect(page.getByTestId('import-progress')).toHaveAttribute('aria-valuenow', /[1-9]/);
  await page.getByTestId('import-cancel').click();
  await expect(page.getByTestId('import-cancelled')).toHaveText('Cancelled. Nothing was written.');
  await expect(page.getByTestId('import-overwrite')).toBeChecked();
  expect(await people()).toBe(before);
});

test('leaving in the middle and coming back keeps the preview', async ({ page }) => {
  await open(page, 'import');
  await drop(page);
  await page.getByTestId('outcome-skip').click();
  await page.getByTestId('nav-board').click();
  await expect(page.getByTestId('screen-board')).toBeVisible();
  await page.getByTestId('nav-import').click();
  await expect(page.getByTestId('import-preview')).toContainText('list of creators.csv');
  await expect(page.getByTestId('outcome-skip')).toHaveAttribute('aria-pressed', 'true');
  await page.getByTestId('import-cancel').click();
  await expect(page.getByTestId('import-drop')).toBeVisible();
});

test('a file that holds no list says why, and another can be tried', async ({ page }) => {
  await open(page, 'board');
  await drop(page, 'C:\\Users\\Ana\\media kit.pdf');
  await expect(page.getByTestId('import-refused')).toContainText('media kit.pdf could not be read');
  await expect(page.getByTestId('import-refused')).toContainText('Save the list as CSV');
  await page.getByTestId('import-choose').click();
  await expect(page.getByTestId('import-preview')).toBeVisible();
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing in any step (${theme})`, async ({ page }) => {
    await open(page, 'import');
    if (theme === 'dark') await dark(page);
    await clean(page);
    await drop(page);
    await page.getByTestId('import-row-3').waitFor();
    await clean(page);
    await page.getByTestId('import-commit').click();
    await page.getByTestId('import-report').waitFor();
    await clean(page);
    await page.getByTestId('import-another').click();
    await page.getByTestId('import-batch').waitFor();
    await clean(page);
    await drop(page, '/x/kit.pdf');
    await page.getByTestId('import-refused').waitFor();
    await hear(page, 'import-hover', { over: true });
    await clean(page);
  });
}
