/** The first people of Today: they come with the page, or are asked for while the window is still being put together. */
import { client, type Today } from '../api/client';
import { density } from '../shared/density.svelte';
import { localToday } from '../shared/days';
import { dayHeading, fullDate, isOne } from '../shared/format';

/** What stands above the first person, and one person, in pixels. */
const ABOVE = 184;
const ROW = density.compact ? 44 : 68;

/** People asked for first: as many as are seen at once, most valuable first. */
export const PAGE = Math.max(6, Math.ceil((innerHeight - ABOVE) / ROW));

/** Those who came with the page, as if they had been asked for. */
function handed(): Promise<Today> | null {
  const all = client.firstPeople();
  if (!all || all.nudges.length < Math.min(PAGE, all.total)) return null;
  return Promise.resolve({ ...all, nudges: all.nudges.slice(0, PAGE) });
}

class FirstPage {
  /** The answer, once it is here and as long as it was not taken. */
  value: Today | undefined;
  private answer: Promise<Today> | null = null;

  /**
   * Asks now; what is written before the answer is taken makes it worth nothing. Resolves once it is here, to false
   * where that takes longer than `patience` milliseconds or goes wrong: whoever takes it hears why.
   */
  ask(patience: number): Promise<boolean> {
    const answer = handed() ?? client.today(0, PAGE);
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
