import { expect, test, type Page } from '@playwright/test';
import { clean, dark, open } from './shared';

const ada = '01900000-0000-7000-8000-000000000001';
const entries = (page: Page) => page.getByTestId('timeline-entry');
const dialog = (page: Page) => page.getByTestId('log-mention');

async function openAda(page: Page, flags = ''): Promise<void> {
  await open(page, `people?person=${ada}`, flags);
  await page.getByTestId('person-name').waitFor();
}

/** As a person pastes: the focus stays where it is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((given) => {
    const data = new DataTransfer();
    data.setData('text/plain', given);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);
}

/** A mention by its link alone. */
async function posted(page: Page, link: string): Promise<void> {
  await paste(page, link);
  await expect(dialog(page).getByTestId('mention-link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
}

test('a link pasted on their page is the whole gesture: it is read, and Enter saves it', async ({ page }) => {
  await openAda(page);
  await paste(page, 'https://www.instagram.com/reel/C3x/?igsh=1');
  await expect(dialog(page).getByTestId('mention-link')).toBeFocused();
  await expect(dialog(page)).toContainText('Reel on Instagram. Enter saves it.');
  await expect(dialog(page).getByRole('radio', { name: 'Reel' })).toBeChecked();
  await expect(dialog(page).getByRole('radio', { name: /Organic/ })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(entries(page).first()).toContainText('Reel about you Organic');
  await expect(entries(page).first()).toContainText('instagram.com/reel/C3x');

  await page.getByTestId('toast-undo').click();
  await expect(entries(page).first()).not.toContainText('Reel about you');
});

test('what is pasted into a field, or is no address, opens nothing', async ({ page }) => {
  await openAda(page);
  await page.getByTestId('person-note').focus();
  await paste(page, 'https://www.instagram.com/p/C3x/');
  await page.getByTestId('person-add-reach').focus();
  await paste(page, 'https://www.instagram.com/p/C3x/');
  await page.getByTestId('person-stage').focus();
  await paste(page, 'a few words');
  await expect(dialog(page)).toHaveCount(0);
  await paste(page, 'https://www.instagram.com/ada.pots/');
  await expect(dialog(page)).toContainText('the address of a profile');
});

test('a mention is logged by keys alone from a row of a list', async ({ page }) => {
  await open(page, 'people');
  await page.getByTestId('people-row').first().focus();
  await page.keyboard.press('p');
  await expect(dialog(page).getByTestId('mention-link')).toBeFocused();
  await page.keyboard.type('tiktok.com/@ada/video/7');
  await expect(dialog(page).getByRole('radio', { name: 'Video' })).toBeChecked();
  // From the link to the kind, which a key changes.
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(dialog(page).getByRole('radio', { name: 'Review' })).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('toast')).toContainText('Logged a review by');
});

test('a link that is none, and one that is logged already, is refused at the field', async ({ page }) => {
  await openAda(page);
  await page.keyboard.press('p');
  const link = dialog(page).getByTestId('mention-link');
  await link.fill('somewhere');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('“somewhere” is no link');
  await expect(link).toHaveAttribute('aria-invalid', 'true');
  await link.fill('https://youtu.be/abc');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await page.keyboard.press('p');
  await link.fill('https://youtu.be/abc');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('logged already');
});

test('a mention is changed, thanked for and deleted, each with undo', async ({ page }) => {
  await openAda(page);
  await posted(page, 'https://youtu.be/abc');
  const mention = entries(page).filter({ hasText: 'about you' });
  await mention.getByTestId('timeline-menu').click();
  await page.getByTestId('menu-edit').click();
  await dialog(page).getByTestId('mention-kind-review').click();
  await dialog(page).getByTestId('mention-paid-paid').click();
  await dialog(page).getByTestId('mention-note').fill('Three minutes on the glaze');
  await dialog(page).getByTestId('mention-save').click();
  await expect(mention).toContainText('Review about you Paid');
  await expect(mention).toContainText('Three minutes on the glaze');

  await mention.getByTestId('timeline-menu').click();
  await page.getByTestId('menu-thank').click();
  await expect(mention).toContainText('Thanked 14 Mar');
  await expect(entries(page).filter({ hasText: 'You sent a message' }).first()).toContainText('Thanks');
  await page.getByTestId('toast-undo').last().click();
  await expect(mention).not.toContainText('Thanked');

  await mention.getByTestId('timeline-menu').click();
  await page.getByTestId('menu-edit').click();
  await dialog(page).getByTestId('mention-thanked').check();
  await expect(dialog(page).getByTestId('mention-thanked-on')).toBeVisible();
  await dialog(page).getByTestId('mention-save').click();
  await expect(mention).toContainText('Thanked 14 Mar');

  await mention.getByTestId('timeline-menu').click();
  await page.getByTestId('menu-delete').click();
  await expect(mention).toHaveCount(0);
  await page.getByTestId('toast-undo').last().click();
  await expect(mention).toContainText('Review about you');

  await mention.getByTestId('mention-open').click();
  const opened = () =>
    page.evaluate(
      () => (globalThis as unknown as { perennialFake: { opened: string[] } }).perennialFake.opened,
    );
  await expect.poll(opened).toEqual(['https://youtu.be/abc']);
});

test('appreciation is logged, changed and deleted', async ({ page }) => {
  await openAda(page);
  await page.keyboard.press('a');
  const sheet = page.getByTestId('log-appreciation');
  await sheet.getByTestId('appreciation-kind-early-access').click();
  await expect(sheet).toContainText('before others');
  await sheet.getByRole('button', { name: 'Yesterday' }).click();
  await sheet.getByTestId('appreciation-note').fill('The autumn cups');
  await page.keyboard.press('Control+Enter');
  await expect(sheet).toHaveCount(0);
  const early = entries(page).filter({ hasText: 'Early access' });
  await expect(early).toContainText('13 Mar');
  await expect(early).toContainText('The autumn cups');
  await expect(page.getByTestId('person-share')).toContainText('you showed appreciation once');

  await early.getByTestId('timeline-menu').click();
  await page.getByTestId('menu-edit').click();
  await sheet.getByTestId('appreciation-kind-gift').click();
  await sheet.getByTestId('appreciation-save').click();
  const gift = entries(page).filter({ hasText: 'Gift' });
  await expect(gift).toContainText('The autumn cups');
  await gift.getByTestId('timeline-menu').click();
  await page.getByTestId('menu-delete').click();
  await expect(gift).toHaveCount(0);
  await page.getByTestId('toast-undo').last().click();
  await expect(gift).toBeVisible();
});

test('an organic mention asks for thanks on Today, and “Thanked” answers it', async ({ page }) => {
  await openAda(page);
  await posted(page, 'https://www.instagram.com/p/C3x/');
  await page.getByTestId('person-close').click();
  await page.getByTestId('nav-today').click();
  const row = page.locator(`[data-row="celebrate:${ada}"]`);
  // Those to celebrate stand last: further pages come as the end of the list does.
  await page.locator('[data-row] .open').first().focus();
  await expect
    .poll(
      async () => {
        await page.keyboard.press('End');
        return row.count();
      },
      { timeout: 20_000 },
    )
    .toBe(1);
  await expect(row).toContainText('They shared a post about you today; not thanked yet');
  await expect(row.getByTestId('nudge-write')).toBeVisible();
  await row.getByTestId('nudge-thanked').click();
  await expect(row).toHaveCount(0);
  await expect(page.getByTestId('toast').last()).toContainText('Thanked Ada Andersson for a post');
  await page.getByTestId('toast-undo').last().click();
  await expect(row).toBeVisible();
  // The same by a key.
  await row.locator('.open').focus();
  await page.keyboard.press('t');
  await expect(row).toHaveCount(0);
});

test('the timeline is narrowed by chips that are kept while the window is open', async ({ page }) => {
  await openAda(page);
  await posted(page, 'https://www.instagram.com/p/C3x/');
  const chip = (kind: string) => page.getByTestId(`timeline-kind-${kind}`);
  await expect(chip('mention')).toHaveText(/Mentions\s*1/);
  await expect(chip('appreciation')).toHaveCount(0);
  const all = await entries(page).count();
  await chip('mention').focus();
  await page.keyboard.press('Space');
  await expect(chip('mention')).toHaveAttribute('aria-pressed', 'true');
  await expect(entries(page)).toHaveCount(1);
  await expect(page.locator('[aria-live="polite"]', { hasText: '1 entry shown' })).toBeAttached();
  await chip('stage').click();
  await expect(
    entries(page)
      .filter({ hasText: /Added in|Moved to/ })
      .first(),
  ).toBeVisible();
  await chip('stage').click();
  await expect(entries(page)).toHaveCount(1);

  // Somebody else has none: it says so, and the way back stands beside it.
  await page.getByTestId('people-row').nth(3).click();
  await expect(page.getByTestId('timeline-empty')).toContainText('posted about you is logged yet');
  await expect(chip('mention')).toHaveAttribute('aria-pressed', 'true');
  await page.getByTestId('timeline-everything').click();
  await expect(entries(page).first()).toBeVisible();
  await page.getByTestId('people-row').filter({ hasText: 'Ada Andersson' }).click();
  await expect(entries(page)).toHaveCount(all);
});

test('a contact has a time, which is changed, refused and left out', async ({ page }) => {
  await openAda(page);
  await page.keyboard.press('Shift+L');
  const sheet = page.getByTestId('log-contact');
  await sheet.getByTestId('log-at').fill('25:00');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('log-error')).toContainText('no time of day');
  await sheet.getByTestId('log-at').fill('9:05');
  await page.keyboard.press('Control+Enter');
  await expect(entries(page).first()).toContainText('09:05');
  await page.keyboard.press('l');
  await expect(entries(page).nth(1)).toContainText('09:05');
  await entries(page).nth(1).getByTestId('timeline-menu').click();
  await page.getByTestId('menu-edit').click();
  await expect(sheet.getByTestId('log-at')).toHaveValue('09:05');
  await sheet.getByTestId('log-at').fill('');
  await sheet.getByTestId('log-save').click();
  await expect(page.getByTestId('timeline')).not.toContainText('09:05');
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing: the dialogs and a timeline with all of it (${theme})`, async ({ page }) => {
    await openAda(page);
    if (theme === 'dark') await dark(page);
    await paste(page, 'https://www.instagram.com/reel/C3x/');
    await expect(dialog(page)).toContainText('Reel on Instagram');
    await dialog(page).getByTestId('mention-thanked').check();
    await clean(page);
    await page.keyboard.press('Control+Enter');
    await expect(dialog(page)).toHaveCount(0);
    await page.keyboard.press('a');
    await page.getByTestId('appreciation-note').waitFor();
    await clean(page);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByTestId('log-appreciation')).toHaveCount(0);
    await page.getByTestId('timeline-kind-mention').click();
    await page.getByTestId('person-name').scrollIntoViewIfNeeded();
    await clean(page);
    await page.getByTestId('people-row').nth(3).click();
    await page.getByTestId('timeline-empty').waitFor();
    await clean(page);
  });
}
