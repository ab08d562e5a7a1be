/** The back end of the window: commands and events of the Rust shell. */
import { Channel } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { commands, type Progress, type Today } from './bindings';
import type { Client, Events, Hears } from './client';

declare global {
  interface Window {
    /** Set by the shell (start.rs) as the page is loaded. */
    firstPeople?: Today;
  }
}

type Hearer = { heard: (payload: unknown) => void };
/** Who hears each event. The shell is asked for it once, however many come and go. */
const hearers = new Map<keyof Events, Set<Hearer>>();

export const tauri: Client = {
  ...commands,
  importPlan: (token, progress) => commands.importPlan(token, channel(progress)),
  importAdjust: (token, options, progress) => commands.importAdjust(token, options, channel(progress)),
  importCommit: (token, progress) => commands.importCommit(token, channel(progress)),
  duplicatesFind: (progress) => commands.duplicatesFind(channel(progress)),
  firstPeople() {
    const handed = window.firstPeople ?? null;
    delete window.firstPeople;
    return handed;
  },
  listen(event, heard) {
    const all = hearers.get(event) ?? follow(event);
    const one = { heard: (payload: unknown) => heard(payload as Parameters<typeof heard>[0]) };
    all.add(one);
    return () => void all.delete(one);
  },
};

function follow(event: keyof Events): Set<Hearer> {
  const all = new Set<Hearer>();
  hearers.set(event, all);
  void listen(event, ({ payload }) => {
    for (const { heard } of [...all]) {
      try {
        heard(payload);
      } catch (thrown) {
        // The others hear it all the same.
        reportError(thrown);
      }
    }
  });
  return all;
}

function channel(progress: Hears): Channel<Progress> {
  const made = new Channel<Progress>();
  made.onmessage = progress;
  return made;
}
