/** Where a cell of the list leads: a person's accounts, and own fields that hold an address. */
import { client, type Card, type Platform } from '../api/client';
import { menus } from '../shared/menus.svelte';
import { showOwn } from '../shared/own';
import { toasts } from '../shared/toasts.svelte';
import type { Column } from './columns';
import { people as t } from './text';

export interface Leads {
  says: string;
  platform: Platform | null;
  /** Where to; an account's address is asked for when it is opened. */
  url: string | null;
}

export function linksOf(person: Card, { shows, field }: Column, value: string | null): Leads[] {
  if (shows.what === 'accounts')
    return person.accounts.map(({ platform, handle }) => ({ says: handle, platform, url: null }));
  // What its kind does not take is text, and text leads nowhere.
  if (field?.kind === 'link' && value && /^https?:\/\/\S+$/i.test(value))
    return [{ says: showOwn('link', value), platform: null, url: value }];
  return [];
}

/** Opens one of them in the owner's browser; the shell lets through what may be opened. */
export async function openCell({ id }: Card, links: readonly Leads[], at: number): Promise<void> {
  const link = links[at];
  if (!link) return;
  try {
    const url = link.url ?? (await addressOf(id, link));
    if (url) await client.openLink(url);
    else toasts.notice(t.noAddress(link.says));
  } catch (thrown) {
    toasts.failed(thrown);
  }
}

async function addressOf(person: string, { platform, says }: Leads): Promise<string | null> {
  const { accounts } = await client.person(person);
  const account = accounts.find((one) => one.platform === platform && one.handle === says);
  return account?.url ?? null;
}

/** By the keys: the only one at once, of several the one that is chosen. */
export function openFrom(person: Card, column: Column, value: string | null, anchor: HTMLElement): void {
  const links = linksOf(person, column, value);
  if (links.length < 2) return void openCell(person, links, 0);
  menus.open(
    anchor,
    t.openWhich,
    links.map(({ says }, at) => ({
      id: `open-${at}`,
      label: says,
      run: () => void openCell(person, links, at),
    })),
  );
}
