/** The menu bar at the head of a Mac's screen: the same actions, where somebody with a Mac looks for them. */
import { client, type Bar, type BarItem, type SystemItem } from '../api/client';
import { menus } from '../shared/menus.svelte';
import { text } from '../shared/text';
import { toasts } from '../shared/toasts.svelte';
import {
  actions,
  newPerson,
  nextTheme,
  palette,
  redoAction,
  screens,
  shortcuts,
  undoAction,
  type Action,
} from './actions';
import { isWriting, mac } from './keys';
import { overlays } from './overlays.svelte';

const t = text.menuBar;
/** Selects everything: the rows of a list, or the words where somebody writes. */
const SELECT_ALL = 'select-all';

const line: BarItem = { kind: 'line' };
const system = (what: SystemItem, label: string): BarItem => ({ kind: 'system', what, label });

/** What stands in the bar now. */
export function menuBar(): Bar {
  // Under a sheet nothing of the window is at hand; words are still cut and pasted there.
  const free = !overlays.current && !menus.current;
  const item = ({ id, label, keys, available }: Action, called = label, key = keys[0]!): BarItem => ({
    kind: 'action',
    id,
    label: called,
    // A key alone is a letter to whoever writes.
    keys: key.includes('Mod') ? key : null,
    enabled: free && (available?.() ?? true),
  });
  return {
    menus: [
      {
        title: text.app,
        items: [
          system('about', t.about),
          line,
          item(screens.settings, t.settings),
          line,
          system('services', t.services),
          line,
          system('hide', t.hide),
          system('hide_others', t.hideOthers),
          system('show_all', t.showAll),
          line,
          system('quit', t.quit),
        ],
      },
      {
        title: t.file,
        items: [
          item(newPerson, t.newPerson),
          item(screens.import, t.import, 'Mod+o'),
          line,
          system('close_window', t.close),
        ],
      },
      {
        title: t.edit,
        items: [
          { ...item(undoAction), enabled: true } as BarItem,
          { ...item(redoAction), enabled: true } as BarItem,
          line,
          system('cut', t.cut),
          system('copy', t.copy),
          system('paste', t.paste),
          { kind: 'action', id: SELECT_ALL, label: t.all, keys: 'Mod+a', enabled: true },
          line,
          item(palette, t.find),
        ],
      },
      {
        title: t.view,
        items: [
          ...[screens.today, screens.board, screens.people, screens.duplicates].map((screen) => item(screen)),
          line,
          item(nextTheme),
          line,
          system('fullscreen', t.fullscreen),
        ],
      },
      {
        title: t.window,
        items: [
          system('minimize', t.minimize),
          system('zoom', t.zoom),
          line,
          system('bring_all_to_front', t.front),
        ],
      },
      { title: t.help, items: [item(shortcuts)] },
    ],
  };
}

/** Keeps the bar as things are, and does what is chosen there, until the returned function is called. */
export function followMenuBar(): () => void {
  if (!mac) return () => {};
  const stop = client.listen('menu-chosen', ({ id }) => choose(id));
  let shown = '';
  const settle = $effect.root(() => {
    $effect(() => {
      const bar = menuBar();
      const now = JSON.stringify(bar);
      if (now === shown) return;
      shown = now;
      client.showMenuBar(bar).catch((thrown: unknown) => toasts.failed(thrown));
    });
  });
  return () => {
    stop();
    settle();
  };
}

function choose(id: string): void {
  const here = document.activeElement;
  if (isWriting(here) && (id === undoAction.id || id === redoAction.id || id === SELECT_ALL)) {
    // The field's own, as with the keys. No other way reaches what the system keeps of the writing.
    document.execCommand(id === SELECT_ALL ? 'selectAll' : id);
    return;
  }
  if (overlays.current || menus.current) return;
  if (id === SELECT_ALL) {
    // Each screen knows by itself what all is.
    const keys = { key: 'a', metaKey: mac, ctrlKey: !mac, bubbles: true, cancelable: true };
    (here ?? document.body).dispatchEvent(new KeyboardEvent('keydown', keys));
    return;
  }
  const action = actions.find((one) => one.id === id);
  if (action?.available?.() ?? true) action?.run();
}
