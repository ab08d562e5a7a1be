/** The first people of Today, asked for while the window is still being put together. */
import { client, type Today } from '../api/client';
import { localToday } from '../shared/days';
import { dayHeading, fullDate, isOne } from '../shared/format';

/** People asked for first: most valuable first, so that a window is filled and a morning begun. */
export const PAGE = 16;

class FirstPage {
  /** The answer, once it is here and as long as it was not taken. */
  value: Today | undefined;
  private answer: Promise<Today> | null = null;

  /**
   * Asks now; what is written before the answer is taken makes it worth nothing. Resolves once it is here, to false
   * where that takes longer than `patience` milliseconds or goes wrong: whoever takes it hears why.
   */
  ask(patience: number): Promise<boolean> {
    const answer = client.today(0, PAGE);
    this.answer = answer;
    // Made while the answer is on its way: the first of each kind takes the platform longest.
    const today = localToday();
    void [dayHeading(today), fullDate(today), isOne(1)];
    const stop = client.listen('changes', () => {
      this.take(0);
      stop();
    });
    return new Promise((here) => {
      setTimeout(() => here(false), patience);
      answer.then(
        (value) => {
          if (this.answer === answer) this.value = value;
          here(true);
        },
        () => here(false),
      );
    });
  }

  /** The answer, once, to whoever asks for as many. */
  take(limit: number): Promise<Today> | null {
    const { answer } = this;
    this.answer = null;
    this.value = undefined;
    return limit === PAGE ? answer : null;
  }
}

export const firstPage = new FirstPage();
