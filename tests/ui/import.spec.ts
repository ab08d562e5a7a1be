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
const drop = (page: Page, ...paths: string[]) =>
  hear(page, 'import-files', { paths: paths.length ? paths : ['/Users/ana/list of creators.csv'] });
const count = async (page: Page, outcome: string) =>
  Number(await page.getByTestId(`outcome-${outcome}`).getAttribute('data-count'));
/** From the file's first page to all of its rows. */
const rows = async (page: Page) => {
  await page.getByTestId('import-next').click();
  const view = page.getByTestId('import-view-rows');
  if (await view.isVisible()) await view.click();
  await page.getByRole('grid').waitFor();
};
const choose = async (page: Page, testid: string, option: string | RegExp) => {
  await page.getByTestId(testid).click();
  await page.getByRole('option', { name: option }).click();
};

test('a file held over the window is awaited, and dropping it opens the import from anywhere', async ({
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
  await expect(page.getByTestId('import-kind')).toContainText('CSV');
  await expect(page.getByTestId('import-encoding')).toContainText('Windows-1252');
  await expect(page.getByTestId('import-delimiter')).toContainText('semicolons');
  await expect(page.getByTestId('import-header')).toContainText('line 2');
  await expect(page.getByTestId('import-kind')).toContainText('200 rows');
});

test('a list goes in, the counts add up, the board fills, and undo takes all of it back', async ({
  page,
}) => {
  await open(page, 'import');
  await page.getByTestId('import-choose').click();
  await rows(page);
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

test('how the file is read can be corrected where it stands', async ({ page }) => {
  await open(page, 'import');
  await drop(page);
  await choose(page, 'import-encoding', 'UTF-8');
  await expect(page.getByTestId('import-preview')).toContainText('because you chose it');
  await page.getByTestId('import-header-none').click();
  await expect(page.getByTestId('import-header')).toContainText('It has a header');
  await expect(page.getByTestId('import-kind')).toContainText('202 rows');
  await expect(page.getByTestId('import-preview')).toContainText('Column B');
  await page.getByTestId('import-header-back').click();
  await expect(page.getByTestId('import-header')).toContainText('line 2');
  await choose(page, 'import-delimiter', 'commas');
  await expect(page.getByTestId('import-nobody')).toContainText('separator');
  await choose(page, 'import-delimiter', 'semicolons');
  await expect(page.getByTestId('import-nobody')).toHaveCount(0);
});

test('phone numbers without a prefix get a country, by its name', async ({ page }) => {
  await open(page, 'import', 'empty');
  await drop(page, '/x/list.csv');
  await expect(page.getByTestId('import-region')).toHaveCount(0);
  await drop(page, '/x/contacts.vcf');
  await page.getByRole('button', { name: 'contacts.vcf', exact: true }).click();
  await expect(page.getByTestId('import-region')).toContainText('No country told');
  await choose(page, 'import-region', 'Portugal');
  await expect(page.getByTestId('import-region')).toContainText('Portugal');
  await page.getByTestId('import-choices').click();
  await expect(page.getByTestId('import-choices-sheet')).toContainText('without a prefix are from Portugal');
});

test('a workbook has a sheet picker, and the other sheets follow after the report', async ({ page }) => {
  await open(page, 'import', 'empty');
  await drop(page, '/x/Creators 2026.xlsx');
  await expect(page.getByTestId('import-kind')).toContainText('Excel workbook');
  await expect(page.getByTestId('import-kind')).toContainText('of 3 sheets');
  await choose(page, 'import-sheet', /Old list/);
  await expect(page.getByTestId('import-sheet')).toContainText('Old list · 12 rows');
  await rows(page);
  await page.getByTestId('import-commit').click();
  await expect(page.getByTestId('import-sheets')).toContainText('2 more sheets in this workbook');
  await page.getByTestId('import-next-sheet').first().click();
  await expect(page.getByTestId('import-sheet')).toContainText('TikTok · 120 rows');
});

test('a column that can be read in two ways is asked once, by a value of its own in both readings', async ({
  page,
}) => {
  await open(page, 'import');
  await drop(page);
  const asked = page.getByTestId('import-asked');
  await expect(asked).toContainText('2 columns can be read in two ways');
  await expect(asked).toContainText('2 April 2026');
  await expect(asked).toContainText('4 February 2026');
  await page.getByTestId('asked-6-dmy').click();
  await expect(asked).toContainText('One column can be read in two ways');
  await page.getByTestId('asked-7-fraction').click();
  await expect(asked).toHaveCount(0);
  await rows(page);
  await expect(page.getByTestId('import-row-4')).not.toContainText('problem');
  await page.getByTestId('import-row-6').click();
  await expect(page.getByTestId('import-row-panel')).toContainText('Contact on 2026-04-04');
});

test('a column gets another meaning, overwrites alone, and says how it is written', async ({ page }) => {
  await open(page, 'import');
  await drop(page);
  await expect(page.getByTestId('map-0')).toContainText('Handle');
  await choose(page, 'map-2', 'Leave out');
  await expect(page.getByTestId('map-2')).toContainText('Leave out');
  await page.getByTestId('column-menu-4').click();
  await page.getByTestId('menu-overwrite').click();
  await expect(page.getByRole('row', { name: /Country/ })).toContainText('overwrites');
  await page.getByTestId('column-menu-6').click();
  await page.getByTestId('menu-dates').press('ArrowRight');
  await page.getByTestId('menu-mdy').click();
  await expect(page.getByTestId('import-choices')).toHaveText('3 choices');
  await rows(page);
  expect(await count(page, 'reject')).toBe(0);
  await page.getByTestId('outcome-update').click();
  await expect(page.getByText(/instead of/).first()).toBeVisible();
});

test('choices are listed, taken back one by one, by key and all over', async ({ page }) => {
  await open(page, 'import');
  await drop(page);
  const overwrite = page.getByTestId('import-overwrite');
  await expect(overwrite).not.toBeChecked();
  await overwrite.click();
  await expect(overwrite).toBeChecked();
  await choose(page, 'map-5', 'Note');
  await page.getByTestId('import-choices').click();
  await expect(page.getByTestId('import-choices-sheet')).toContainText('“Rate (EUR)” becomes Note');
  await page.getByRole('button', { name: /Take back “Overwrite/ }).click();
  await expect(overwrite).not.toBeChecked();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(overwrite).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('map-5')).toContainText('Leave out');
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByTestId('map-5')).toContainText('Note');
});

test('every row scrolls by in a window, and filters leave what they say', async ({ page }) => {
  await open(page, 'import');
  await drop(page);
  await rows(page);
  const shown = page.locator('[data-testid^="import-row-"]');
  expect(await shown.count()).toBeLessThan(40);
  await shown.first().focus();
  await page.keyboard.press('End');
  await expect(page.getByTestId('import-row-202')).toBeFocused();
  await page.getByTestId('outcome-reject').click();
  await expect(shown).toHaveCount(await count(page, 'reject'));
  await expect(page.getByTestId('import-row-10')).toContainText('“lots!” is no number');
  await page.getByTestId('outcome-question-same_name').click();
  await expect(shown.first()).toContainText('Is it the same person?');
});

test('the problems that are counted are the rows that are listed', async ({ page }) => {
  await open(page, 'import', 'empty');
  await drop(page);
  await rows(page);
  const problems = await count(page, 'problems');
  await page.getByTestId('outcome-problems').click();
  // One of them is the row of headers.
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(problems + 1));
});

test('a header on another line keeps what still applies, and says what does not', async ({ page }) => {
  await open(page, 'import', 'empty');
  await drop(page);
  await choose(page, 'map-4', 'Note');
  await page.getByTestId('import-overwrite').click();
  await page.getByTestId('import-header-down').click();
  await expect(page.getByTestId('toast').last()).toContainText('1 choice no longer applies');
  await expect(page.getByTestId('import-unchanged')).toHaveCount(0);
  await expect(page.getByTestId('import-choices')).toHaveText('2 choices');
  await page.getByTestId('import-choice-undo').click();
  await expect(page.getByTestId('map-4')).toContainText('Note');
});

test('a cell is mended in place, and the row comes in', async ({ page }) => {
  await open(page, 'import');
  await drop(page);
  await rows(page);
  const rejected = await count(page, 'reject');
  await page.getByTestId('outcome-reject').click();
  const row = page.getByTestId('import-row-10');
  await row.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByTestId('import-row-panel');
  await expect(page.getByTestId('cell-2')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('cell-input')).toHaveValue('lots!');
  await page.keyboard.type('nonsense');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('cell-2')).toHaveText('lots!');
  await page.keyboard.press('Enter');
  await page.keyboard.type('12.5K');
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('cell-input')).toHaveValue('creator_7@mail.example');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('outcome-reject')).toHaveAttribute('data-count', String(rejected - 1));
  await expect(panel).toContainText('mended');
  await expect(panel).toContainText('New person');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('outcome-reject')).toHaveAttribute('data-count', String(rejected));
});

test('a row is left out, taken as new, or joined to somebody; a whole outcome too', async ({ page }) => {
  await open(page, 'import');
  await drop(page);
  await rows(page);
  await page.getByTestId('import-row-3').click();
  await page.getByTestId('row-take-leave-out').click();
  await expect(page.getByTestId('import-row-3')).toContainText('You left it out');
  await page.getByTestId('row-take-planned').click();
  await expect(page.getByTestId('import-row-3')).toContainText('New person');
  await page.getByTestId('row-take-person').click();
  await page.getByTestId('picker-search').fill('ada');
  await expect(page.getByTestId('picker-option').first()).toContainText(/Ada/);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('import-row-3')).toHaveAttribute('data-outcome', 'update');
  await expect(page.getByTestId('row-take-person')).toHaveAttribute('aria-pressed', 'true');

  await page.getByTestId('outcome-update').click();
  const updates = await count(page, 'update');
  await expect(page.getByTestId('outcome-leave-out')).toHaveText(`Leave out all ${updates} updates`);
  await page.getByTestId('outcome-leave-out').click();
  // A row's own decision goes before that about its outcome.
  await expect(page.getByTestId('outcome-update')).toHaveAttribute('data-count', '1');
  await page.getByTestId('outcome-bring-back').click();
  await expect(page.getByTestId('outcome-update')).toHaveAttribute('data-count', String(updates));
});

test('twenty questions are answered in a few gestures', async ({ page }) => {
  await open(page, 'import');
  await drop(page);
  await page.getByTestId('import-next').click();
  const questions = page.getByTestId('import-questions');
  await expect(page.getByTestId('import-view-questions')).toContainText('0 / 20');
  await expect(questions).toContainText('5 rows share an e-mail address with somebody of another name');
  await page.getByTestId('question-same_name').getByTestId('question-suggested').click();
  await expect(page.getByTestId('question-same_name')).toHaveAttribute('data-answered', '10');
  // What was pressed is gone; focus stays near.
  await expect(page.getByTestId('question-withdraw')).toBeFocused();
  await page.getByTestId('question-shared_email').getByTestId('question-new').click();
  await expect(page.getByTestId('import-view-questions')).toContainText('15 / 20');

  await page.getByTestId('question-different_people').getByTestId('question-one-by-one').click();
  await expect(page.getByTestId('chooser-place')).toHaveText('1 of 5');
  await expect(page.getByTestId('import-chooser')).toContainText('same e-mail');
  await page.keyboard.press('2');
  await expect(page.getByTestId('chooser-place')).toHaveText('2 of 5');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByTestId('chooser-2')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('1');
  await page.keyboard.press('x');
  await page.keyboard.press('1');
  await page.keyboard.press('1');
  await page.keyboard.press('1');
  await expect(questions).toContainText('Every question is answered.');
  await expect(page.getByTestId('import-view-questions')).toContainText('20 / 20');
  await page.getByTestId('import-commit').click();
  await expect(page.getByTestId('import-report-ask')).toHaveAttribute('data-count', '0');
});

test('a long list shows its first rows while the rest is checked, and can be put aside', async ({ page }) => {
  await page.goto('/?today=2026-03-14&latency=40#/import');
  await expect(page.getByTestId('import-choose')).toBeVisible();
  await drop(page, '/x/big.csv');
  await page.getByTestId('import-next').click();
  await expect(page.getByTestId('import-row-3')).toBeVisible();
  await expect(page.getByTestId('import-checking')).toContainText(/Checking [\d,]+ of 100,000 rows/);
  await expect(page.getByTestId('import-commit')).toBeDisabled();
  // All of them scroll by meanwhile: what they say is known, what becomes of them is not yet.
  await page.getByTestId('import-row-3').focus();
  await page.keyboard.press('End');
  const last = page.getByTestId('import-row-100002');
  await expect(last).toContainText('Not checked yet');
  await page.getByTestId('import-stop').click();
  await expect(page.getByTestId('import-drop')).toBeVisible();
});

test('several files queue up: each is looked at, skipped or imported in its turn', async ({ page }) => {
  await open(page, 'import', 'empty');
  await drop(page, '/x/first.csv', '/x/second.csv', '/x/third.csv', '/x/fourth.csv');
  const queue = page.getByTestId('import-queued');
  await expect(queue).toHaveCount(4);
  await expect(queue.first()).toHaveAttribute('data-state', 'open');
  await page.getByTestId('import-overwrite').click();
  await expect(page.getByTestId('import-overwrite')).toBeChecked();
  await page.getByRole('button', { name: 'third.csv', exact: true }).click();
  await expect(page.getByTestId('import-preview')).toContainText('third.csv');
  await expect(page.getByTestId('import-overwrite')).not.toBeChecked();
  await page.getByRole('button', { name: 'Skip this file' }).click();
  await expect(page.getByTestId('import-preview')).toContainText('first.csv');
  await expect(page.getByTestId('import-overwrite')).toBeChecked();
  await page.getByRole('button', { name: 'Take second.csv out of the queue' }).click();
  await expect(queue).toHaveCount(2);
  await rows(page);
  await page.getByTestId('import-commit').click();
  await page.getByTestId('import-next-file').click();
  await expect(page.getByTestId('import-preview')).toContainText('fourth.csv');
});

test('an import that was put aside is listed, goes on with what was said, or is forgotten', async ({
  page,
}) => {
  await open(page, 'import', 'unfinished');
  const aside = page.getByTestId('import-unfinished-one');
  await expect(aside).toHaveCount(2);
  await expect(aside.first()).toContainText('creators.xlsx');
  await expect(aside.first()).toContainText('1 choice made');
  await aside.nth(1).getByTestId('import-resume').click();
  await expect(page.getByTestId('import-refused')).toContainText('gone.csv is no longer where it was');
  await aside.nth(1).getByTestId('import-forget').click();
  await expect(aside).toHaveCount(1);
  await aside.getByTestId('import-resume').click();
  await expect(page.getByTestId('import-resumed')).toContainText('all that you said about it stands');
  await expect(page.getByTestId('import-overwrite')).toBeChecked();
  await page.getByTestId('import-anew').click();
  await expect(page.getByTestId('import-overwrite')).not.toBeChecked();
});

test('a list in which nobody is named is shown, and asks which column names them', async ({ page }) => {
  await open(page, 'import');
  await drop(page, '/x/colours.csv', '/x/colours.xlsx');
  await expect(page.getByTestId('import-nobody')).toContainText('Who is each row about?');
  await expect(page.getByTestId('import-preview')).toContainText('Cadmium');
  await expect(page.getByTestId('import-next')).toBeDisabled();
  await expect(page.getByText('No column says who a row is about')).toBeVisible();
  await clean(page);
  await choose(page, 'map-2', 'Name');
  await expect(page.getByTestId('import-nobody')).toHaveCount(0);
  await rows(page);
  await expect(page.getByTestId('import-commit')).toHaveText('Import 40 people');

  // Every column left out is the same: nothing is refused, and the rows wait.
  await page.getByTestId('import-choice-undo').click();
  await expect(page.getByTestId('import-nobody')).toBeVisible();

  // So is another sheet, and another line for the header.
  await page.getByRole('button', { name: 'colours.xlsx', exact: true }).click();
  await expect(page.getByTestId('import-kind')).toContainText('Excel workbook');
  await choose(page, 'import-sheet', /Palette/);
  await expect(page.getByTestId('import-nobody')).toContainText('another sheet');
  await choose(page, 'import-sheet', /TikTok/);
  await expect(page.getByTestId('import-nobody')).toHaveCount(0);
  await page.getByTestId('import-header-down').click();
  await expect(page.getByTestId('import-nobody')).toBeVisible();
  await page.getByTestId('import-header-up').click();
  await expect(page.getByTestId('import-next')).toBeEnabled();
});

test('a refused change says why and leaves the preview as it was', async ({ page }) => {
  await open(page, 'import', 'fail=importAdjust:1');
  await drop(page);
  await choose(page, 'map-2', 'Note');
  await expect(page.getByTestId('import-unchanged')).toContainText('the disk did not answer');
  await expect(page.getByTestId('map-2')).toContainText('Followers');
  await page.getByTestId('import-overwrite').click();
  await expect(page.getByTestId('import-unchanged')).toHaveCount(0);
  await expect(page.getByTestId('map-2')).toContainText('Followers');
});

test('cancelling writes nothing, says so, and comes back to the rows as they were decided', async ({
  page,
}) => {
  await page.goto('/?today=2026-03-14&latency=120#/import');
  await expect(page.getByTestId('nav-board').locator('.count')).toBeVisible();
  await drop(page);
  const people = () => page.getByTestId('nav-board').locator('.count').innerText();
  await page.getByTestId('import-overwrite').click();
  await expect(page.getByTestId('import-overwrite')).toBeChecked();
  await rows(page);
  await expect(page.getByTestId('import-commit')).toBeEnabled();
  const before = await people();
  await page.getByTestId('import-commit').click();
  await expect(page.getByTestId('import-progress')).toHaveAttribute('aria-valuenow', /[1-9]/);
  await page.getByTestId('import-cancel').click();
  await expect(page.getByTestId('import-cancelled')).toHaveText('Cancelled. Nothing was written.');
  await page.getByTestId('import-back').click();
  await expect(page.getByTestId('import-overwrite')).toBeChecked();
  expect(await people()).toBe(before);
});

test('leaving in the middle and coming back keeps the import as it stood', async ({ page }) => {
  await open(page, 'import');
  await drop(page);
  await rows(page);
  await page.getByTestId('outcome-skip').click();
  await page.getByTestId('nav-board').click();
  await expect(page.getByTestId('screen-board')).toBeVisible();
  await page.getByTestId('nav-import').click();
  await expect(page.getByTestId('outcome-skip')).toHaveAttribute('aria-pressed', 'true');
  await page.getByTestId('import-step-understood').click();
  await expect(page.getByTestId('import-preview')).toContainText('list of creators.csv');
  await page.getByTestId('import-cancel').click();
  await expect(page.getByTestId('import-drop')).toBeVisible();
});

for (const [path, says] of [
  ['C:\\Users\\Ana\\media kit.pdf', 'Save the list as CSV'],
  ['/x/locked.xlsx', 'save it without the password'],
  ['/x/bomb.xlsx', 'Copy the rows you need into a new file'],
  ['/x/a folder/', 'is a folder'],
] as const) {
  test(`${path} is refused with what to do, and another can be tried`, async ({ page }) => {
    await open(page, 'board');
    await drop(page, path);
    await expect(page.getByTestId('import-refused')).toContainText('could not be read');
    await expect(page.getByTestId('import-refused')).toContainText(says);
    await page.getByTestId('import-choose').click();
    await expect(page.getByTestId('import-preview')).toBeVisible();
  });
}

test('an earlier import has a page: its counts, its people, its undo and what that kept', async ({
  page,
}) => {
  await open(page, 'import');
  await drop(page);
  await rows(page);
  const updated = await count(page, 'update');
  await page.getByTestId('import-commit').click();
  await page.getByTestId('import-people').click();
  await expect(page.getByTestId('batch')).toContainText('list of creators.csv');
  await expect(page.getByTestId('batch-update')).toHaveAttribute('data-count', String(updated));
  await expect(page.getByTestId('batch')).toContainText('9f2c41d07b5e');
  const person = page.getByTestId('batch-person').first();
  await person.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('person-panel')).toContainText('Creator 0 of the Long List');
  await page.keyboard.press('Escape');
  await person.focus();
  await page.keyboard.press('l');
  await expect(page.getByTestId('toast').last()).toContainText('Logged a contact');
  await page.getByTestId('batch-undo').click();
  await expect(page.getByTestId('batch-undone')).toContainText('1 thing was kept');
  await expect(page.getByTestId('batch-undone')).toContainText(
    'Creator 0 of the Long List has changed since',
  );
  await expect(page.getByTestId('batch-person').nth(2)).toContainText('no longer here');
  await page.getByTestId('batch-back').click();
  await page.getByTestId('import-another').click();
  await expect(page.getByTestId('import-batch')).toContainText('Undone');
  await page.getByTestId('import-batch-open').click();
  await expect(page.getByTestId('batch-undone')).toBeVisible();
});

test('an earlier import is undone from the list', async ({ page }) => {
  await open(page, 'import', 'empty');
  await drop(page);
  await page.getByTestId('import-next').click();
  await page.getByTestId('import-commit').click();
  await page.getByTestId('import-another').click();
  await expect(page.getByTestId('import-batch')).toContainText('people added');
  await page.getByTestId('import-undo').click();
  await expect(page.getByTestId('toast').last()).toContainText('Undone');
  await expect(page.getByTestId('import-batch')).toContainText('Undone');
  await page.getByTestId('nav-people').click();
  await expect(page.getByTestId('empty')).toBeVisible();
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing where a list is understood and asked about (${theme})`, async ({ page }) => {
    await open(page, 'import', 'unfinished');
    if (theme === 'dark') await dark(page);
    await page.getByTestId('import-unfinished').waitFor();
    await clean(page);
    await drop(page, '/x/list.csv', '/x/wide.csv');
    await page.getByTestId('import-asked').waitFor();
    await clean(page);
    await page.getByTestId('import-overwrite').click();
    await page.getByTestId('import-choices').click();
    await clean(page);
    await page.keyboard.press('Escape');
    await page.getByTestId('import-next').click();
    await page.getByTestId('import-questions').waitFor();
    await clean(page);
    await page.getByTestId('question-different_people').getByTestId('question-one-by-one').click();
    await page.getByTestId('chooser-1').waitFor();
    await clean(page);
  });

  test(`axe finds nothing in the rows and after (${theme})`, async ({ page }) => {
    await open(page, 'import');
    if (theme === 'dark') await dark(page);
    await drop(page, '/x/list.csv', '/x/wide.csv');
    await page.getByTestId('import-next').click();
    await page.getByTestId('import-view-rows').click();
    await page.getByTestId('outcome-reject').click();
    await page.getByTestId('import-row-10').click();
    await page.getByTestId('cell-2').click();
    await clean(page);
    await page.getByTestId('row-take-person').click();
    await page.getByTestId('picker-search').fill('ada');
    await page.getByTestId('picker-option').first().waitFor();
    await clean(page);
    await page.keyboard.press('Escape');
    await page.getByTestId('import-commit').click();
    await page.getByTestId('import-report').waitFor();
    await clean(page);
    await page.getByTestId('import-people').click();
    await page.getByTestId('batch-person').first().waitFor();
    await clean(page);
    await page.getByTestId('batch-back').click();
    await page.getByTestId('import-next-file').click();
    await page.getByTestId('import-preview').waitFor();
    await page.getByTestId('import-cancel').click();
    await page.getByTestId('import-batch').waitFor();
    await clean(page);
    await drop(page, '/x/kit.pdf');
    await page.getByTestId('import-refused').waitFor();
    await hear(page, 'import-hover', { over: true });
    await clean(page);
  });
}
