/** What accounts, their follower history and the fit checklist say, in German. */
import type { Fit, FitCounts, Growth } from '../api/client';
import { exactCount, monthHeading, plural } from '../shared/format';
import type { en } from './textOfReach';

export const de: typeof en = {
  change: (what: string) => `${what} ändern`,
  followers: {
    title: (account: string) => `Follower von ${account}`,
    open: (account: string) => `Follower von ${account}: Verlauf`,
    growth: ({ percent, since }: Growth) =>
      percent === 0
        ? `unverändert seit ${monthHeading(since.slice(0, 7))}`
        : `${percent > 0 ? '+' : '−'}${exactCount(Math.abs(percent))} % seit ${monthHeading(since.slice(0, 7))}`,
    now: (count: string, date: string) => `${count} am ${date}`,
    none: 'Noch keine Zahl. Schreib auf, was im Profil steht; die nächste zeigt, wie es wächst.',
    one: 'Eine zweite Zahl, mindestens zwei Wochen später, zeigt, wie es wächst.',
    table: 'Alle Zahlen',
    on: 'Tag',
    count: 'Follower',
    source: 'Aus',
    byHand: 'aufgeschrieben',
    add: 'Zahl aufschreiben',
    hint: 'Zum Beispiel 12400 oder 12,4K',
    save: 'Aufschreiben',
    remove: (date: string) => `Zahl vom ${date} entfernen`,
    chart: (from: string, to: string) => `Von ${from} bis ${to}`,
  },
  fit: {
    title: 'Passung',
    summary: ({ yes, no, unknown }: FitCounts) => {
      const all = yes + no + unknown;
      if (unknown === all) return 'Noch nichts beantwortet';
      const said = `${exactCount(yes)} von ${exactCount(all)} passen`;
      return unknown > 0 ? `${said}, ${exactCount(unknown)} unbekannt` : said;
    },
    answers: { yes: 'Ja', no: 'Nein', unknown: 'Unbekannt' } satisfies Record<Fit, string>,
    reason: (criterion: string) => `${criterion}: warum`,
    addReason: 'Grund hinzufügen',
    none: 'Noch keine Kriterien. In den Einstellungen sagst du, was zu deiner Marke passt.',
  },
  criteria: {
    title: 'Passt es?',
    says: 'Was jemanden zu deiner Marke passen lässt. Beantwortet wird es auf der Seite einer Person: ja, nein oder unbekannt.',
    name: (name: string) => `Kriterium ${name}`,
    people: (n: number) =>
      n === 0 ? 'bei niemandem beantwortet' : `bei ${plural(n, 'Person', 'Personen')} beantwortet`,
    up: (name: string) => `${name} nach oben`,
    down: (name: string) => `${name} nach unten`,
    remove: (name: string) => `${name} entfernen`,
    add: 'Kriterium hinzufügen',
    save: 'Hinzufügen',
    none: 'Kein Kriterium. Füge hinzu, worauf du zuerst achtest.',
  },
};
