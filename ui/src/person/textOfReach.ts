/** What accounts, their follower history and the fit checklist say. */
import type { Fit, FitCounts, Growth } from '../api/client';
import { exactCount, monthHeading, plural } from '../shared/format';
import { inLanguage } from '../shared/language';
import { de } from './textOfReach.de';

const inEnglish = {
  change: (what: string) => `Change ${what}`,
  followers: {
    title: (account: string) => `Followers of ${account}`,
    open: (account: string) => `Followers of ${account}: history`,
    /** “+12 % since May 2025”. */
    growth: ({ percent, since }: Growth) =>
      percent === 0
        ? `unchanged since ${monthHeading(since.slice(0, 7))}`
        : `${percent > 0 ? '+' : '−'}${exactCount(Math.abs(percent))} % since ${monthHeading(since.slice(0, 7))}`,
    now: (count: string, date: string) => `${count} on ${date}`,
    none: 'No count yet. Write down what their profile says, and the next one tells how they grow.',
    one: 'A second count, two weeks later or more, tells how they grow.',
    table: 'Every count',
    on: 'Day',
    count: 'Followers',
    source: 'From',
    byHand: 'written down',
    add: 'Write down a count',
    hint: 'For example 12400 or 12.4K',
    save: 'Write down',
    remove: (date: string) => `Remove the count of ${date}`,
    chart: (from: string, to: string) => `From ${from} to ${to}`,
  },
  fit: {
    title: 'Fit',
    /** “3 of 5 fit, 1 unknown”. */
    summary: ({ yes, no, unknown }: FitCounts) => {
      const all = yes + no + unknown;
      if (unknown === all) return 'Nothing answered yet';
      const said = `${exactCount(yes)} of ${exactCount(all)} fit`;
      return unknown > 0 ? `${said}, ${exactCount(unknown)} unknown` : said;
    },
    answers: { yes: 'Yes', no: 'No', unknown: 'Not known' } satisfies Record<Fit, string>,
    reason: (criterion: string) => `${criterion}: why`,
    addReason: 'Add a reason',
    none: 'There are no criteria yet. Settings is where you say what makes somebody fit your brand.',
  },
  criteria: {
    title: 'Fit checklist',
    says: 'What makes somebody fit your brand. Each is answered yes, no or not known on a person’s page.',
    name: (name: string) => `Criterion ${name}`,
    people: (n: number) => (n === 0 ? 'answered of nobody' : `answered of ${plural(n, 'person', 'people')}`),
    up: (name: string) => `Move ${name} up`,
    down: (name: string) => `Move ${name} down`,
    remove: (name: string) => `Remove ${name}`,
    add: 'Add a criterion',
    save: 'Add',
    none: 'No criterion. Add what you look for first.',
  },
};

export const en = inEnglish;
export const reach = inLanguage({ en, de });
