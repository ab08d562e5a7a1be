/**
 * Sentences that come from the core: what was done, why somebody is due, what was refused. The core tells them in
 * English, and the history keeps them so, since the command line shows them too. In another language the window
 * knows each by its shape and says it again; one that it does not know stays as it was told.
 */
import { language } from './language';

let again: (sentence: string) => string | null = () => null;

/** Fetches what the window's language needs to say them; before this they stand as they were told. */
export async function learn(): Promise<void> {
  if (language === 'de') again = (await import('./told.de')).inGerman;
}

/** A sentence of the core in the language of the window. */
export function told(sentence: string): string {
  return again(sentence) ?? sentence;
}
