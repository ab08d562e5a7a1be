/** What the Duplicates screen says. */
import type { Likelihood } from '../api/client';
import { exactCount, plural } from '../shared/format';
import { inLanguage } from '../shared/language';
import { de } from './text.de';

export const en = {
  back: 'People',
  says: 'People who may be one. Nothing is merged before you say so, and every merge can be undone.',
  count: (n: number) => plural(n, 'pair looks alike', 'pairs look alike'),
  searching: 'Looking for people who may be one…',
  progress: (done: string, total: string) => `${done} of ${total} looked at`,
  stop: 'Stop',
  stopped: { title: 'You stopped the search', says: 'Nothing was changed.', again: 'Search again' },
  none: {
    title: 'No two people look alike',
    says: 'Perennial compared names, handles, e-mail addresses, phones and birthdays. It looks again whenever you come here.',
    people: 'See everybody',
  },
  again: 'Search again',
  list: 'Pairs who may be one',
  likelihood: {
    certain: 'Almost certain',
    likely: 'Likely',
    possible: 'Possible',
  } satisfies Record<Likelihood, string>,
  and: 'and',
  keys: { open: 'compare', merge: 'merge', apart: 'not the same' },
  compare: {
    label: (left: string, right: string) => `${left} and ${right} side by side`,
    back: 'All pairs',
    keeps: 'Stays',
    goes: 'Becomes part of it',
    swap: 'Keep the other one',
    evidence: 'Why they may be one',
    merge: 'Merge them',
    apart: 'Not the same person',
    next: 'Next pair',
    previous: 'Pair before',
    place: (at: number, all: number) => `${exactCount(at)} of ${exactCount(all)}`,
    because: (why: string) => `suggested: ${why}`,
    settled: (why: string) => why,
    both: 'Keep both',
    blank: 'nothing',
    together: 'both are kept',
    more: (n: number) => `Show ${plural(n, 'more', 'more')}`,
    choose: (field: string) => `${field}: which stays?`,
  },
};

export const twins = inLanguage({ en, de });
