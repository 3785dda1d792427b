import "server-only";

/** How Meta's fetcher calls itself (7.1 of the Meta facts). */
const USER_AGENT = "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)";
const TIMEOUT_MS = 10_000;

/** Asks as Meta would. @returns the answer, or null when there is none */
export async function fetchAsMeta(url: string, init: RequestInit = {}): Promise<Response | null> {
  try {
    return await fetch(url, {
      ...init,
      headers: { "user-agent": USER_AGENT, ...init.headers },
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    return null;
  }
}

/** Whether a robots.txt keeps Meta away from a path: the group for its name, else the one for everybody; longest rule wins. */
export function isDisallowed(robots: string, path: string): boolean {
  const groups = new Map<string, [string, boolean][]>();
  let names: string[] = [];
  let isNaming = false;
  for (const line of robots.split("\n")) {
    const [, field = "", value = ""] = /^\s*([a-z-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/i.exec(line) ?? [];
    const key = field.toLowerCase();
    if (key === "user-agent") {
      names = isNaming ? [...names, value.toLowerCase()] : [value.toLowerCase()];
      isNaming = true;
    } else if (key === "allow" || key === "disallow") {
      isNaming = false;
      for (const name of names) groups.set(name, [...(groups.get(name) ?? []), [value, key === "disallow"]]);
    }
  }
  const rules = groups.get("facebookexternalhit") ?? groups.get("*") ?? [];
  const matching = rules.filter(([rule]) => rule !== "" && path.startsWith(rule.replace(/\*.*$/, "")));
  const longest = matching.sort(([one], [other]) => other.length - one.length)[0];
  return longest?.[1] ?? false;
}
