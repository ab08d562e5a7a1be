/** The settings. */
import { failure, type Client } from '../client';
import { stageName, type World } from './world';

export function settingsVerbs(world: World) {
  const { settings, write } = world;
  return {
    async settings() {
      return settings();
    },
    async setDefaultCadence(days) {
      if (!(days >= 1 && days <= 3650)) throw failure('refused', 'A cadence is between 1 and 3,650 days.');
      const label = `Set the default cadence to ${days} days`;
      return write(label, ['setting'], (row) =>
        row('settings', { ...settings(), default_cadence_days: days }),
      );
    },
    async setStageCadence(stage, cadence) {
      const changed = settings().stages.map((s) => (s.stage === stage ? { stage, cadence } : s));
      const label = `Changed the cadence of ${stageName(stage)}`;
      return write(label, ['setting'], (row) => row('settings', { ...settings(), stages: changed }));
    },
  } satisfies Partial<Client>;
}
