/** The first people of Today, asked for while the window is still being put together. */
import { client, type Today } from '../api/client';

/** People asked for first: most valuable first, so that a window is filled and a morning begun. */
export const PAGE = 16;

class FirstPage {
  private answer: Promise<Today> | null = null;

  /** Asks now; what is written before the answer is taken makes it worth nothing. */
  ask(): void {
    this.answer = client.today(0, PAGE);
    // Whoever takes it hears what went wrong.
    this.answer.catch(() => {});
    const stop = client.listen('changes', () => {
      this.answer = null;
      stop();
    });
  }

  /** The answer, once, to whoever asks for as many. */
  take(limit: number): Promise<Today> | null {
    const { answer } = this;
    this.answer = null;
    return limit === PAGE ? answer : null;
  }
}

export const firstPage = new FirstPage();
