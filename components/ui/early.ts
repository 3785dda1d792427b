const PRESSED = "pressed";

/**
 * Runs in the page before anything else of it, and keeps the last press of a button whose code has not arrived, or not been
 * read, yet. It stands alone: its source is written into the page.
 */
export function keepEarlyPress(): void {
  const keep = (event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest("[data-early]") : null;
    if (button === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const other of document.querySelectorAll("[data-early=pressed]")) other.setAttribute("data-early", "");
    button.setAttribute("data-early", "pressed");
  };
  window.addEventListener("click", keep, { capture: true });
}

/** From now on the button is heard. A press that came before comes now. */
function catchUp(button: HTMLElement | null): void {
  const kept = button?.getAttribute("data-early");
  button?.removeAttribute("data-early");
  // Later, since React has not finished with the rest of the page.
  if (kept === PRESSED) setTimeout(() => button?.click());
}

/** For a button or box that only the page's code makes work: what is pressed before the code is there is not lost. */
export const early = { "data-early": "", ref: catchUp, suppressHydrationWarning: true } as const;
