/**
 * Where the window is, as the address's hash: `#/today`, `#/board`, `#/people`, `#/duplicates`, `#/import`,
 * `#/import/history/<batch>`, `#/settings`, `#/person/<id>`; and with `?person=<id>` on any of them, the person's panel beside it.
 */
import { tick } from 'svelte';

export type Screen = 'today' | 'board' | 'people' | 'duplicates' | 'import' | 'settings' | 'person';

export interface Route {
  screen: Screen;
  /** Whose page it is, on the screen `person`. */
  person: string | null;
  /** Which earlier import, on the screen `import`. */
  batch: string | null;
  /** Whose panel stands open beside the screen. */
  panel: string | null;
}

const screens: Screen[] = ['today', 'board', 'people', 'duplicates', 'import', 'settings', 'person'];

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [first = '', id, third] = path.split('/').map(decodeURIComponent);
  const screen = screens.find((s) => s === first) ?? 'today';
  if (screen === 'person' && !id) return { screen: 'people', person: null, batch: null, panel: null };
  const panel = screen === 'person' ? null : /(?:^|&)person=([^&]*)/.exec(query)?.[1];
  return {
    screen,
    person: screen === 'person' ? id! : null,
    batch: screen === 'import' && id === 'history' && third ? third : null,
    panel: panel ? decodeURIComponent(panel) : null,
  };
}

export function routeHash(route: Route): string {
  let path: string = route.screen;
  if (route.screen === 'person') path += `/${encodeURIComponent(route.person!)}`;
  else if (route.batch) path += `/history/${encodeURIComponent(route.batch)}`;
  return `#/${path}${route.panel ? `?person=${encodeURIComponent(route.panel)}` : ''}`;
}

class Router {
  current = $state.raw<Route>(parseRoute(location.hash));
  /** What had focus when the panel opened. */
  private from: Element | null = null;

  constructor() {
    addEventListener('hashchange', () => (this.current = parseRoute(location.hash)));
  }

  go(screen: Exclude<Screen, 'person'>): void {
    this.to({ screen, person: null, batch: null, panel: null });
  }

  /** The page of an earlier import. */
  openBatch(batch: string): void {
    this.to({ screen: 'import', person: null, batch, panel: null });
  }

  /** Opens the panel of a person beside the screen. */
  openPerson(person: string): void {
    if (!this.current.panel) this.from = document.activeElement;
    if (this.current.screen === 'person') this.to({ ...this.current, person });
    else this.to({ ...this.current, panel: person });
  }

  /** The panel grown into a page. */
  openPersonPage(person: string): void {
    this.to({ screen: 'person', person, batch: null, panel: null });
  }

  /** Closes the panel and gives focus back to where it was opened from. */
  async closePanel(): Promise<void> {
    const { from } = this;
    this.from = null;
    if (this.current.panel) this.to({ ...this.current, panel: null });
    await tick();
    if (from instanceof HTMLElement && from.isConnected) from.focus();
  }

  private to(route: Route): void {
    const hash = routeHash(route);
    if (hash === location.hash) return;
    // The panel comes and goes without steps in the history, so that “back” goes to the screen before.
    const here = route.screen === this.current.screen && route.batch === this.current.batch;
    if (here && route.screen !== 'person') history.replaceState(null, '', hash);
    else history.pushState(null, '', hash);
    this.current = route;
  }
}

export const router = new Router();
