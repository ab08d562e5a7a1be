/** What the command palette offers: everything that can be done now, for the words that were typed. */
import Bookmark from '@lucide/svelte/icons/bookmark';
import type { Card, FoundIn, SavedView } from '../api/client';
import { showing as onBoard } from '../board/showing.svelte';
import { wanted } from '../people/wanted.svelte';
import type { Icon } from '../shared/menus.svelte';
import { router } from '../shared/router.svelte';
import { text } from '../shared/text';
import { actions } from './actions';
import { duplicateActions } from './duplicates';
import { importActions } from './import';
import { personActions, type PersonRef } from './person';
import { removeSample } from './sample';

/** A line of the palette. */
export interface Command {
  id: string;
  label: string;
  icon?: Icon;
  keys?: string;
  /** Whose accounts stand beside the name. */
  person?: Card;
  /** Where they were found. */
  found?: FoundIn[];
  run: () => void;
}

export interface Section {
  id: string;
  heading: string;
  commands: Command[];
}

/** What can be done anywhere, with the person who was in focus, and which views there are. */
export function commands(
  about: { person: PersonRef; anchor: HTMLElement } | null,
  views: SavedView[],
): Section[] {
  const t = text.palette;
  const sections: Section[] = [];
  if (about) {
    const { person, anchor } = about;
    sections.push({
      id: 'person',
      heading: person.name,
      commands: personActions.map(({ id, label, icon, keys, run }) => ({
        id: `person-${id}`,
        label,
        icon,
        keys,
        run: () => run(person, anchor),
      })),
    });
  }
  const anywhere = [...importActions, ...duplicateActions, ...actions, removeSample]
    .filter((action) => action.id !== 'palette' && (action.available?.() ?? true))
    .map(({ id, label, icon, keys, run }) => ({ id, label, icon, keys: keys[0], run }));
  sections.push({ id: 'actions', heading: t.actions, commands: anywhere });
  if (views.length)
    sections.push({
      id: 'views',
      heading: t.views,
      commands: views.map((view) => ({
        id: `view-${view.id}`,
        label: t.view(view.name, text.screens[view.screen]),
        icon: Bookmark,
        run: () => {
          (view.screen === 'board' ? onBoard : wanted).choose(view);
          router.go(view.screen);
        },
      })),
    });
  return sections;
}

/** Whether every word that was typed begins a word of the label, accents and capitals aside. */
export function matches(label: string, typed: string): boolean {
  const words = plain(label).split(/[^\p{L}\p{N}]+/u);
  return plain(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}

function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
