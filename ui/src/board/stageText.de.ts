/** What the sheet of a stage says, in German. */
import { plural } from '../shared/format';
import type { en } from './stageText';

export const de: typeof en = {
  dries: 'Austrocknen',
  driesSays: 'Eine Karte wird markiert, sobald so viele Tage ohne Kontakt und ohne Wechsel vergangen sind.',
  parts: 'Abschnitte',
  partsSay: 'Sie teilen die Spalte: zum Beispiel „Erste Nachricht“, „Hat geantwortet“, „Honorar besprechen“.',
  add: 'Noch einer',
  addHint: 'Wie du ihn nennst',
  addIt: 'Hinzufügen',
  nameOf: (name: string) => `Name von „${name}“`,
  people: (n: number) => plural(n, 'Person', 'Personen'),
  up: (name: string) => `„${name}“ nach oben`,
  down: (name: string) => `„${name}“ nach unten`,
  placed: (name: string, at: number, of: number) => `${name}, ${at} von ${of}`,
  remove: (name: string) => `„${name}“ entfernen`,
  whereTo: (name: string, people: number) => `${name}: wohin mit ${plural(people, 'Person', 'Personen')}?`,
  stayInStage: 'In der Phase lassen, in keinem Abschnitt',
  moveTo: (name: string) => `Nach „${name}“`,
  done: 'Fertig',
};
