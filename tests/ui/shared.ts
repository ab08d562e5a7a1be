import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const today = '2026-03-14';

/** Opens a screen over the fake; `flags` as in ui/src/api/fake/fake.ts. */
export async function open(page: Page, screen: string, flags = ''): Promise<void> {
  await page.goto(`/?today=${today}&latency=5${flags ? `&${flags}` : ''}#/${screen}`);
  await page.getByTestId(`screen-${screen.split(/[/?]/)[0]}`).waitFor();
}

/** No rule of WCAG 2.2 AA is broken as far as axe can see. */
export async function clean(page: Page): Promise<void> {
  // A half-faded sheet has half its contrast.
  await page.waitForFunction(() => document.getAnimations().every((a) => a.playState !== 'running'));
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // An open menu hangs from the body, outside of the landmarks.
    .disableRules(['region'])
    .analyze();
  const said = violations.map(
    (v) =>
      `${v.id}: ${v.nodes
        .map((n) => n.target.join(' '))
        .slice(0, 4)
        .join(' | ')}`,
  );
  expect(said).toEqual([]);
}

export async function dark(page: Page): Promise<void> {
  await page.evaluate(() => {
    localStorage.setItem('perennial.theme', 'dark');
    dispatchEvent(new Event('perennial:theme'));
  });
}
