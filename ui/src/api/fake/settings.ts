/** The settings. */
import { failure, type CadenceChange, type Client, type Settings } from '../client';
import { due, type FakePerson } from './people';
import { those } from './several';
import { stageName, type World } from './world';

/** The settings with another cadence; a person's own stands with the person. */
function changed(settings: Settings, change: CadenceChange): Settings {
  switch (change.of) {
    case 'default':
      return { ...settings, default_cadence_days: change.days };
    case 'stage': {
      const { stage, cadence } = change;
      return {
        ...settings,
        stages: settings.stages.map((s) => (s.stage === stage ? { ...s, cadence } : s)),
      };
    }
    case 'tag': {
      const others = settings.tags.filter((tag) => tag.name !== change.tag);
      const { tag: name, days } = change;
      const tags = days === null ? others : [...others, { name, days, people: 0 }];
      return { ...settings, tags: tags.sort((a, b) => a.name.localeCompare(b.name)) };
    }
    case 'person':
      return settings;
  }
}

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
      const people = (name: string) => world.everyone().filter((p) => p.tags.includes(name)).length;
      const tags = settings().tags.map((tag) => ({ ...tag, people: people(tag.name) }));
      return { ...settings(), tags, resting_until: resting(), ...here };
    },
    async previewCadence(change) {
      const now = settings();
      const isDue = (p: FakePerson, by: Settings) => (due(p, by, today)?.days_overdue ?? -1) >= 0;
      const then = changed(now, change);
      const own = (p: FakePerson) =>
        change.of === 'person' && change.person === p.id
          ? { ...p, details: { ...p.details, cadence_days: change.days === null ? '' : String(change.days) } }
          : p;
      const all = world.everyone().map((p) => [isDue(p, now), isDue(own(p), then)]);
      return {
        more: all.filter(([is, would]) => would && !is).length,
        fewer: all.filter(([is, would]) => is && !would).length,
      };
    },
    async setTagCadence(tag, days) {
      const label = days
        ? `“${tag}” keeps in touch every ${days} days`
        : `“${tag}” keeps no cadence of its own`;
      return write(label, ['tag'], (row) => row('settings', changed(settings(), { of: 'tag', tag, days })));
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
    async exportPeople(format, whom) {
      const chosen = whom ? those(world, whom).filter((p) => !p.do_not_contact) : world.living();
      const people = chosen.length;
      const path = `/Users/ana/Perennial ${world.today}.${format}`;
      return {
        path,
        exported: {
          format,
          people,
          left_out: (whom ? those(world, whom) : world.everyone()).length - people,
          shortened: 0,
        },
      };
    },
    async setOnClose(onClose) {
      here.on_close = onClose;
      return null;
    },
    async answerClose(onClose) {
      if (onClose) here.on_close = onClose;
      return null;
    },
    async speak() {
      return null;
    },
    async setAtLogin(starts) {
      here.at_login = starts;
      return null;
    },
  } satisfies Partial<Client>;
}
