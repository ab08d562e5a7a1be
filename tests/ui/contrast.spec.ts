import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { clean, dark, open } from './shared';

/** The places, and how to come there. */
const places: [name: string, screen: string, flags?: string, steps?: (page: Page) => Promise<void>][] = [
  ['today', 'today'],
  ['week', 'today', '', (page) => page.getByTestId('days-week').click()],
  ['board', 'board'],
  ['people', 'people'],
  ['person', 'people', '', (page) => page.getByTestId('people-row').first().click()],
  ['duplicates', 'duplicates', 'twins'],
  ['import', 'import', 'unfinished'],
  ['settings', 'settings'],
  [
    'write',
    'today',
    '',
    async (page) => {
      await page.keyboard.press('j');
      await page.keyboard.press('w');
      await page.getByRole('dialog').waitFor();
    },
  ],
];

async function goTo(page: Page, [, screen, flags, steps]: (typeof places)[number]): Promise<void> {
  await open(page, screen, flags);
  await page.waitForTimeout(300);
  await steps?.(page);
  await page.waitForTimeout(300);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`colours that the system forces (${colorScheme}) are taken, and no leaf is lost`, async ({
    page,
  }, info) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    for (const place of places) {
      await goTo(page, place);
      await page.screenshot({ path: info.outputPath(`${place[0]}.png`) });
      await clean(page);
      const leaves = await page.evaluate(() =>
        [...document.querySelectorAll('.leaf')].map((leaf) => getComputedStyle(leaf).color),
      );
      const ink = await page.evaluate(() => getComputedStyle(document.body).color);
      expect(new Set(leaves)).toEqual(new Set([ink]));
    }
  });

  test(`where more contrast is asked (${colorScheme}), every text has seven to one`, async ({
    page,
  }, info) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ contrast: 'more' });
    for (const place of places) {
      await goTo(page, place);
      if (colorScheme === 'dark') await dark(page);
      await page.screenshot({ path: info.outputPath(`${place[0]}.png`) });
      const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast-enhanced']).analyze();
      const said = violations.flatMap(({ nodes }) =>
        nodes.map(({ target, any }) => [target, any[0]?.message]),
      );
      expect(said, place[0]).toEqual([]);
    }
  });
}

test('at 200 % no screen asks to scroll two ways, and axe finds nothing', async ({ page }, info) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 640, height: 400 });
  for (const place of places) {
    await goTo(page, place);
    await page.screenshot({ path: info.outputPath(`${place[0]}.png`) });
    // The board and the table of people are wider by nature: their columns go on beside each other.
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1)
        .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX))
        .filter((one) => !one.matches('.board, .scroller'))
        .map((one) => `${one.tagName}.${one.className}`),
    );
    expect(wide, place[0]).toEqual([]);
    const outside = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'main button, main input, [role=dialog] button, aside button',
        ),
      ]
        .filter((one) => one.checkVisibility() && !one.closest('.board, .scroller, .unseen'))
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
        .map((one) => one.textContent?.trim() || one.getAttribute('aria-label')),
    );
    expect(outside, place[0]).toEqual([]);
    await clean(page);
  }
});
