/** What an import under way can be asked by a key: “undo” is the last choice there, not the last deed. */
import Redo from '@lucide/svelte/icons/redo-2';
import Undo from '@lucide/svelte/icons/undo-2';
import { underWay } from '../import/underWay';
import { router } from '../shared/router.svelte';
import { text } from '../shared/text';
import type { Action } from './actions';

const here = () => router.current.screen === 'import' && router.current.batch === null;

export const importActions: readonly Action[] = [
  {
    id: 'import-choice-undo',
    label: text.actions.choiceUndo,
    icon: Undo,
    keys: ['Mod+z', 'u'],
    run: () => void underWay.session?.undoChoice(),
    available: () => here() && (underWay.session?.undoes ?? null) !== null,
  },
  {
    id: 'import-choice-redo',
    label: text.actions.choiceRedo,
    icon: Redo,
    keys: ['Mod+Shift+z', 'Mod+y'],
    run: () => void underWay.session?.redoChoice(),
    available: () => here() && (underWay.session?.redoes ?? null) !== null,
  },
];
