/** What can be done about a contact, a mention or an appreciation in a timeline. */
import ExternalLink from '@lucide/svelte/icons/external-link';
import HeartHandshake from '@lucide/svelte/icons/heart-handshake';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import Trash2 from '@lucide/svelte/icons/trash-2';
import { thanks } from '../actions/person';
import { client, type Done } from '../api/client';
import type { MenuItem } from '../shared/menus.svelte';
import { text } from '../shared/text';
import { perform, toasts } from '../shared/toasts.svelte';
import { person as t } from './text';
import type { Editable } from './TimelineEntry.svelte';

/** As the timeline tells it. */
export function told(what: Editable['what']): string {
  if (what.kind === 'touchpoint') return t.timeline.told[what.direction][what.channel];
  if (what.kind === 'mention') return t.timeline.mention(text.mentions[what.post]);
  return text.appreciation[what.gesture];
}

export function openPost(link: string): void {
  client.openLink(link).catch((thrown) => toasts.failed(thrown));
}

export function entryMenu(entry: Editable, onedit: (entry: Editable) => void): MenuItem[] {
  const { what } = entry;
  const items: MenuItem[] = [];
  if (what.kind === 'mention') {
    const { id, link, thanked_on } = what;
    if (link) {
      const run = () => openPost(link);
      items.push({ id: 'open-link', label: t.timeline.openLink, icon: ExternalLink, run });
    }
    if (!thanked_on) {
      const run = () => void perform(client.thankMention(id, thanks));
      items.push({ id: 'thank', label: t.timeline.thank, icon: HeartHandshake, run });
    }
  }
  return [
    ...items,
    { id: 'edit', label: t.timeline.edit, icon: PencilLine, run: () => onedit(entry) },
    {
      id: 'delete',
      label: t.timeline.delete,
      icon: Trash2,
      danger: true,
      run: () => void perform(remove(what)),
    },
  ];
}

function remove(what: Editable['what']): Promise<Done> {
  if (what.kind === 'touchpoint') return client.deleteTouchpoint(what.id);
  if (what.kind === 'mention') return client.deleteMention(what.id);
  return client.deleteAppreciation(what.id);
}
