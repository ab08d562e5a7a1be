/** Frames stop while a window is hidden: after so long what waits for one goes on. */
const HIDDEN_MS = 100;

/** Resolves when what was just changed stands on the screen: a message asked for within a frame comes after its drawing. */
export function painted(): Promise<void> {
  return new Promise((done) => {
    const late = setTimeout(done, HIDDEN_MS);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        clearTimeout(late);
        port1.close();
        done();
      };
      port2.postMessage(null);
    });
  });
}
