import { expect, test } from '@playwright/test';
import { clean, dark, open } from './shared';

test('the list of people tells quietly, and leads to the pairs, the surest first', async ({ page }) => {
  await open(page, 'people', 'twins');
  await expect(page.getByTestId('people-duplicates')).toContainText('possible duplicates');
  await page.getByTestId('people-duplicates').click();
  await expect(page.getByTestId('screen-duplicates')).toContainText(/\d+ pairs look alike/);
  await expect(page.getByTestId('duplicate-pair').first()).toContainText('Almost certain');
  await expect(page.getByTestId('duplicate-pair').first()).toContainText('same handle');
  await expect(page.getByTestId('nav-people')).toHaveAttribute('aria-current', 'page');
});

test('two are compared, chosen field by field, merged, and parted again by undo', async ({ page }) => {
  await open(page, 'duplicates', 'twins&people=20');
  const first = page.getByTestId('duplicate-pair').first();
  await first.focus();
  await page.keyboard.press('Enter');
  const compare = page.getByTestId('compare');
  await expect(compare).toContainText('Stays');
  await expect(page.getByTestId('field-accounts').or(page.getByTestId('field-Accounts'))).toContainText(
    'both are kept',
  );
  const note = page.getByTestId('field-note');
  await expect(note.getByTestId('take-both')).toBeChecked();
  await note.getByTestId('take-right').check();
  await expect(note.getByTestId('take-both')).not.toBeChecked();
  await page.getByTestId('field-location').getByTestId('take-left').check();
  const place = await page.getByTestId('compare-place').innerText();
  const before = Number(place.split(' of ')[1]);
  await page.getByTestId('compare-merge').click();
  await expect(page.getByTestId('toast').last()).toContainText('Merged');
  await expect(page.getByTestId('compare-place')).toHaveText(`1 of ${before - 1}`);
  await page.getByTestId('toast-undo').last().click();
  await expect(page.getByTestId('compare-place')).toHaveText(`1 of ${before}`);
});

test('keys: arrows move, M merges, N tells apart, and both can be undone', async ({ page }) => {
  await open(page, 'duplicates', 'twins&people=20');
  const pairs = page.getByTestId('duplicate-pair');
  await expect(pairs).toHaveCount(3);
  await pairs.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(pairs.nth(1)).toBeFocused();
  await page.keyboard.press('n');
  await expect(page.getByTestId('toast').last()).toContainText('are two people');
  await expect(pairs).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(pairs).toHaveCount(3);
  await page.keyboard.press('m');
  await expect(page.getByTestId('toast').last()).toContainText('Merged');
  await expect(pairs).toHaveCount(2);
});

test('the other one can be the one that stays', async ({ page }) => {
  await open(page, 'duplicates', 'twins&people=20');
  await page.getByTestId('duplicate-pair').nth(1).click();
  const heads = page.getByTestId('compare').getByRole('columnheader');
  const names = await heads.allInnerTexts();
  await page.getByTestId('compare-swap').click();
  await expect(heads.first()).toContainText(names[1]!.split('\n').at(-1)!);
  await expect(heads.first()).toContainText('Stays');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('compare-place')).toHaveText('3 of 3');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('duplicate-pair').nth(2)).toBeFocused();
});

test('after the last pair was told apart, the one before is looked at', async ({ page }) => {
  await open(page, 'duplicates', 'twins&people=20');
  await page.getByTestId('duplicate-pair').nth(2).click();
  await expect(page.getByTestId('compare-place')).toHaveText('3 of 3');
  await page.getByTestId('compare-apart').click();
  await expect(page.getByTestId('compare-place')).toHaveText('2 of 2');
});

test('a long search tells how far it is and can be stopped', async ({ page }) => {
  await page.goto('/?today=2026-03-14&latency=30&people=20000#/duplicates');
  await expect(page.getByTestId('duplicates-searching')).toContainText(/[\d,]+ of [\d,]+ looked at/);
  await page.getByTestId('duplicates-stop').click();
  await expect(page.getByTestId('duplicates-stopped')).toContainText('You stopped the search');
});

test('nobody looks alike: says so', async ({ page }) => {
  await open(page, 'duplicates', 'people=8');
  await expect(page.getByTestId('duplicates-none')).toContainText('No two people look alike');
});

test('a failure is told, and can be tried again', async ({ page }) => {
  await open(page, 'duplicates', 'twins&fail=duplicatesFind:1');
  await expect(page.getByTestId('error')).toContainText('the disk did not answer');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('duplicate-pair').first()).toBeVisible();
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing (${theme})`, async ({ page }) => {
    await open(page, 'duplicates', 'twins&people=20');
    if (theme === 'dark') await dark(page);
    await page.getByTestId('duplicate-pair').first().waitFor();
    await clean(page);
    await page.getByTestId('duplicate-pair').first().click();
    await page.getByTestId('field-note').waitFor();
    await clean(page);
  });
}
