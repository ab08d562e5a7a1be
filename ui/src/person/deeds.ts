/** What the menu of a person's page holds beyond what the page itself offers. */
import Archive from '@lucide/svelte/icons/archive';
import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import BellOff from '@lucide/svelte/icons/bell-off';
import { client, type PersonPage } from '../api/client';
import type { MenuItem } from '../shared/menus.svelte';
import { perform } from '../shared/toasts.svelte';
import { person as t } from './text';

export function deeds(person: PersonPage): MenuItem[] {
  const archived = person.archived_on !== null;
  const silent = person.do_not_contact;
  return [
    {
      id: 'do-not-contact',
      label: silent ? t.menu.allow : t.menu.silence,
      icon: BellOff,
      run: () => void perform(client.setDoNotContact(person.id, !silent)),
    },
    {
      id: 'archive',
      label: archived ? t.menu.bringBack : t.menu.archive,
      icon: archived ? ArchiveRestore : Archive,
      run: () => void perform(client.archive(person.id, !archived)),
    },
  ];
}
