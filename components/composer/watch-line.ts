import { UPLOAD_WORDS } from "@/lib/words/compose";

/** A whole megabyte takes less even on a slow phone; what stands still for longer does not come back by itself. */
const STILL_MS = 45_000;

/**
 * Stops an upload when the browser says that it is offline, or when nothing has moved for a while, instead of leaving the
 * person with a bar that stands still.
 * @param outer the person's own wish to stop
 */
export function watchLine(outer: AbortSignal) {
  const abort = new AbortController();
  let trouble: string | null = null;
  let timer: ReturnType<typeof setTimeout>;

  function fail(words: string) {
    trouble = words;
    abort.abort();
  }
  function moved() {
    clearTimeout(timer);
    timer = setTimeout(() => fail(UPLOAD_WORDS.stalled), STILL_MS);
  }
  const onOffline = () => fail(UPLOAD_WORDS.offline);
  const onOuter = () => abort.abort();

  moved();
  window.addEventListener("offline", onOffline);
  outer.addEventListener("abort", onOuter);
  if (outer.aborted) onOuter();
  return {
    signal: abort.signal,
    moved,
    /** What went wrong with the line, if that is why it was stopped. */
    trouble: () => trouble,
    stop() {
      clearTimeout(timer);
      window.removeEventListener("offline", onOffline);
      outer.removeEventListener("abort", onOuter);
    },
  };
}
