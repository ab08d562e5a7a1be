/** Files that wait for their turn: several dropped at once are looked at one after the other. */
import type { ImportOptions } from '../api/client';

export type QueueState = 'waiting' | 'open' | 'done' | 'refused';

export interface Queued {
  id: number;
  path: string;
  name: string;
  state: QueueState;
  /** What was said about it before another was looked at first. */
  said: ImportOptions | null;
}

export function nameOf(path: string): string {
  return (
    path
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .pop() || path
  );
}

/** With these files at its end; one that waits already, or is open, waits no second time. */
export function added(queue: readonly Queued[], paths: readonly string[], firstId: number): Queued[] {
  const here = new Set(queue.filter((q) => q.state !== 'done').map((q) => q.path));
  const fresh = [...new Set(paths)].filter((path) => !here.has(path));
  const made = fresh.map((path, at): Queued => ({
    id: firstId + at,
    path,
    name: nameOf(path),
    state: 'waiting',
    said: null,
  }));
  return [...queue, ...made];
}

export function next(queue: readonly Queued[]): Queued | null {
  return queue.find((q) => q.state === 'waiting') ?? null;
}

export function changed(queue: readonly Queued[], id: number, to: Partial<Queued>): Queued[] {
  return queue.map((q) => (q.id === id ? { ...q, ...to } : q));
}

/** Once nothing waits or is open, what is over is no queue any more. */
export function settled(queue: readonly Queued[]): Queued[] {
  return queue.some((q) => q.state === 'waiting' || q.state === 'open') ? [...queue] : [];
}
