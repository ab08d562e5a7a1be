/** Keys as they are written in the list of actions: `Mod+Shift+z`, `Shift+l`, `l`, `Mod+1`, `/`. */
import { text } from '../shared/text';

/** A Mac has a menu bar at the head of its screen, and other names for its keys. */
export const mac = /mac/i.test(navigator.platform);

const t = text.keys;
const names: Record<string, string> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  enter: t.enter,
  escape: t.escape,
  delete: t.delete,
  ' ': t.space,
};

/** As a person reads it: `Ctrl+Z`, or `⌘Z` on a Mac. */
export function keyLabel(keys: string): string {
  const parts = keys.split('+').map((part) => {
    if (part === 'Mod') return mac ? '⌘' : t.ctrl;
    if (part === 'Shift') return mac ? '⇧' : t.shift;
    return names[part.toLowerCase()] ?? part.toUpperCase();
  });
  return parts.join(mac ? '' : '+');
}

/** Whether the event is exactly these keys. */
export function pressed(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+');
  const key = parts.pop()!;
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    mod === parts.includes('Mod') &&
    // `?` and `/` may need Shift on a keyboard of another country.
    (event.shiftKey === parts.includes('Shift') || (!/[a-z0-9]/i.test(key) && key.length === 1)) &&
    !event.altKey &&
    !other
  );
}

/** Whether somebody is writing, so that single letters are text. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('textarea, select, [role="spinbutton"], [role="combobox"]'))
    return true;
  const input = target.closest('input');
  return input !== null && !['checkbox', 'radio', 'button', 'range'].includes(input.type);
}
