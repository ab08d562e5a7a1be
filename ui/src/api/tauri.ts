/** The back end of the window: commands and events of the Rust shell. */
import { Channel } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { commands, type Progress } from './bindings';
import type { Client, Hears } from './client';

export const tauri: Client = {
  ...commands,
  importPlan: (token, progress) => commands.importPlan(token, channel(progress)),
  importAdjust: (token, options, progress) => commands.importAdjust(token, options, channel(progress)),
  importCommit: (token, progress) => commands.importCommit(token, channel(progress)),
  duplicatesFind: (progress) => commands.duplicatesFind(channel(progress)),
  listen(event, heard) {
    const stop = listen(event, ({ payload }) => heard(payload as Parameters<typeof heard>[0]));
    return () => void stop.then((done) => done());
  },
};

function channel(progress: Hears): Channel<Progress> {
  const made = new Channel<Progress>();
  made.onmessage = progress;
  return made;
}
