/**
 * Runs in the page before anything else of it, and takes "#_=_" from the address: Facebook hangs it on the way back (1.1 and 15.1 of
 * the Meta facts), and a browser keeps it over our redirects. It stands alone: its source is written into the page.
 */
export function dropFragment(): void {
  if (location.hash === "#_=_") history.replaceState(history.state, "", location.pathname + location.search);
}
