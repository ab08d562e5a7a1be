/**
 * The language that the window speaks. What a screen says stands in its `text.ts`, in English, which gives the type;
 * beside it lies the same in every other language (`text.de.ts`), so that the compiler misses what was forgotten.
 */
export const languages = ['en', 'de'] as const;

export type Language = (typeof languages)[number];
export type ChosenLanguage = 'system' | Language;

const KEY = 'perennial.language';

/** What was chosen in the settings. */
export function chosenLanguage(): ChosenLanguage {
  const kept = localStorage.getItem(KEY);
  return languages.find((one) => one === kept) ?? 'system';
}

/** Speaks it from the next load on, and the window is loaded anew at once: its address tells where it was. */
export function chooseLanguage(chosen: ChosenLanguage): void {
  localStorage.setItem(KEY, chosen);
  location.reload();
}

/** What the system speaks. WebKitGTK hands on `C` where LANG says so. */
export function systemLocale(): string {
  try {
    return Intl.getCanonicalLocales(navigator.language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** The chosen language, else the system's where it is one of ours, else English. */
export function languageOf(chosen: ChosenLanguage, system: string): Language {
  if (chosen !== 'system') return chosen;
  return languages.find((one) => one === new Intl.Locale(system).language) ?? 'en';
}

/** The same until the window is loaded anew, so that texts may stand in constants. */
export const language: Language = languageOf(chosenLanguage(), systemLocale());

/** As its own speakers call it. */
export function nameOf(one: Language): string {
  const name = new Intl.DisplayNames(one, { type: 'language' }).of(one) ?? one;
  return name.charAt(0).toLocaleUpperCase(one) + name.slice(1);
}

/** Of texts in each language the ones that are spoken. */
export function inLanguage<Text>(said: Record<Language, Text>): Text {
  return said[language];
}

/** How dates and numbers are written: as the language has it where the owner lives. */
export function localeOf(spoken: Language, system: string): string {
  const { language: own, region } = new Intl.Locale(system);
  if (own === spoken) return system;
  return region ? `${spoken}-${region}` : spoken;
}

/** That of this window. */
export const locale = localeOf(language, systemLocale());
