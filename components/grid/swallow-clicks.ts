const AFTER_DROP_MS = 60;

/**
 * A drop ends with a click on the link under the pointer, which must not open the post. Returns the way to stop.
 * A click without a pointer is Enter on a link, and meant.
 */
export function swallowClicks(): () => void {
  function swallow(event: MouseEvent) {
    if (event.detail === 0) return;
    event.preventDefault();
    event.stopPropagation();
  }
  window.addEventListener("click", swallow, { capture: true });
  return () => {
    setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), AFTER_DROP_MS);
  };
}
