/** Which days Today's screen shows. It outlives the screen, and a click on the reminder turns it back to today. */
export type Days = 'today' | 'week';

class Shown {
  shown = $state<Days>('today');
}

export const days = new Shown();
