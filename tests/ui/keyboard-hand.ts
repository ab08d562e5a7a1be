/** Hands that never leave the keyboard. After each key something has the focus, and one sees what. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Hands {
  constructor(private readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.held(key);
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Tab, as often as it takes, and no more often than somebody would. */
  async tabTo(target: Locator, back = false): Promise<void> {
    const atMost = 120;
    for (let pressed = 0; pressed < atMost; pressed += 1) {
      const there = await target.evaluateAll((all) => all.some((one) => one === document.activeElement));
      if (there) return;
      const key = back ? 'Shift+Tab' : 'Tab';
      await this.page.keyboard.press(key);
      // Past the last stop of the page lies the browser's own frame; a window has none.
      if ((await this.page.evaluate(() => document.activeElement?.tagName)) !== 'BODY') await this.held(key);
    }
    throw new Error(`${target} was not reached in ${atMost} steps; the focus is on ${await this.where()}`);
  }

  /** Goes there and presses it. */
  async push(target: Locator, key = 'Enter'): Promise<void> {
    await this.tabTo(target);
    await this.press(key);
  }

  /** Arrows to what a menu or a list of options offers, and takes it. */
  async take(name: string | RegExp): Promise<void> {
    const atMost = 40;
    const said = () =>
      this.page.evaluate(() => {
        const now = document.activeElement;
        const id = now?.getAttribute('aria-activedescendant');
        const highlighted = id
          ? document.getElementById(id)
          : now?.matches('[role^=menuitem], [role=option]')
            ? now
            : document.querySelector('[role=option][data-highlighted]');
        return highlighted?.querySelector('.menu-label')?.textContent ?? highlighted?.textContent ?? '';
      });
    for (let pressed = 0; pressed < atMost; pressed += 1) {
      const now = (await said()).trim();
      if (typeof name === 'string' ? now === name : name.test(now)) return this.press('Enter');
      await this.press('ArrowDown');
    }
    throw new Error(`${name} is not offered; the last was “${await said()}”`);
  }

  /** What was said to somebody who hears the screen. */
  async hears(sentence: string | RegExp): Promise<void> {
    await expect(this.page.getByTestId('live-polite')).toContainText(sentence);
  }

  private async held(key: string): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => document.activeElement?.tagName ?? 'BODY'), {
        message: `the focus after ${key}`,
        timeout: 3_000,
      })
      .not.toBe('BODY');
    const unseen = await this.page.evaluate(() => {
      const now = document.activeElement as HTMLElement;
      // What is focused by the program alone, to be gone on from: a sheet, a heading, a panel.
      if (now.tabIndex < 0 || now.matches('[role=menu], [role=listbox], [role=dialog]')) return null;
      if (now.matches('[role^=menuitem], [role=option]')) {
        return now.hasAttribute('data-highlighted') ? null : now.outerHTML.slice(0, 200);
      }
      const marks = (style: CSSStyleDeclaration) =>
        (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
      let node: HTMLElement | null = now;
      for (let up = 0; node && up < 3; up += 1, node = node.parentElement) {
        if (marks(getComputedStyle(node))) return null;
        if (marks(getComputedStyle(node, '::after')) || marks(getComputedStyle(node, '::before')))
          return null;
      }
      // A radio or a box that is hidden is marked by its label.
      const label = now.closest('label') ?? now.parentElement?.querySelector('label');
      if (label && marks(getComputedStyle(label))) return null;
      return now.outerHTML.slice(0, 200);
    });
    expect(unseen, `what has the focus after ${key} is seen to have it`).toBeNull();
  }

  private where(): Promise<string> {
    return this.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? 'nothing');
  }
}
