/** Says sentences again in another language: each is known by its shape, whatever stands in its places. */
/** A shape in English with the places where something stands, and how it is said with what stands there. */
export type Rule = readonly [shape: string, says: string];
/** What can stand at a place of this kind, and how it is said; `null`: what stands there is none, and no rule fits. */
export type Kinds = Record<string, { like: string; says: (found: string) => string | null }>;

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
      const stands = places.map((place, at) => {
        const kind = kindOf(place);
        return kind ? kind.says(found[at + 1] ?? '') : (found[at + 1] ?? '');
      });
      if (stands.includes(null)) continue;
      return says.replaceAll(PLACE, (_, place: string) => stands[places.indexOf(place)] ?? '');
    }
    return null;
  };

  function part(text: string, at: number): string {
    if (at % 2 === 0)
      return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/['’]/g, "['’]");
    return `(${kindOf(text)?.like ?? '.+?'})`;
  }
}
