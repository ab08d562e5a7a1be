/** What the list of templates and its editor say, in German. */
import { exactCount } from '../shared/format';
import type { en } from './templatesText';

export const de: typeof en = {
  title: 'Vorlagen',
  says: 'Was du vielen schreibst, jeder Person als Eigenes gesagt. Beim Schreiben stehen die Vorlagen für ihre Phase und ihren Kanal zuerst.',
  brand: 'Deine Marke',
  myName: 'Dein Name',
  any: 'Für alle',
  empty: 'Noch keine Vorlagen. Unsere sind ein Anfang; lass sie nach dir klingen.',
  add: 'Neue Vorlage',
  edit: 'Vorlage ändern',
  starters: (n: number) =>
    n === 1 ? 'Unsere Startvorlage hinzufügen' : `Unsere ${exactCount(n)} Startvorlagen hinzufügen`,
  up: (name: string) => `„${name}“ nach oben`,
  down: (name: string) => `„${name}“ nach unten`,
  remove: (name: string) => `„${name}“ löschen`,
  name: 'Name',
  stage: 'Phase',
  anyStage: 'Jede Phase',
  channel: 'Wie',
  anyChannel: 'Beliebig',
  step: 'Vorgeschlagen',
  noStep: 'Nur nach Phase',
  body: 'Text',
  fields: 'Feld einsetzen',
  hint: 'Für ein leeres Feld: {{ first_name | default("du") }}. Nur wo es bekannt ist: {% if location %} … {% endif %}.',
  nobody: 'Füge jemanden hinzu, um zu sehen, wie es sich liest',
  other: 'Für jemand anderen',
  pick: 'So lesen wie',
  save: 'Speichern',
};
