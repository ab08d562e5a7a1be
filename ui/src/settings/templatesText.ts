/** What the list of templates and its editor say. */
import { inLanguage } from '../shared/language';
import { de } from './templatesText.de';

export const en = {
  title: 'Templates',
  says: 'What you write to many, said to each as their own. The composer shows those for somebody’s stage and channel first.',
  brand: 'Your brand',
  myName: 'Your name',
  any: 'For anybody',
  empty: 'No templates yet. Ours are a start; make them sound like you.',
  add: 'New template',
  edit: 'Change the template',
  starters: (n: number) => (n === 1 ? 'Add our starting template' : `Add our ${n} starting templates`),
  up: (name: string) => `Move “${name}” up`,
  down: (name: string) => `Move “${name}” down`,
  remove: (name: string) => `Delete “${name}”`,
  name: 'Name',
  stage: 'Stage',
  anyStage: 'Any stage',
  channel: 'How',
  anyChannel: 'Any',
  step: 'Suggested',
  noStep: 'By stage alone',
  body: 'Text',
  fields: 'Put in a field',
  hint: 'For a blank: {{ first_name | default("there") }}. Only where it is known: {% if location %} … {% endif %}.',
  nobody: 'Add somebody to see how it reads',
  other: 'For somebody else',
  pick: 'Read it as',
  save: 'Save',
};

export const templates = inLanguage({ en, de });
