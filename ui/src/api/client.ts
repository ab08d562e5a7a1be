/**
 * What every screen talks to: the views and verbs of the core, and its events.
 *
 * `client` is the window's own back end inside Tauri, and sample data in memory in a build made for a browser.
 * Every promise rejects with a {@link Failure}, whose message is a sentence for the owner.
 */
import { text } from '../shared/text';
import { told } from '../shared/told';
import type * as api from './bindings';
import { tauri } from './tauri';

export type * from './bindings';
// How a contact happened; the generated file leaves the short name to the framework's own channel.
export type { ContactChannel as Channel } from './bindings';

type Commands = typeof api.commands;

/** Hears how far something is. */
export type Hears = (step: api.Progress) => void;

/** What tells of its progress: a function here, a channel on the way to the shell. */
export interface LongVerbs {
  importPlan(token: number, progress: Hears): Promise<api.ImportPreview>;
  importAdjust(token: number, options: api.Options, progress: Hears): Promise<api.ImportPreview>;
  importCommit(token: number, progress: Hears): Promise<api.ImportReport>;
  duplicatesFind(progress: Hears): Promise<number>;
}

/** All that can be said about an import, nothing left out. */
export interface ImportOptions extends Required<api.Options> {
  reading: Required<api.Reading>;
  conventions: Required<api.Conventions>;
}

export interface Client extends Omit<Commands, keyof LongVerbs>, LongVerbs {
  /** The first people of Today, once, where they came with the page; whoever finds none asks for them. */
  firstPeople(): api.Today | null;
  /** Hears an event until the returned function is called. */
  listen<E extends keyof Events>(event: E, heard: (payload: Events[E]) => void): () => void;
}

export interface Events {
  /** Something was written, by this window or another program. */
  changes: api.Changes;
  /** The owner's calendar has turned. */
  'new-day': { today: string };
  /** The tray or a notification was clicked. */
  'open-today': null;
  /** The window is closed for the first time, and there is a tray. */
  'ask-close': null;
  /** An action was chosen in the menu bar. */
  'menu-chosen': { id: string };
  /** Files were dropped on the window. */
  'import-files': { paths: string[] };
  /** A file is held over the window. */
  'import-hover': { over: boolean };
  /** Said once: what is missing on this system. */
  notice: { lack: api.Lack };
}

export let client: Client;

/** Finds the back end; before this nothing may be asked. */
export async function connect(): Promise<void> {
  if ('__TAURI_INTERNALS__' in window) {
    client = tauri;
  } else if (__FAKE__) {
    const { fakeFromAddress } = await import('./fake/fake');
    client = fakeFromAddress(location.search);
  } else {
    throw failure('no_window', text.errors.noWindow);
  }
}

/** Talks to another back end: tests. */
export function connectTo(other: Client): void {
  client = other;
}

export function failure(code: string, message: string, details: string | null = null): api.Failure {
  return { code, message, details };
}

/** Whatever was thrown, as a failure that can be shown. A plain string is the framework refusing arguments. */
export function asFailure(thrown: unknown): api.Failure {
  if (thrown && typeof thrown === 'object' && 'code' in thrown && 'message' in thrown) {
    const { code, message } = thrown;
    const details = 'details' in thrown && typeof thrown.details === 'string' ? thrown.details : null;
    return failure(String(code), told(String(message)), details);
  }
  const details = thrown instanceof Error ? thrown.message : String(thrown);
  return failure('internal', text.errors.internal, details);
}
