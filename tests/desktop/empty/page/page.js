// The same moment as ui/src/shared/ready.ts: the first frame of a page that can be used.
requestAnimationFrame(() => performance.mark('interactive'));
