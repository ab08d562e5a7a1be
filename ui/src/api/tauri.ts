/** The back end of the window: commands and events of the Rust shell. */
import { Channel } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { commands, type ImportProgress } from './bindings';
import type { Client } from './client';

export const tauri: Client = {
  ...commands,
  importCommit(token, progress) {
    const channel = new Channel<ImportProgress>();
    channel.onmessage = progress;
    return commands.importCommit(token, channel);
  },
  listen(event, heard) {
    const stop = listen(event, ({ payload }) => heard(payload as Parameters<typeof heard>[0]));
    return () => void stop.then((done) => done());
  },
};
