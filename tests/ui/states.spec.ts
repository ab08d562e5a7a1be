/** Every place that asks for something: it says what failed and how to go on, and stands while it waits. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { clean, dark, open, today } from './shared';

const ada = '01900000-0000-7000-8000-000000000001';
const failed = 'The data file could not be read: the disk did not answer.';

interface Fake {
  fail: (verb: string, times: number) => void;
  slow: (ms: number) => void;
}

/** From now on the verb fails so many times. */
async function fail(page: Page, verb: string, times = 1): Promise<void> {
  await page.evaluate(
    ([verb, times]) =>
      (globalThis as unknown as { perennialFake: Fake }).perennialFake.fail(verb as string, times as number),
    [verb, times] as const,
  );
}

async function slow(page: Page, ms: number): Promise<void> {
  await page.evaluate((ms) => (globalThis as unknown as { perennialFake: Fake }).perennialFake.slow(ms), ms);
}

/** What failed is said, in light and dark; asked again by a key, it is there. */
async function mends(page: Page, where: Locator, there: Locator): Promise<void> {
  await expect(where).toContainText(failed);
  await clean(page);
  await dark(page);
  await page.setViewportSize({ width: 900, height: 600 });
  await clean(page);
  await where.getByRole('button', { name: 'Try again' }).first().press('Enter');
  await expect(there.first()).toBeVisible();
  await expect(where.getByText(failed)).toHaveCount(0);
  await expect(page.locator('body')).not.toBeFocused();
}

/** What each screen asks for first, and what shows that it has come. */
const screens = [
  { screen: 'today', verb: 'today', there: '[data-row]' },
  { screen: 'board', verb: 'board', there: '[data-person]' },
  { screen: 'people', verb: 'people', there: '[data-testid=people-row]' },
  { screen: 'settings', verb: 'settings', there: '[data-testid=settings-file]' },
  { screen: `person/${ada}`, verb: 'person', there: '[data-testid=person-note]' },
];

for (const { screen, verb, there } of screens) {
  test(`the screen ${screen} says what failed, and shows all once it is asked again`, async ({ page }) => {
    await open(page, screen, `fail=${verb}:1`);
    await mends(page, page.locator('main'), page.locator(there));
  });

  test(`the screen ${screen} stands while it waits`, async ({ page }) => {
    // A start asks for Today before anything stands: it is come to from elsewhere.
    await page.goto(`/?today=${today}&latency=2500#/${screen === 'today' ? 'import' : screen}`);
    if (screen === 'today') await page.getByTestId('nav-today').click();
    await page.getByTestId(`screen-${screen.split('/')[0]}`).waitFor();
    if (!screen.startsWith('person')) await expect(page.locator('main h1')).toBeVisible();
    if (screen !== 'board') await expect(page.locator('main').getByText('Loading').first()).toBeAttached();
    await clean(page);
    await expect(page.locator(there).first()).toBeVisible({ timeout: 15_000 });
  });
}

interface Place {
  name: string;
  verb: string;
  /** Where it begins. */
  from: string;
  flags?: string;
  /** What leads there. */
  go: (page: Page) => Promise<unknown>;
  where: string;
  there: string;
  /** It shows the shape of what is coming. */
  waits: boolean;
  /** How often it is asked for before it stands. */
  asks?: number;
}

const press = (testid: string) => (page: Page) => page.getByTestId(testid).first().press('Enter');
const menu =
  (...testids: string[]) =>
  async (page: Page) => {
    for (const testid of testids) await page.getByTestId(testid).first().press('Enter');
  };

/** A list is written, and the import is back at its beginning. */
async function imported(page: Page): Promise<void> {
  await page.getByTestId('import-choose').press('Enter');
  await page.getByTestId('import-next').press('Enter');
  await page.getByTestId('import-commit').press('Enter');
  await page.getByTestId('import-another').press('Enter');
}

const places: Place[] = [
  {
    name: 'the week ahead',
    verb: 'ahead',
    from: 'today',
    go: press('days-week'),
    where: 'main',
    there: '[data-testid=ahead-person]',
    waits: true,
  },
  {
    name: 'the panel of a person',
    verb: 'person',
    from: 'people',
    go: press('people-row'),
    where: '[data-testid=person-panel]',
    there: '[data-testid=person-note]',
    waits: true,
  },
  {
    name: 'the timeline of a person',
    verb: 'timeline',
    from: 'people',
    go: press('people-row'),
    where: '[data-testid=timeline]',
    there: '[data-testid=timeline-entry]',
    waits: true,
  },
  {
    name: 'the composer',
    verb: 'compose',
    from: `people?person=${ada}`,
    go: press('person-write'),
    where: '[data-testid=composer]',
    there: '[data-testid=write-text]',
    waits: true,
  },
  {
    name: 'erasing somebody',
    verb: 'erasure',
    from: `people?person=${ada}`,
    go: menu('person-more', 'menu-erase'),
    where: '[data-testid=erase-dialog]',
    there: '[data-testid=erase-confirm]',
    waits: true,
  },
  {
    name: 'the tags of a person',
    verb: 'tags',
    from: 'people',
    go: async (page) => {
      await page.getByTestId('people-row').first().press('Enter');
      await page.getByTestId('person-tag-add').press('Enter');
    },
    where: '[data-testid=person-panel]',
    there: '.found .menu-item',
    waits: false,
  },
  {
    name: 'the likeness of two people',
    verb: 'duplicatesCompare',
    from: 'duplicates',
    flags: 'twins',
    go: press('duplicate-pair'),
    where: 'main',
    there: '[data-testid=compare-merge]',
    waits: true,
  },
  {
    name: 'the list of pairs',
    verb: 'duplicates',
    from: 'people',
    flags: 'twins',
    go: press('people-duplicates'),
    where: 'main',
    there: '[data-testid=duplicate-pair]',
    waits: false,
    asks: 2,
  },
  {
    name: 'the search for pairs',
    verb: 'duplicatesFind',
    from: 'people',
    flags: 'twins',
    go: press('people-duplicates'),
    where: 'main',
    there: '[data-testid=duplicate-pair]',
    waits: false,
  },
  {
    name: 'the imports of before',
    verb: 'imports',
    from: 'today',
    go: press('nav-import'),
    where: 'main',
    there: '[data-testid=import-choose]',
    waits: false,
  },
  {
    name: 'the imports put aside',
    verb: 'importUnfinished',
    from: 'today',
    flags: 'unfinished',
    go: press('nav-import'),
    where: 'main',
    there: '[data-testid=import-unfinished-one]',
    waits: false,
  },
  {
    name: 'an earlier import',
    verb: 'importBatch',
    from: 'import',
    go: async (page) => {
      await imported(page);
      await fail(page, 'importBatch');
      await page.getByTestId('import-batch-open').press('Enter');
    },
    where: 'main',
    there: '[data-testid=batch]',
    waits: false,
  },
  {
    name: 'the rows of a list',
    verb: 'importRows',
    from: 'import',
    go: async (page) => {
      await page.getByTestId('import-choose').press('Enter');
      await page.getByTestId('import-next').press('Enter');
      await page.getByTestId('import-view-rows').press('Enter');
    },
    where: 'main',
    there: '[role=grid] [data-testid^=import-row-]',
    waits: true,
  },
  {
    name: 'the templates',
    verb: 'templates',
    from: 'today',
    go: press('nav-settings'),
    where: '[data-testid=settings-templates]',
    there: '[data-testid=template-new]',
    waits: true,
  },
  {
    name: 'the history',
    verb: 'history',
    from: 'today',
    go: press('nav-settings'),
    where: '[data-testid=settings-history]',
    there: '[data-testid=history-entry], [data-testid=settings-history] .empty',
    waits: true,
  },
  {
    name: 'the criteria of fit',
    verb: 'criteria',
    from: 'today',
    go: press('nav-settings'),
    where: 'main',
    there: '[data-testid=criterion]',
    waits: false,
  },
  {
    name: 'the choice of somebody',
    verb: 'people',
    from: 'settings',
    go: async (page) => {
      await page.getByTestId('template-new').press('Enter');
      await page.getByTestId('template-whose').waitFor();
      await fail(page, 'people');
      await page.getByTestId('template-whose').press('Enter');
    },
    where: '[data-testid=person-picker]',
    there: '[data-testid=picker-option]',
    waits: false,
  },
  {
    name: 'a filter',
    verb: 'peopleValues',
    from: 'people',
    go: menu('filter-add', 'menu-filter-tag'),
    where: '[data-testid=condition-sheet]',
    there: '[data-testid=condition-sheet] label',
    waits: false,
  },
];

for (const { name, verb, from, flags, go, where, there, waits, asks } of places) {
  test(`${name}: says what failed, and is there once it is asked again`, async ({ page }) => {
    await open(page, from, flags);
    await page.locator('[data-row], [data-person], [data-testid=settings-file], h1').first().waitFor();
    if (from === 'settings') await page.getByTestId('template-new').waitFor();
    else if (verb !== 'importBatch') await fail(page, verb, asks);
    await go(page);
    await mends(page, page.locator(where), page.locator(there));
  });

  if (waits)
    test(`${name}: stands while it waits`, async ({ page }) => {
      await open(page, from, flags);
      await page.locator('[data-row], [data-person], [data-testid=settings-file], h1').first().waitFor();
      await page.waitForTimeout(300);
      await slow(page, 1500);
      await go(page);
      await expect(page.locator(where).getByText('Loading').first()).toBeAttached();
      await clean(page);
      await expect(page.locator(there).first()).toBeVisible({ timeout: 15_000 });
    });
}

test('what is shown may be old where it could not be asked anew, and that is said', async ({ page }) => {
  for (const [screen, verb, row] of [
    ['today', 'today', '[data-row]'],
    ['people', 'people', '[data-testid=people-row]'],
    ['board', 'board', '[data-person]'],
  ] as const) {
    await open(page, screen);
    await page.locator(row).first().waitFor();
    await fail(page, verb, 99);
    await page.keyboard.press('Control+n');
    await page.getByTestId('new-person-name').fill('Grace Hopper');
    await page.getByTestId('new-person-name').press('Control+Enter');
    await expect(page.getByTestId('stale')).toContainText(`What you see may be old. ${failed}`);
    await expect(page.locator(row).first()).toBeVisible();
    await clean(page);
    await page.getByTestId('stale-again').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('stale')).toBeVisible();
    await fail(page, verb, 0);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('stale')).toHaveCount(0);
    await expect(page.locator('body')).not.toBeFocused();
  }
});

test('a palette that cannot search says so, and still has its actions', async ({ page }) => {
  await open(page, 'today');
  await page.locator('[data-row]').first().waitFor();
  await fail(page, 'people');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('set');
  await expect(page.getByTestId('palette').getByRole('status')).toHaveText(failed);
  await expect(page.getByTestId('palette-line').first()).toBeVisible();
  await clean(page);
});

test('a window that has no data says why and what to do', async ({ page }) => {
  await page.goto('/?problem');
  await expect(page.getByTestId('start-problem')).toBeVisible();
  await clean(page);
  await dark(page);
  await page.setViewportSize({ width: 900, height: 600 });
  await clean(page);
});
