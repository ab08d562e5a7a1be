/** What the menu of a person's page holds beyond what the page itself offers. */
import Archive from '@lucide/svelte/icons/archive';
import ArchiveRestore from '@lucide/svelte/icons/archive-restore';
import BellOff from '@lucide/svelte/icons/bell-off';
import Eraser from '@lucide/svelte/icons/eraser';
import FolderDown from '@lucide/svelte/icons/folder-down';
import { overlays } from '../actions/overlays.svelte';
import { client, type PersonPage } from '../api/client';
import type { MenuItem } from '../shared/menus.svelte';
import { perform, toasts } from '../shared/toasts.svelte';
import { person as t } from './text';
import { erasing } from './textOfErasing';

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
    'line',
    {
      id: 'export',
      label: erasing.export,
      icon: FolderDown,
      run: () => void exportWhole(person),
    },
    {
      id: 'erase',
      label: erasing.erase,
      icon: Eraser,
      danger: true,
      run: () => overlays.open({ kind: 'erase', person: { id: person.id, name: person.name } }),
    },
  ];
}

/** Everything about them goes into a file that the owner chooses a place for. */
async function exportWhole(person: PersonPage): Promise<void> {
  try {
    const written = await client.exportPerson(person.id);
    if (written) toasts.notice(erasing.exported(written.exported.name, written.path));
  } catch (thrown) {
    toasts.failed(thrown);
  }
}
