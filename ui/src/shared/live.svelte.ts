/** What a screen reader is told. `assertive` interrupts: for a drag under way. */
class Live {
  polite = $state('');
  assertive = $state('');

  say(sentence: string, how: 'polite' | 'assertive' = 'polite'): void {
    // The same sentence twice must be read twice: a zero-width space makes it another.
    this[how] = this[how] === sentence ? `${sentence}\u200b` : sentence;
  }
}

export const live = new Live();
