/** The moment from which the window can be used, on the page's own time line: what a start is measured by. */
let told = false;

/** The first screen has its answer; the frame that is drawn next is the moment. Later calls change nothing. */
export function ready(): void {
  if (told) return;
  told = true;
  requestAnimationFrame(() => performance.mark('interactive'));
}
