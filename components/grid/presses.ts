/** A finger's click comes a moment after the finger has left. */
const CLICK_FOLLOWS_MS = 300;

/**
 * Watches fingers and mouse buttons until the signal: what is replaced while it is pressed never gets its click.
 * @returns a way to run something at once when nothing is pressed, else as soon as nothing is any more
 */
export function watchPresses(signal: AbortSignal): (run: () => void) => void {
  let isBusy = false;
  let waiting: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function press() {
    clearTimeout(timer);
    isBusy = true;
  }
  function release() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isBusy = false;
      waiting?.();
      waiting = null;
    }, CLICK_FOLLOWS_MS);
  }

  const options = { capture: true, passive: true, signal };
  window.addEventListener("pointerdown", press, options);
  window.addEventListener("pointerup", release, options);
  window.addEventListener("pointercancel", release, options);
  signal.addEventListener("abort", () => clearTimeout(timer));
  return (run) => {
    if (isBusy) waiting = run;
    else run();
  };
}
