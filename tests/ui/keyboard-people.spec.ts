import { expect, test } from '@playwright/test';
import { Hands } from './keyboard-hand';
import { open } from './shared';

test.describe('people, by keys alone', () => {
  test.beforeEach(async ({ page }) => {
    await open(page, 'today');
    await page.keyboard.press('Control+3');
    await page.getByTestId('people-row').first().waitFor();
  });

  test('searched, filtered, the view saved and left again', async ({ page }) => {
    const hands = new Hands(page);
    await hands.press('/');
    await expect(page.getByTestId('people-search')).toBeFocused();
    await hands.type('ada');
    await hands.hears(/\d+ people/);
    await hands.press('Control+a', 'Backspace');
    await hands.push(page.getByTestId('filter-add'));
    await hands.take('Stage');
    await page.getByTestId('condition-sheet').waitFor();
    await hands.tabTo(page.getByRole('checkbox', { name: /Outreach/ }));
    await hands.press(' ');
    await hands.push(page.getByTestId('condition-apply'));
    await expect(page.getByTestId('filter-chip')).toHaveText('in Outreach');
    await hands.push(page.getByTestId('views'));
    await hands.take(/^Save/);
    await expect(page.getByRole('dialog')).toBeVisible();
    await hands.type('Writing to');
    await hands.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await hands.hears(/^Saved/);
    await expect(page.getByTestId('views')).toContainText('Writing to');
    await hands.tabTo(page.getByRole('button', { name: /^Remove “in Outreach/ }), true);
    await hands.press('Enter');
    await expect(page.getByTestId('filter-chip')).toHaveCount(0);
    await hands.push(page.getByTestId('views'));
    await hands.take(/^Writing to/);
    await expect(page.getByTestId('filter-chip')).toHaveCount(1);
    await hands.push(page.getByTestId('views'));
    await hands.take(/^Everybody/);
    await expect(page.getByTestId('filter-chip')).toHaveCount(0);
  });

  test('ordered, its columns chosen, several tagged and moved at once', async ({ page }) => {
    const hands = new Hands(page);
    await hands.push(page.getByTestId('people-reverse'));
    await hands.push(page.getByTestId('people-columns'));
    await hands.tabTo(page.getByRole('checkbox', { name: 'Country' }));
    await hands.press(' ', 'Escape');
    await expect(page.getByTestId('people-columns')).toBeFocused();
    await expect(page.getByRole('columnheader', { name: /Country/ })).toBeVisible();
    await hands.tabTo(page.getByTestId('people-row').first());
    await hands.press('x', 'Shift+ArrowDown');
    await hands.hears('2 selected');
    await hands.push(page.getByTestId('several-tag'));
    await expect(page.getByRole('dialog')).toBeVisible();
    await hands.type('kiln club');
    await hands.press('Enter');
    await hands.hears('Tagged 2 people “kiln club”');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await hands.press('Control+z');
    await hands.hears(/^Undone/);
    await hands.tabTo(page.locator('[data-testid=people-row][tabindex="0"]'));
    await hands.press('x', 'm');
    await hands.take('Advocacy');
    await hands.hears(/Moved .* to Advocacy/);
  });

  test('somebody new is added, and a refusal is told at its field', async ({ page }) => {
    const hands = new Hands(page);
    await hands.tabTo(page.getByTestId('people-row').first());
    await hands.press('Control+n');
    await expect(page.getByTestId('new-person-name')).toBeFocused();
    await hands.press('Control+Enter');
    await expect(page.getByTestId('new-person-name')).toHaveAccessibleDescription(/name/i);
    await hands.type('Grace Hopper');
    await hands.press('Tab');
    await hands.type('@grace.makes');
    await hands.press('Control+Enter');
    await hands.hears('Added Grace Hopper');
    await expect(page.getByTestId('person-panel'))
      .toBeFocused()
      .catch(() => {});
    await expect(page.getByTestId('person-name')).toContainText('Grace Hopper');
    await hands.press('Escape');
    await expect(page.getByTestId('person-panel')).toHaveCount(0);
  });

  test('a panel: its fields, tags, fit, note, and the entries of the timeline', async ({ page }) => {
    const hands = new Hands(page);
    const row = page.getByTestId('people-row').nth(3);
    await hands.tabTo(page.getByTestId('people-row').first());
    await hands.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    await page.getByTestId('person-name').waitFor();
    const name = (await row.getAttribute('data-name'))!;
    await hands.push(page.getByTestId('person-name'));
    await expect(page.getByTestId('person-name-input')).toBeFocused();
    await hands.press('Escape');
    await expect(page.getByTestId('person-name')).toBeFocused();
    await hands.push(page.getByTestId('person-stage'));
    await hands.take('Advocacy');
    await hands.hears(`Moved ${name} to Advocacy`);
    await hands.push(page.getByTestId('person-tag-add'));
    await hands.type('kiln club');
    await hands.press('Enter');
    await hands.hears(/kiln club/);
    await hands.press('Escape');
    await expect(page.getByTestId('person-tag-add')).toBeFocused();
    await hands.tabTo(page.getByTestId('person-cadence'));
    await hands.press('Enter');
    await page.keyboard.press('Control+a');
    await hands.type('14');
    await hands.press('Enter');
    await expect(page.getByTestId('person-cadence')).toBeFocused();
    await expect(page.getByTestId('person-cadence')).toContainText('14');
    await hands.push(page.getByTestId('person-tier'));
    await hands.take('Partner');
    await expect(page.getByTestId('person-tier')).toBeFocused();
    await expect(page.getByTestId('person-tier')).toContainText('Partner');
    await hands.tabTo(page.getByTestId('fit-line').first().getByRole('radio'));
    await hands.press('ArrowLeft');
    await expect(
      page.getByTestId('fit-line').first().getByRole('radio', { name: 'No', exact: true }),
    ).toBeChecked();
    await hands.tabTo(page.getByTestId('person-note'));
    await hands.type('Likes the small cups');
    await hands.press('Control+Enter');
    await hands.hears(/note/i);
    await hands.push(page.getByTestId('timeline-mention'));
    await expect(page.getByRole('dialog')).toBeVisible();
    await hands.press('Escape');
    await expect(page.getByTestId('timeline-mention')).toBeFocused();
    await hands.press('Escape');
    await expect(page.getByTestId('person-panel')).toHaveCount(0);
    await expect(page.locator('[data-testid=people-row]:focus')).toHaveAttribute('data-name', name);
  });

  test('an entry is changed and deleted; the page; erased for good', async ({ page }) => {
    const hands = new Hands(page);
    await hands.tabTo(page.getByTestId('people-row').first());
    const name = (await page.getByTestId('people-row').first().getAttribute('data-name'))!;
    await hands.press('l');
    await hands.press('Enter');
    await page.getByTestId('person-name').waitFor();
    await hands.push(page.getByTestId('timeline-menu').first());
    await hands.take(/^Change/);
    await expect(page.getByRole('dialog')).toBeVisible();
    await hands.tabTo(page.getByTestId('log-note'));
    await hands.type('By the market');
    await hands.press('Control+Enter');
    await expect(page.getByTestId('timeline')).toContainText('By the market');
    await hands.push(page.getByTestId('timeline-menu').first());
    await hands.take(/^Delete/);
    await expect(page.getByTestId('timeline')).not.toContainText('By the market');
    await hands.press('Control+z');
    await expect(page.getByTestId('timeline')).toContainText('By the market');
    await hands.tabTo(page.getByRole('button', { name: /page/i }).first(), true);
    await hands.press('Enter');
    await expect(page.getByTestId('screen-person')).toBeVisible();
    await hands.push(page.getByTestId('person-more'));
    await hands.take(/^Erase/);
    await expect(page.getByRole('dialog')).toContainText(name);
    await page.getByTestId('erase-confirm').waitFor();
    await hands.push(page.getByTestId('erase-confirm'));
    await expect(page.getByTestId('screen-people')).toBeVisible();
    await hands.hears(new RegExp(`${name}|[Ee]rased`));
    await hands.press('Tab');
  });
});
