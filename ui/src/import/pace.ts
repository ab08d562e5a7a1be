/** How fast rows are written, and how long the rest takes. */
export interface Pace {
  /** Rows a second. */
  rate: number;
  secondsLeft: number;
}

/** `null` until there is enough to tell. */
export function pace(done: number, total: number, ms: number): Pace | null {
  if (done <= 0 || ms < 400) return null;
  const rate = (done / ms) * 1000;
  return { rate: Math.round(rate), secondsLeft: Math.ceil(Math.max(0, total - done) / rate) };
}
