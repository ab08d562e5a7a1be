/**
 * What has the focus may go away under it: a line that is deleted, a sheet that closes, a button that has no use any
 * more. The focus then goes to what stands in its place, else near it, and never falls to the page, from where a
 * keyboard would have to begin anew.
 */
const STOPS = 'button, a[href], input, textarea, select, summary, [tabindex]';
/** Whoever gives the focus back by themselves has done so by then: a sheet, a list that knows its rows. */
const GRACE_MS = 60;

interface Step {
  node: Element;
  /** Its place among its parent's children. */
  at: number;
}

/** Watches over the focus until the returned function is called. */
export function holdFocus(): () => void {
  /** What has the focus, and all that it stands in. */
  let path: Step[] = [];
  /** The same of what had it last in the window itself, beneath sheets and menus. */
  let home: Step[] = [];
  let lost = false;
  /** A hand holds something by the pointer, and may scroll with it: the focus waits until it lets go. */
  let holding = false;

  function came({ target }: FocusEvent) {
    if (!(target instanceof Element)) return;
    lost = false;
    path = pathOf(target);
    if (target.closest('#app')) home = path;
  }

  function changed(records: readonly MutationRecord[]) {
    const node = path[0]?.node;
    if (!node || held()) return;
    // What is moved to another place loses the focus on the way.
    const moved = records.some(({ removedNodes }) => [...removedNodes].some((gone) => gone.contains(node)));
    if (!moved && takes(node)) return;
    lost = true;
    setTimeout(hold, GRACE_MS);
  }

  function took() {
    holding = true;
  }

  function letGo() {
    holding = false;
    if (lost) setTimeout(hold, GRACE_MS);
  }

  function hold() {
    if (holding || held()) return;
    lost = false;
    const stop = near(path) ?? near(home) ?? firstStop(document.querySelector('main'), null);
    stop?.focus();
  }

  const watch = new MutationObserver(changed);
  watch.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden'],
  });
  const ears: [keyof DocumentEventMap, (event: never) => void][] = [
    ['focusin', came],
    ['pointerdown', took],
    ['pointerup', letGo],
    ['pointercancel', letGo],
  ];
  for (const [event, ear] of ears) document.addEventListener(event, ear as EventListener);
  return () => {
    watch.disconnect();
    for (const [event, ear] of ears) document.removeEventListener(event, ear as EventListener);
  };
}

function held(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body;
}

function pathOf(node: Element): Step[] {
  const path: Step[] = [];
  for (let one: Element | null = node; one; one = one.parentElement) {
    path.push({ node: one, at: one.parentElement ? [...one.parentElement.children].indexOf(one) : 0 });
  }
  return path;
}

/** What stands where the end of the path was: itself, what took its place, what stands before it, or around it. */
function near(path: readonly Step[]): HTMLElement | null {
  const [lost] = path;
  if (!lost) return null;
  if (takes(lost.node)) return lost.node as HTMLElement;
  const name = lost.node.getAttribute('data-testid');
  for (const [up, { node }] of path.entries()) {
    if (up === 0 || !node.isConnected) continue;
    if (node === document.body || node.id === 'app') return null;
    const { at } = path[up - 1]!;
    for (const place of [node.children[at], node.children[at - 1], node]) {
      const stop = firstStop(place ?? null, name);
      if (stop) return stop;
    }
  }
  return null;
}

/** The stop of the same name, else the first. */
function firstStop(place: Element | null, name: string | null): HTMLElement | null {
  if (!place) return null;
  const stops = [place, ...place.querySelectorAll(STOPS)].filter(
    (one) => one.matches(STOPS) && takes(one) && (one as HTMLElement).tabIndex >= 0,
  );
  const same = name && stops.find((stop) => stop.getAttribute('data-testid') === name);
  return ((same || stops[0]) ?? null) as HTMLElement | null;
}

function takes(node: Element): boolean {
  return node.isConnected && !node.matches(':disabled') && node.getClientRects().length > 0;
}
