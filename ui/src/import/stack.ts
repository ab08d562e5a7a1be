/** What was said, step by step: each step can be taken back and said again. */
export interface Step<T> {
  value: T;
  /** What the step did, for a person to read. */
  label: string;
}

export interface Stack<T> {
  /** Where it began. */
  base: T;
  done: readonly Step<T>[];
  undone: readonly Step<T>[];
}

export function begin<T>(base: T): Stack<T> {
  return { base, done: [], undone: [] };
}

export function now<T>(stack: Stack<T>): T {
  return stack.done.at(-1)?.value ?? stack.base;
}

export function push<T>(stack: Stack<T>, value: T, label: string): Stack<T> {
  return { ...stack, done: [...stack.done, { value, label }], undone: [] };
}

/** With another value where it stands; the steps are the same. */
export function instead<T>(stack: Stack<T>, value: T): Stack<T> {
  const last = stack.done.at(-1);
  return last
    ? { ...stack, done: [...stack.done.slice(0, -1), { ...last, value }] }
    : { ...stack, base: value };
}

/** Without the last step; the same stack where there is none. */
export function back<T>(stack: Stack<T>): Stack<T> {
  const last = stack.done.at(-1);
  if (!last) return stack;
  return { ...stack, done: stack.done.slice(0, -1), undone: [last, ...stack.undone] };
}

export function forth<T>(stack: Stack<T>): Stack<T> {
  const [next, ...rest] = stack.undone;
  return next ? { ...stack, done: [...stack.done, next], undone: rest } : stack;
}
