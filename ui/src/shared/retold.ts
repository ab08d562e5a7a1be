/** Says sentences again in another language: each is known by its shape, whatever stands in its places. */
/** A shape in English with the places where something stands, and how it is said with what stands there. */
export type Rule = readonly [shape: string, says: string];
/** What can stand at a place of this kind, and how it is said. */
export type Kinds = Record<string, { like: string; says: (found: string) => string }>;

const PLACE = /\{(\w+)\}/g;

/** Makes of rules a function that says a sentence again; the first rule that fits does, and `null` says that none did. */
export function retold(rules: readonly Rule[], kinds: Kinds): (sentence: string) => string | null {
  let made: { fits: RegExp; places: string[]; says: string }[] | null = null;
  const kindOf = (place: string) => kinds[place.replace(/\d$/, '')];
  return (sentence) => {
    made ??= rules.map(([shape, says]) => ({
      fits: new RegExp(`^${shape.split(PLACE).map(part).join('')}$`, 'su'),
      places: [...shape.matchAll(PLACE)].map(([, place]) => place!),
      says,
    }));
    for (const { fits, places, says } of made) {
      const found = fits.exec(sentence);
      if (!found) continue;
      return says.replaceAll(PLACE, (_, place: string) => {
        const stands = found[places.indexOf(place) + 1] ?? '';
        return kindOf(place)?.says(stands) ?? stands;
      });
    }
    return null;
  };

  function part(text: string, at: number): string {
    if (at % 2 === 0) return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    return `(${kindOf(text)?.like ?? '.+?'})`;
  }
}
