/** One menu for the whole window: a row only needs a button. Opened by mouse, by key, or by another menu's item. */
import type { Component } from 'svelte';

export type Icon = Component<{ size?: number; 'aria-hidden'?: 'true' }>;

export type MenuItem =
  | 'line'
  | {
      id: string;
      label: string;
      icon?: Icon;
      keys?: string;
      checked?: boolean;
      disabled?: boolean;
      danger?: boolean;
      run?: () => void;
      items?: MenuItem[];
    };

interface OpenMenu {
  anchor: HTMLElement;
  heading: string;
  items: MenuItem[];
  /** Where focus goes back to. */
  from: Element | null;
}

class Menus {
  current = $state.raw<OpenMenu | null>(null);

  open(anchor: HTMLElement, heading: string, items: MenuItem[]): void {
    this.current = { anchor, heading, items, from: document.activeElement };
  }

  close(): void {
    this.current = null;
  }
}

export const menus = new Menus();
