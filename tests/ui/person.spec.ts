import { expect, test, type Page } from '@playwright/test';
import { clean, dark, open } from './shared';

const ada = '01900000-0000-7000-8000-000000000001';
const panel = (page: Page) => page.getByTestId('person-panel');

async function openAda(page: Page, flags = ''): Promise<void> {
  await open(page, `people?person=${ada}`, flags);
  await page.getByTestId('person-name').waitFor();
}

test('tells who it is, how they stand and what happened', async ({ page }) => {
  await openAda(page);
  await expect(page.getByTestId('person-name')).toHaveText('Ada Andersson');
  await expect(page.getByTestId('person-standing')).toContainText('45 days since you wrote; you aim for 30');
  await expect(page.getByTestId('person-standing')).toContainText('15 days overdue');
  await expect(page.getByTestId('timeline-entry').first()).toContainText('You commented');
  await expect(panel(page).getByText('Every 30 days')).toBeVisible();
  await expect(panel(page).getByText('default', { exact: true })).toBeVisible();
});

test('a contact is logged by keys alone, and its toast takes it back', async ({ page }) => {
  await openAda(page);
  await page.keyboard.press('Shift+L');
  const dialog = page.getByTestId('log-contact');
  await dialog.getByTestId('log-channel-email').click();
  await dialog.getByTestId('log-direction-in').click();
  await expect(dialog.getByRole('radio', { name: 'Reply' })).toBeChecked();
  await dialog.getByTestId('log-note').fill('She liked the small cups.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  const newest = page.getByTestId('timeline-entry').first();
  await expect(newest).toContainText('They e-mailed');
  await expect(newest).toContainText('She liked the small cups.');
  await expect(page.getByTestId('person-standing')).toContainText('Last contact today');

  await page.getByTestId('toast-undo').click();
  await expect(page.getByTestId('person-standing')).toContainText('45 days since you wrote');

  // The channel is remembered.
  await page.getByTestId('person-log').click();
  await expect(dialog.getByRole('radio', { name: 'Email' })).toBeChecked();
});

test('words typed into a dialog that was closed are there again', async ({ page }) => {
  await openAda(page);
  await page.getByTestId('person-log').click();
  await page.getByTestId('log-note').fill('Half a thought');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('log-contact')).toHaveCount(0);
  await expect(panel(page)).toBeVisible();
  await page.getByTestId('person-log').click();
  await expect(page.getByTestId('log-note')).toHaveValue('Half a thought');
});

test('a refused contact says why in the dialog and loses nothing', async ({ page }) => {
  await openAda(page, 'fail=several:1');
  await page.getByTestId('person-log').click();
  await page.getByTestId('log-note').fill('Keep me');
  await page.getByTestId('log-save').click();
  await expect(page.getByTestId('log-error')).toContainText('the disk did not answer');
  await expect(page.getByTestId('log-note')).toHaveValue('Keep me');
  await page.getByTestId('log-save').click();
  await expect(page.getByTestId('log-contact')).toHaveCount(0);
});

test('a touchpoint is changed and deleted, each with undo', async ({ page }) => {
  await openAda(page);
  const newest = page.getByTestId('timeline-entry').first();
  await newest.getByTestId('timeline-menu').click();
  await page.getByTestId('menu-edit').click();
  await page.getByTestId('log-intent-thanks').click();
  await page.getByTestId('log-note').fill('A card by post.');
  await page.getByTestId('log-save').click();
  await expect(newest).toContainText('Thanks');
  await expect(newest).toContainText('A card by post.');

  await newest.getByTestId('timeline-menu').click();
  await page.getByTestId('menu-delete').click();
  await expect(page.getByTestId('person-standing')).toContainText('never contacted');
  await page.getByTestId('toast-undo').last().click();
  await expect(newest).toContainText('A card by post.');
});

test('the name is edited in place; Escape takes it back, a blank one is refused at the field', async ({
  page,
}) => {
  await openAda(page);
  const name = page.getByTestId('person-name');
  const input = page.getByTestId('person-name-input');
  await name.click();
  await input.fill('Somebody else');
  await page.keyboard.press('Escape');
  await expect(name).toHaveText('Ada Andersson');
  await expect(name).toBeFocused();
  await expect(panel(page)).toBeVisible();

  await name.press('Enter');
  await input.fill('  ');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('alert')).toContainText('A name cannot be empty');
  await input.fill('María del Carmen Fernández-Villaverde y Álvarez de Toledo');
  await page.keyboard.press('Enter');
  await expect(name).toHaveText('María del Carmen Fernández-Villaverde y Álvarez de Toledo');
  await page.getByTestId('people-search').fill('alvarez de toledo');
  await expect(page.locator(`[data-testid="people-row"][data-person="${ada}"]`)).toBeVisible();
});

test('moving, snoozing, waking, silencing and archiving', async ({ page }) => {
  await openAda(page);
  await page.getByTestId('person-stage').click();
  await page.getByTestId('menu-move-outreach').click();
  await expect(page.getByTestId('person-stage')).toContainText('Outreach');
  await expect(page.getByTestId('timeline-entry').first()).toContainText('Moved to Outreach from Advocacy');

  await page.getByTestId('person-snooze').click();
  await page.getByTestId('menu-snooze-week').click();
  await expect(page.getByTestId('person-standing')).toContainText('Snoozed until 21 March');
  await page.getByTestId('person-wake').click();
  await expect(page.getByTestId('person-snooze')).toBeVisible();

  await page.getByTestId('person-more').click();
  await page.getByTestId('menu-do-not-contact').click();
  await expect(page.getByTestId('person-standing')).toContainText('Do not contact');
  await page.getByTestId('person-allow').click();

  await page.getByTestId('person-more').click();
  await page.getByTestId('menu-archive').click();
  await expect(page.getByTestId('person-standing')).toContainText('Archived on 14 March 2026');
  await page.getByTestId('person-back').click();
  await expect(page.getByTestId('person-log')).toBeVisible();
});

test('one field takes accounts, e-mails and phones, and says what is wrong', async ({ page }) => {
  await openAda(page);
  const field = page.getByTestId('person-add-reach');
  const said = page.getByTestId('person-reach-said');
  await field.fill('https://www.instagram.com/ada.pots/?hl=en');
  await expect(said).toHaveText('Enter adds an account');
  await field.press('Enter');
  await expect(panel(page).getByRole('link', { name: '@ada.pots' })).toBeVisible();

  await field.fill('ada@pots.example');
  await expect(said).toHaveText('Enter adds an e-mail');
  await field.press('Enter');
  await expect(panel(page).getByRole('link', { name: 'ada@pots.example' })).toBeVisible();

  await field.fill('+49 30 1234567');
  await expect(said).toHaveText('Enter adds a phone');
  await field.press('Enter');
  await expect(panel(page).getByText('+49 30 1234567')).toBeVisible();

  await field.fill('not an account');
  await field.press('Enter');
  await expect(said).toContainText('neither a profile address nor a handle');
  await expect(field).toHaveValue('not an account');
  await field.fill('');

  await panel(page).getByRole('button', { name: 'Remove ada@pots.example' }).click();
  await expect(panel(page).getByRole('link', { name: 'ada@pots.example' })).toHaveCount(0);
  await page.getByTestId('toast-undo').last().click();
  await expect(panel(page).getByRole('link', { name: 'ada@pots.example' })).toBeVisible();

  await panel(page).getByRole('link', { name: '@ada.pots' }).click();
  const opened = () =>
    page.evaluate(
      () => (globalThis as unknown as { perennialFake: { opened: string[] } }).perennialFake.opened,
    );
  await expect.poll(opened).toEqual(['https://www.instagram.com/ada.pots/?hl=en']);
});

test('tags are suggested, made and removed', async ({ page }) => {
  await openAda(page);
  await page.getByTestId('person-tag-add').click();
  const input = page.getByTestId('person-tag-input');
  await input.fill('cer');
  await expect(page.getByRole('option', { name: /ceramics/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('person-tag')).toHaveText(['ceramics']);
  await input.fill('émaux doux');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('person-tag')).toHaveText(['ceramics', 'émaux doux']);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeVisible();
  await page.getByRole('button', { name: 'Remove the tag ceramics' }).click();
  await expect(page.getByTestId('person-tag')).toHaveText(['émaux doux']);
});

test('details are edited in place; a birthday may be written as people write it', async ({ page }) => {
  await openAda(page);
  await page.getByRole('button', { name: 'Show empty fields' }).click();
  await page.getByTestId('person-birthday').click();
  await page.getByTestId('person-birthday-input').fill('in spring');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('alert')).toContainText('1990-03-31');
  await page.getByTestId('person-birthday-input').fill('14 March 1990');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('person-birthday')).toHaveText('14 March 1990');

  await page.getByTestId('person-cadence').click();
  await page.getByTestId('person-cadence-input').fill('often');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('alert')).toContainText('A cadence is between');
  await page.getByTestId('person-cadence-input').fill('60');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByText('set for this person')).toBeVisible();
  await expect(page.getByTestId('person-standing')).toContainText('you aim for 60');

  await page.getByTestId('person-next-touch').click();
  await page.getByTestId('person-next-touch-save').click();
  await expect(page.getByTestId('person-next-touch')).toContainText('28 March 2026');
});

test('a note is saved on leaving, and never lost by switching', async ({ page }) => {
  await openAda(page);
  const note = page.getByTestId('person-note');
  await note.fill('Takes oat milk.');
  await page.getByTestId('people-row').nth(5).click();
  await expect(page.getByTestId('toast').last()).toContainText('note');
  await page.getByTestId('people-row').filter({ hasText: 'Ada Andersson' }).click();
  await expect(note).toHaveValue('Takes oat milk.');

  await note.fill('Something rash');
  await note.press('Escape');
  await expect(note).toHaveValue('Takes oat milk.');
  await expect(panel(page)).toBeVisible();
});

test('a note that could not be saved is kept and says so', async ({ page }) => {
  await openAda(page, 'fail=editPerson:1');
  const note = page.getByTestId('person-note');
  await note.fill('Precious');
  await note.press('Control+Enter');
  await expect(panel(page).getByRole('alert')).toContainText('the disk did not answer');
  await page.getByTestId('person-close').click();
  await page.getByTestId('people-row').filter({ hasText: 'Ada Andersson' }).click();
  await expect(note).toHaveValue('Precious');
});

test('Escape closes the panel and gives focus back; the panel grows into a page', async ({ page }) => {
  await open(page, 'people');
  const row = page.getByTestId('people-row').nth(2);
  await row.click();
  await expect(panel(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Open as a page' }).click();
  await expect(page.getByTestId('screen-person').getByTestId('person-name')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByTestId('screen-people')).toBeVisible();
});

test('somebody who is no longer there is told so, and a failure can be tried again', async ({ page }) => {
  await open(page, 'person/01900000-0000-7000-8000-00000000ffff');
  await expect(page.getByTestId('person-gone')).toBeVisible();
  await page.goto('/?today=2026-03-14&fail=person:1#/person/' + ada);
  await expect(page.getByTestId('error')).toContainText('the disk did not answer');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('person-name')).toBeVisible();
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing: panel, page and dialog (${theme})`, async ({ page }) => {
    await openAda(page);
    if (theme === 'dark') await dark(page);
    await clean(page);
    await page.getByRole('button', { name: 'Open as a page' }).click();
    await page.getByTestId('timeline-entry').first().waitFor();
    await clean(page);
    await page.getByTestId('person-log').click();
    await page.getByTestId('log-note').waitFor();
    await clean(page);
  });
}

test('everything goes out in a file, and for good once it was asked plainly', async ({ page }) => {
  await openAda(page);
  await page.getByTestId('person-more').click();
  await page.getByRole('menuitem', { name: 'Export everything' }).click();
  await expect(page.getByTestId('toast')).toContainText('Everything about Ada Andersson is in');

  await page.getByTestId('person-more').click();
  await page.getByRole('menuitem', { name: 'Erase for good' }).click();
  const dialog = page.getByTestId('erase-dialog');
  await expect(dialog).toContainText('No undo brings it back');
  await expect(dialog.getByRole('listitem').first()).toContainText('account');
  await clean(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByTestId('person-name')).toHaveText('Ada Andersson');

  await page.getByTestId('person-more').click();
  await page.getByRole('menuitem', { name: 'Erase for good' }).click();
  await dialog.getByTestId('erase-mark').check();
  await dialog.getByTestId('erase-confirm').click();
  await expect(page.getByTestId('toast').last()).toContainText(
    'Erased Ada Andersson; no import brings them back',
  );
  await expect(page.getByTestId('toast-undo')).toHaveCount(0);
  await expect(panel(page)).toHaveCount(0);
  await expect(page.getByTestId('people-row').filter({ hasText: 'Ada Andersson' })).toHaveCount(0);
});

test('an erasure that fails says why and erases nothing', async ({ page }) => {
  await openAda(page, 'fail=erase:1');
  await page.getByTestId('person-more').click();
  await page.getByRole('menuitem', { name: 'Erase for good' }).click();
  await page.getByTestId('erase-confirm').click();
  await expect(page.getByTestId('erase-dialog')).toContainText('the disk did not answer');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('person-name')).toHaveText('Ada Andersson');
});
