// What the bench asks of the page, and what it watches there. Run once in each page; leaves `window.bench`.
if (!window.bench) {
  const frame = () => new Promise(requestAnimationFrame);
  // Asked for within a frame, a message comes after that frame was drawn.
  const painted = async () => {
    await frame();
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(null);
    });
  };
  const columns = () => [...document.querySelectorAll('[data-column]')];
  const cards = (stage) => document.querySelector(`[data-column=${stage}] .cards`);

  let bytes = 0;
  let gaps = null;
  let drop = null;
  let watch = null;

  const ask = window.fetch;
  window.fetch = async (...words) => {
    const answer = await ask(...words);
    // `Response.text` takes the answer away from the page: a copy is read.
    if (watch?.weighs)
      watch.reading.push(
        answer
          .clone()
          .arrayBuffer()
          .then((all) => (bytes += all.byteLength)),
      );
    return answer;
  };

  /** Slots in sight that have no card yet, as `column:place`. */
  function blanks() {
    const found = [];
    for (const column of columns()) {
      const holes = column.querySelectorAll('.hole');
      if (holes.length === 0) continue;
      const { top, bottom } = column.querySelector('.cards').getBoundingClientRect();
      for (const hole of holes) {
        const box = hole.getBoundingClientRect();
        if (box.bottom > top && box.top < bottom)
          found.push(`${column.dataset.column}:${hole.style.transform}`);
      }
    }
    return found;
  }

  window.bench = {
    /** Milliseconds from the click on Board to the frame that shows cards in all columns. */
    async openBoard() {
      const start = performance.now();
      location.hash = '#/board';
      while (columns().length < 5 || columns().some((column) => !column.querySelector('.card')))
        await frame();
      await painted();
      return performance.now() - start;
    },

    /** Away from the board, and until nothing more happens. */
    async leave() {
      location.hash = '#/settings';
      while (document.querySelector('[data-testid=board]')) await frame();
      await new Promise((done) => setTimeout(done, 250));
    },

    /** Bytes that the shell sends for what is done, and for a moment after. */
    async weigh(work) {
      bytes = 0;
      watch = { weighs: true, reading: [] };
      await window.bench[work]();
      await new Promise((done) => setTimeout(done, 300));
      await Promise.all(watch.reading);
      watch = null;
      return bytes;
    },

    /** Notes the milliseconds between frames from now on. */
    gapsFrom() {
      gaps = [];
      const mine = gaps;
      let last = performance.now();
      const tick = () => {
        if (gaps !== mine) return;
        const now = performance.now();
        mine.push(now - last);
        last = now;
        requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    },

    gapsUntilNow() {
      const all = gaps;
      gaps = null;
      return all;
    },

    /** Scrolls a column for so long, so many pixels a frame, up and down again. */
    async scroll(stage, step, ms) {
      const box = cards(stage);
      const end = performance.now() + ms;
      let by = step;
      while (performance.now() < end) {
        const before = box.scrollTop;
        box.scrollTop = before + by;
        if (box.scrollTop === before) by = -by;
        await frame();
      }
    },

    /** Jumps to a part of a column, from 0 to 1. */
    jump(stage, part) {
      const box = cards(stage);
      if (box) box.scrollTop = (box.scrollHeight - box.clientHeight) * part;
    },

    /** Measures the next drop: from the button's way up to the frame that shows the card where it fell. */
    awaitDrop() {
      drop = null;
      addEventListener(
        'pointerup',
        async (event) => {
          const person = document.querySelector('.board .gap') ? this.held : null;
          const now = performance.now();
          const start = event.timeStamp > now - 1000 && event.timeStamp <= now ? event.timeStamp : now;
          const isThere = () =>
            !document.querySelector('[data-testid=clone]') &&
            (!person || document.querySelector(`[data-testid="card-${person}"]`));
          do await frame();
          while (!isThere() && performance.now() < start + 5000);
          await new Promise((done) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = done;
            port2.postMessage(null);
          });
          drop = performance.now() - start;
        },
        { capture: true, once: true },
      );
    },

    dropped: () => drop,

    /** A card in the upper part of a column that stands where it can be taken: its id and its middle. */
    card(stage) {
      const column = cards(stage)?.getBoundingClientRect();
      const found = [...(cards(stage)?.querySelectorAll('.card') ?? [])]
        .map((card) => ({ id: card.dataset.person, box: card.getBoundingClientRect() }))
        .find(({ box }) => box.top > column.top + 80 && box.bottom < column.bottom - 80);
      if (!found) return null;
      this.held = found.id;
      return [found.box.x + found.box.width / 2, found.box.y + found.box.height / 2];
    },

    /** Where a column's cards stand: left, top, right, bottom. */
    area(stage) {
      const { left, top, right, bottom } = cards(stage).getBoundingClientRect();
      return [left, top, right, bottom];
    },

    /** From now on: how long a slot in sight stays blank, and what goes wrong. */
    watch() {
      const seen = new Map();
      watch = { longest: 0, errors: [] };
      const note = (what) => watch.errors.push(String(what));
      addEventListener('error', (event) => note(event.message));
      addEventListener('unhandledrejection', (event) => note(event.reason?.message ?? event.reason));
      document.addEventListener('securitypolicyviolation', (event) => note(event.violatedDirective));
      for (const kind of ['error', 'warn']) {
        const said = console[kind];
        console[kind] = (...words) => {
          note(words.join(' '));
          said(...words);
        };
      }
      const tick = () => {
        const now = performance.now();
        const blank = new Set(blanks());
        for (const one of seen.keys()) if (!blank.has(one)) seen.delete(one);
        for (const one of blank) {
          if (!seen.has(one)) seen.set(one, now);
          watch.longest = Math.max(watch.longest, now - seen.get(one));
        }
        requestAnimationFrame(tick);
      };
      tick();
    },

    watched: () => ({
      longest: watch.longest,
      errors: watch.errors,
      alerts: [...document.querySelectorAll('[role=alert]')]
        .map((one) => one.innerText.trim())
        .filter(Boolean),
    }),
  };
}
