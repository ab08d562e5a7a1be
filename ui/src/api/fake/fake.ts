/**
 * The back end in memory, with the same verbs, refusals, changes and undo as the real one. Each screen's verbs stand
 * in a file of their own.
 *
 * Flags in the address: `people=1000`, `empty`, `twins` (people who look alike), `unfinished` (imports put aside),
 * `latency=80` (milliseconds), `today=2026-03-14`, `fail=board,movePerson:1` (verbs that fail, always or the first n
 * times), `problem` (the file cannot be opened).
 */
import { localToday } from '../../shared/days';
import { failure, type Bar, type Client } from '../client';
import { boardVerbs } from './board';
import { duplicateVerbs } from './duplicates';
import { fieldVerbs } from './fields';
import { fitVerbs } from './fit';
import { followerVerbs } from './followers';
import { frameVerbs } from './frame';
import { importVerbs } from './import/verbs';
import { listVerbs } from './list';
import { personVerbs } from './person';
import { settingsVerbs } from './settings';
import { severalVerbs } from './several';
import { seedTwins } from './twins';
import { valuingVerbs } from './valuing';
import { wordVerbs } from './words';
import { makeWorld, wait } from './world';

export interface FakeOptions {
  people?: number;
  latency?: number;
  today?: string;
  fail?: string;
  problem?: boolean;
  twins?: boolean;
  unfinished?: boolean;
}

export function fakeFromAddress(search: string): Client {
  const flags = new URLSearchParams(search);
  return fake({
    people: flags.has('empty') ? 0 : Number(flags.get('people') ?? 300),
    latency: Number(flags.get('latency') ?? 20),
    today: flags.get('today') ?? undefined,
    fail: flags.get('fail') ?? undefined,
    problem: flags.has('problem'),
    twins: flags.has('twins'),
    unfinished: flags.has('unfinished'),
  });
}

export function fake(options: FakeOptions = {}): Client {
  const today = options.today ?? localToday();
  const world = makeWorld(options.people ?? 300, today, options.latency ?? 0);
  if (options.twins) seedTwins(world);
  const failing = new Map((options.fail ?? '').split(',').filter(Boolean).map(countOf));
  const opened: string[] = [];
  const bars: Bar[] = [];
  const verbs: Client = {
    ...frameVerbs(world, options.problem ?? false, opened, bars),
    ...boardVerbs(world),
    ...listVerbs(world),
    ...personVerbs(world),
    ...fitVerbs(world),
    ...fieldVerbs(world),
    ...followerVerbs(world),
    ...valuingVerbs(world),
    ...severalVerbs(world),
    ...settingsVerbs(world),
    ...wordVerbs(world),
    ...importVerbs(world, options.unfinished ?? false),
    ...duplicateVerbs(world),
    // In a browser nothing comes with the page.
    firstPeople: () => null,
    listen: world.listen,
  };

  // A test or a curious developer can send what only the shell would send.
  Object.assign(globalThis, {
    perennialFake: {
      hear: world.hear,
      today,
      opened,
      bars,
      fail: (verb: string, times: number) => failing.set(verb, times),
      slow: (ms: number) => (world.latency = ms),
    },
  });
  return slow(verbs);

  /** The same verbs, each answering after the latency, or failing as the address asked. */
  function slow(quick: Client): Client {
    const made: Record<string, unknown> = {};
    for (const [name, verb] of Object.entries(quick)) {
      if (name === 'listen' || name === 'firstPeople') {
        made[name] = verb;
        continue;
      }
      made[name] = async (...given: unknown[]) => {
        await wait(world.latency);
        const left = failing.get(name) ?? 0;
        if (left > 0) {
          failing.set(name, left - 1);
          throw failure('disk', 'The data file could not be read: the disk did not answer.', `fail=${name}`);
        }
        return (verb as (...args: unknown[]) => Promise<unknown>)(...given);
      };
    }
    return made as unknown as Client;
  }
}

function countOf(text: string): [string, number] {
  const [name = '', times] = text.split(':');
  return [name, times === undefined ? Infinity : Number(times)];
}
