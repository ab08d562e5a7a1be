/** Every action of the window, once. The sidebar, menus and keys read this list. */
import FileDown from '@lucide/svelte/icons/file-down';
import Keyboard from '@lucide/svelte/icons/keyboard';
import Monitor from '@lucide/svelte/icons/monitor';
import Redo from '@lucide/svelte/icons/redo-2';
import Search from '@lucide/svelte/icons/search';
import SettingsIcon from '@lucide/svelte/icons/settings';
import Kanban from '@lucide/svelte/icons/square-kanban';
import Sprout from '@lucide/svelte/icons/sprout';
import Undo from '@lucide/svelte/icons/undo-2';
import UserPlus from '@lucide/svelte/icons/user-plus';
import Users from '@lucide/svelte/icons/users';
import UsersRound from '@lucide/svelte/icons/users-round';
import { frame } from '../shared/frame.svelte';
import type { Icon } from '../shared/menus.svelte';
import { router, type Screen } from '../shared/router.svelte';
import { text } from '../shared/text';
import { theme, type Theme } from '../shared/theme.svelte';
import { redo, undo } from '../shared/toasts.svelte';
import { overlays } from './overlays.svelte';
import { personOf, rowOf } from './row';

export interface Action {
  id: string;
  label: string;
  icon: Icon;
  /** The first is shown; each works. */
  keys: readonly string[];
  run: () => void;
  available?: () => boolean;
}

const go = (screen: Exclude<Screen, 'person'>, label: string, icon: Icon, keys: string[]): Action => ({
  id: screen,
  label,
  icon,
  keys,
  run: () => router.go(screen),
});

const t = text.actions;

export const screens = {
  today: go('today', t.today, Sprout, ['Mod+1']),
  board: go('board', t.board, Kanban, ['Mod+2']),
  people: go('people', t.people, Users, ['Mod+3']),
  duplicates: go('duplicates', t.duplicates, UsersRound, ['Mod+Shift+d']),
  import: go('import', t.import, FileDown, ['Mod+4', 'Mod+o']),
  settings: go('settings', t.settings, SettingsIcon, ['Mod+,']),
};

export const undoAction: Action = {
  id: 'undo',
  label: t.undo,
  icon: Undo,
  keys: ['Mod+z', 'u'],
  run: () => void undo(),
  available: () => frame.value?.undo !== null,
};

export const redoAction: Action = {
  id: 'redo',
  label: t.redo,
  icon: Redo,
  keys: ['Mod+Shift+z', 'Mod+y'],
  run: () => void redo(),
  available: () => frame.value?.redo !== null,
};

export const newPerson: Action = {
  id: 'new-person',
  label: t.newPerson,
  icon: UserPlus,
  keys: ['Mod+n'],
  run: () => overlays.open({ kind: 'new-person' }),
};

export const palette: Action = {
  id: 'palette',
  label: t.palette,
  icon: Search,
  keys: ['Mod+k'],
  run: () => {
    const row = rowOf(document.activeElement);
    overlays.open({ kind: 'palette', about: row && { person: personOf(row), anchor: row } });
  },
};

export const shortcuts: Action = {
  id: 'shortcuts',
  label: t.shortcuts,
  icon: Keyboard,
  keys: ['?', 'F1'],
  run: () => overlays.open({ kind: 'shortcuts' }),
};

const order: Theme[] = ['system', 'light', 'dark'];

export const nextTheme: Action = {
  id: 'theme',
  label: t.themeNext,
  icon: Monitor,
  keys: ['Mod+Shift+l'],
  run: () => theme.choose(order[(order.indexOf(theme.chosen) + 1) % order.length]!),
};

export const actions: readonly Action[] = [
  ...Object.values(screens),
  palette,
  newPerson,
  undoAction,
  redoAction,
  nextTheme,
  shortcuts,
];
