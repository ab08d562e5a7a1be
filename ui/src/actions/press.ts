/** The one place that hears keys for actions. */
import { menus } from '../shared/menus.svelte';
import { actions } from './actions';
import { duplicateActions } from './duplicates';
import { importActions } from './import';
import { isWriting, pressed } from './keys';
import { overlays } from './overlays.svelte';
import { several, severalActions } from './several.svelte';
import { personActions } from './person';
import { personOf, rowOf } from './row';

/** Hears the window's keys until the returned function is called. */
export function hearKeys(): () => void {
  addEventListener('keydown', press);
  return () => removeEventListener('keydown', press);
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || overlays.current || menus.current) return;
  const writing = isWriting(event.target);
  // What the screen itself offers goes before what the whole window does.
  const here = [...importActions, ...duplicateActions].filter((action) => action.available?.() ?? true);
  for (const action of [...here, ...actions]) {
    const keys = action.keys.find((k) => pressed(event, k));
    // While somebody writes, letters are text and undo is the field's own.
    if (!keys || (writing && (!keys.includes('Mod') || /[zy]$/.test(keys)))) continue;
    event.preventDefault();
    if (action.available?.() ?? true) action.run();
    return;
  }
  if (writing) return;
  if (several.size > 0 && pressForSeveral(event)) return;
  const row = rowOf(event.target);
  if (!row) return;
  for (const action of personActions) {
    // Enter on a button inside the row is that button's.
    if (!action.keys || !pressed(event, action.keys) || (action.keys === 'Enter' && event.target !== row))
      continue;
    event.preventDefault();
    action.run(personOf(row), row);
    return;
  }
}

/** What a letter does with everybody who is selected. True where it does something. */
function pressForSeveral(event: KeyboardEvent): boolean {
  const action = severalActions.find(({ keys }) => keys && pressed(event, keys));
  if (!action || !(action.available?.() ?? true)) return false;
  event.preventDefault();
  const anchor = rowOf(event.target) ?? document.querySelector<HTMLElement>('.selection-bar');
  if (anchor) action.run(anchor);
  return true;
}
