/** What the board says, in German. */
import { exactCount, plural } from '../shared/format';
import type { en } from './text';

export const de: typeof en = {
  says: (total: number) =>
    `${plural(total, 'Person', 'Personen')} auf dem Weg von der Entdeckung zur Fürsprache`,
  matching: (n: number) => `${plural(n, 'Person passt', 'Personen passen')}`,
  noMatch: {
    title: 'Niemand passt',
    says: 'Niemand auf dem Board entspricht den Filtern. Nimm einen davon weg, oder alle.',
    clear: 'Alle zeigen',
  },
  due: (n: number) => `${exactCount(n)} fällig`,
  label: 'Board',
  column: (name: string, count: number, due: number) =>
    `${name}, ${plural(count, 'Person', 'Personen')}, ${exactCount(due)} fällig`,
  empty: 'Niemand hier. Zieh eine Karte herein, oder nutze „Verschieben nach“ auf einer.',
  help: 'Enter öffnet. Die Leertaste nimmt die Karte auf, dann bewegen sie die Pfeiltasten. X wählt aus, M wählt eine Phase, C faltet die Spalte.',
  lifted: (name: string, where: string) =>
    `${name} aufgenommen. ${where}. Pfeiltasten bewegen, Leertaste legt ab, Escape legt zurück.`,
  where: (stage: string, position: number, count: number) => `${stage}, ${position} von ${count}`,
  between: (above: string | undefined, below: string | undefined) =>
    above ? ` nach ${above}` : below ? ` vor ${below}` : '',
  dropped: (name: string, where: string) => `${name} abgelegt. ${where}.`,
  withOthers: (name: string, others: number) => `${name} und ${plural(others, 'weitere Person', 'weitere')}`,
  inPart: (stage: string, part: string) => `${stage}, ${part}`,
  noPart: 'in keinem Abschnitt',
  noPartHead: 'In keinem Abschnitt',
  people: (n: number) => plural(n, 'Person', 'Personen'),
  sorted: 'Die Karten sind sortiert: Ein Platz innerhalb der Spalte bedeutet nichts.',
  byHand: 'Von Hand ordnen',
  density: 'Dichte Karten',
  fold: 'Zum Streifen falten',
  unfold: (name: string, count: number, due: number) =>
    `${name} öffnen, ${plural(count, 'Person', 'Personen')}, ${exactCount(due)} fällig`,
  folded: (name: string) => `${name} ist gefaltet.`,
  unfolded: (name: string) => `${name} ist offen.`,
  menu: (name: string) => `Mehr für ${name}`,
  setUp: 'Abschnitte und Austrocknen …',
  cancelled: (name: string) => `${name} liegt wieder am alten Platz.`,
  loading: 'Wird geladen …',
  driesUp: 'trocknet aus',
  quiet: (days: number) => `${plural(days, 'Tag', 'Tage')} ohne Kontakt und ohne Wechsel`,
  steps: {
    scheduled: 'Geplant',
    reconnect: 'Melden',
    never_contacted: 'Erster Gruß',
    reply_owed: 'Antworten',
    follow_up: 'Nachfassen',
    second_follow_up: 'Nochmals nachfassen',
    last_note: 'Letzte Zeilen',
    move_on: 'Weiterziehen',
    birthday: 'Geburtstag',
    anniversary: 'Jahrestag',
    thank: 'Danken',
  },
  stepNow: (step: string) => `${step}: jetzt`,
  stepOn: (step: string, date: string) => `${step}: ${date}`,
  noStep: 'Kein nächster Schritt',
};
