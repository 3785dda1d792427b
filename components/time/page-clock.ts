/** How far the wall clock has run ahead of the page's own, which stands still while the computer sleeps. */
let aheadMs = 0;

/**
 * Milliseconds since the page was opened, sleep included; never fewer than before. The page's own clock counts what passes,
 * the wall clock what was slept through: somebody who sets it back changes nothing.
 */
export function pageMs(): number {
  const awake = performance.now();
  aheadMs = Math.max(aheadMs, Date.now() - performance.timeOrigin - awake);
  return awake + aheadMs;
}

/**
 * Timers stand still as well, and are late where the page was put aside.
 * @param run called when the page is seen again: after sleep, in its tab, or by going back to it
 * @returns the way to stop
 */
export function onWake(run: () => void): () => void {
  const stop = new AbortController();
  const seen = () => document.hidden || run();
  document.addEventListener("visibilitychange", seen, { signal: stop.signal });
  for (const event of ["focus", "pageshow"]) window.addEventListener(event, seen, { signal: stop.signal });
  return () => stop.abort();
}

/** Runs something at once, every so often, and when the page is seen again. @returns the way to stop */
export function keepTime(run: () => void, everyMs: number): () => void {
  run();
  const timer = setInterval(run, everyMs);
  const asleep = onWake(run);
  return () => {
    clearInterval(timer);
    asleep();
  };
}
