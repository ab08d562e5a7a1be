/** What the sheet of a stage says. */
import { plural } from '../shared/format';
import { inLanguage } from '../shared/language';
import { de } from './stageText.de';

export const en = {
  dries: 'Drying up',
  driesSays: 'A card is marked once so many days have gone by without a contact or a move.',
  parts: 'Sub-stages',
  partsSay: 'They part the column: for example “First note sent”, “Answered”, “Talking money”.',
  add: 'One more',
  addHint: 'What you call it',
  addIt: 'Add',
  nameOf: (name: string) => `Name of “${name}”`,
  people: (n: number) => plural(n, 'person', 'people'),
  up: (name: string) => `Move “${name}” up`,
  down: (name: string) => `Move “${name}” down`,
  placed: (name: string, at: number, of: number) => `${name}, ${at} of ${of}`,
  remove: (name: string) => `Remove “${name}”`,
  whereTo: (name: string, people: number) => `${name}: where to with ${plural(people, 'person', 'people')}?`,
  stayInStage: 'Stay in the stage, in no sub-stage',
  moveTo: (name: string) => `To “${name}”`,
  done: 'Done',
};

export const stageSheet = inLanguage({ en, de });
