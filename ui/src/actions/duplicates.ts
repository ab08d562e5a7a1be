/** What can be done with two people who may be one: the same list for the buttons and for the keys. */
import GitMerge from '@lucide/svelte/icons/git-merge';
import UsersRound from '@lucide/svelte/icons/users-round';
import { duplicates } from '../duplicates/duplicates.svelte';
import { router } from '../shared/router.svelte';
import { text } from '../shared/text';
import type { Action } from './actions';

const here = () =>
  router.current.screen === 'duplicates' &&
  duplicates.current !== null &&
  (duplicates.comparing || duplicates.focused);

export const merge: Action = {
  id: 'merge',
  label: text.actions.merge,
  icon: GitMerge,
  keys: ['m'],
  run: () => void duplicates.merge(),
  available: here,
};

export const apart: Action = {
  id: 'apart',
  label: text.actions.apart,
  icon: UsersRound,
  keys: ['n'],
  run: () => void duplicates.dismiss(),
  available: here,
};

export const duplicateActions: readonly Action[] = [merge, apart];
