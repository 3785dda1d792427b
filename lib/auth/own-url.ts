/**
 * Where to go after signing in or out: only to ourselves, whatever was asked for. Browsers read `//evil`, `/\evil` and
 * `https://us@evil` as other sites, so the address is taken apart as they do it, never looked at as text.
 * @returns an absolute address of ours; the front page for anything else
 */
export function ownUrl(wanted: string, appUrl: string): string {
  const home = new URL(appUrl);
  if (!URL.canParse(wanted, home)) return home.href;
  const url = new URL(wanted, home);
  const isOurs = url.origin === home.origin && url.username === "" && url.password === "";
  return isOurs && !url.pathname.startsWith("//") ? url.href : home.href;
}
