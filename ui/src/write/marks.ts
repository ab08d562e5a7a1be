/** A text in pieces: which are plain, which are missing, which have a note in the margin. Pure. */
import type { Finding, Missing, Place } from '../api/client';

export interface Piece {
  text: string;
  mark: 'missing' | 'noted' | null;
}

/** The pieces of a text in their order; what is missing goes before a note about the same place. */
export function pieces(text: string, missing: Missing[], findings: Finding[]): Piece[] {
  // What is about the whole text would underline all of it.
  const noted = findings.map((f) => f.place).filter((p) => p.end - p.start < text.length);
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...missing.map((m) => m.place), ...noted]) {
    if (start < end && end <= text.length) cuts.add(start).add(end);
  }
  const at = [...cuts].sort((a, b) => a - b);
  const within = (places: Place[], from: number) => places.some((p) => p.start <= from && from < p.end);
  const found: Piece[] = [];
  at.slice(0, -1).forEach((from, i) => {
    const mark = within(
      missing.map((m) => m.place),
      from,
    )
      ? 'missing'
      : within(noted, from)
        ? 'noted'
        : null;
    const text_ = text.slice(from, at[i + 1]);
    const last = found.at(-1);
    if (last && last.mark === mark && mark !== 'missing') last.text += text_;
    else found.push({ text: text_, mark });
  });
  return found;
}

/** Where a place of the filled text stands in the text that is being edited, if it can be told. */
export function inSource(source: string, filled: string, place: Place): Place | null {
  if (source === filled) return place;
  const start = source.indexOf(filled.slice(place.start, place.end));
  return start < 0 ? null : { start, end: start + place.end - place.start };
}

/** Where a missing field is asked for in the text that is being edited. */
export function fieldInSource(source: string, field: string): Place | null {
  const found = new RegExp(`\\{\\{\\s*${field.replace(/\W/g, '\\$&')}\\b[^}]*\\}\\}`, 'i').exec(source);
  return found ? { start: found.index, end: found.index + found[0].length } : null;
}

/** The text to paste: the subject is a line of an e-mail only. */
export function toPaste(text: string, email: boolean): string {
  return email ? text : text.replace(/^(?:subject|betreff):[^\n]*\n+/i, '');
}
