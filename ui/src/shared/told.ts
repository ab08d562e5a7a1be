/**
 * Sentences that come from the core: what was done, why somebody is due, what was refused. The core tells them in
 * English, and the history keeps them so, since the command line shows them too. In another language the window
 * knows each by its shape and says it again; one that it does not know stays as it was told.
 */
import { language } from './language';
import { inGerman } from './told.de';

/** A sentence of the core in the language of the window. */
export function told(sentence: string): string {
  return language === 'en' ? sentence : (inGerman(sentence) ?? sentence);
}
