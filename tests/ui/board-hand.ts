/** The board by hand: what its stories share. */
import type { Locator, Page } from '@playwright/test';
import { open } from './shared';

export const column = (page: Page, stage: string) => page.getByTestId(`column-${stage}`);
export const cards = (page: Page, stage: string) => column(page, stage).locator('.card');
export const at = (page: Page, stage: string, index: number) =>
  column(page, stage).locator(`[data-index="${index}"]`);
export const count = async (page: Page, stage: string) =>
  Number(await page.getByTestId(`column-count-${stage}`).innerText());
export const idOf = (card: Locator) => card.getAttribute('data-person') as Promise<string>;

export async function board(page: Page, flags = ''): Promise<void> {
  await open(page, 'board', flags);
  await at(page, 'discovery', 0).waitFor();
}

/** Takes a card by its middle and carries it to a point, as a hand does: in steps. */
export async function carry(page: Page, card: Locator, x: number, y: number): Promise<void> {
  const box = (await card.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(x, y, { steps: 12 });
  await page.waitForTimeout(60);
}

export async function middle(card: Locator): Promise<{ x: number; y: number }> {
  const box = (await card.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
