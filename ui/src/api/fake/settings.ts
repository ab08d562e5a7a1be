/** The settings. */
import { failure, type Client, type Settings } from '../client';
import { stageName, type World } from './world';

export function settingsVerbs(world: World) {
  const { settings, write, today } = world;
  const resting = () => {
    const until = settings().resting_until;
    return until && until > today ? until : null;
  };
  // What belongs to the computer: no change of the data tells of it, and no undo takes it back.
  const here: Pick<Settings, 'on_close' | 'at_login'> = { on_close: 'ask', at_login: false };
  return {
    async settings() {
      return { ...settings(), resting_until: resting(), ...here };
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
    async setDigestHours(hours) {
      if (hours.from >= hours.until) throw failure('invalid', 'Reminder: it must end later than it begins.');
      const label = `The daily reminder comes from ${hours.from}:00 to ${hours.until}:00`;
      return write(label, ['setting'], (row) => row('settings', { ...settings(), digest_hours: hours }));
    },
    async restUntil(until) {
      if (until !== null && until <= today)
        throw failure('invalid', `Rest: ${until} is not after today; choose a later date`);
      const label = until ? `Nobody is nudged before ${until}` : 'The rest is over';
      return write(label, ['setting'], (row) => row('settings', { ...settings(), resting_until: until }));
    },
    async exportPeople(format) {
      const people = world.living().length;
      const path = `/Users/ana/Perennial ${world.today}.${format}`;
      return { path, exported: { format, people, left_out: world.everyone().length - people } };
    },
    async setOnClose(onClose) {
      here.on_close = onClose;
      return null;
    },
    async answerClose(onClose) {
      if (onClose) here.on_close = onClose;
      return null;
    },
    async setAtLogin(starts) {
      here.at_login = starts;
      return null;
    },
  } satisfies Partial<Client>;
}
