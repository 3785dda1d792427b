import { ownUrl } from "./own-url";

/** What a page was asked for with, path and query. The proxy puts it here: a page itself is not told. */
export const ASKED_FOR = "x-ospost-asked-for";

const MAX_LENGTH = 500;
/** No pages, or none to be led to: the login itself, data and pictures. */
const NO_WAY_BACK = /^\/(login|api|media|_next)(\/|$)/;

/**
 * Where to go on after logging in, whatever an address asks for.
 * @returns path and query of a page of ours; the front page for anything else
 */
export function wayBack(wanted: string | null, appUrl: string): string {
  if (wanted === null || wanted.length > MAX_LENGTH) return "/";
  const { pathname, search } = new URL(ownUrl(wanted, appUrl));
  return NO_WAY_BACK.test(pathname) ? "/" : pathname + search;
}

/** The login page for somebody who asked for another one. */
export function loginPath(askedFor: string | null): string {
  return askedFor === null || askedFor === "/" ? "/login" : `/login?${new URLSearchParams({ back: askedFor })}`;
}
