import { CRAWLER_AGENT } from "./fetch-image";

const AGENT_NAME = "facebookexternalhit";
const CACHE_MS = 60_000;

type Rule = { allows: boolean; pattern: string };

const cache = new Map<string, { rules: Promise<readonly Rule[]>; fetchedAtMs: number }>();

/** Whether the host's robots.txt lets Meta's crawler fetch an address (7.1). One look a minute for each host. */
export async function isAllowedByRobots(address: URL, nowMs: number, signal: AbortSignal): Promise<boolean> {
  const known = cache.get(address.origin);
  if (known !== undefined && Math.abs(nowMs - known.fetchedAtMs) < CACHE_MS)
    return isAllowed(await known.rules, address);
  // The promise is kept, not the rules: a thousand fetches at once ask for robots.txt once.
  const rules = fetchRules(address.origin, signal);
  cache.set(address.origin, { rules, fetchedAtMs: nowMs });
  rules.catch(() => cache.delete(address.origin));
  return isAllowed(await rules, address);
}

/** No file = everything is allowed. A broken server forbids everything until it works again (RFC 9309). */
async function fetchRules(origin: string, signal: AbortSignal): Promise<readonly Rule[]> {
  const response = await fetch(`${origin}/robots.txt`, { headers: { "user-agent": CRAWLER_AGENT }, signal });
  const text = await response.text();
  if (response.status >= 500) return [{ allows: false, pattern: "/" }];
  return response.ok ? parseRobots(text) : [];
}

/** The rules of the group that names the crawler, else those for everybody. */
export function parseRobots(text: string): readonly Rule[] {
  const groups = new Map<string, Rule[]>();
  let agents: string[] = [];
  let isNamingAgents = false;
  for (const line of text.split(/\r?\n/)) {
    const [, key = "", value = ""] = /^\s*([\w-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/.exec(line) ?? [];
    const name = key.toLowerCase();
    if (name === "user-agent") {
      agents = isNamingAgents ? [...agents, value.toLowerCase()] : [value.toLowerCase()];
      isNamingAgents = true;
    } else if (name === "allow" || name === "disallow") {
      isNamingAgents = false;
      for (const agent of agents)
        groups.set(agent, [...(groups.get(agent) ?? []), { allows: name === "allow", pattern: value }]);
    }
  }
  return groups.get(AGENT_NAME) ?? groups.get("*") ?? [];
}

/** The longest rule that fits decides; of two equally long ones the permission. */
function isAllowed(rules: readonly Rule[], { pathname, search }: URL): boolean {
  const fitting = rules.filter(({ pattern }) => pattern !== "" && fits(pattern, pathname + search));
  const longest = Math.max(0, ...fitting.map(({ pattern }) => pattern.length));
  const deciding = fitting.filter(({ pattern }) => pattern.length === longest);
  return deciding.length === 0 || deciding.some((rule) => rule.allows);
}

function fits(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith("$");
  const pieces = (isWhole ? pattern.slice(0, -1) : pattern)
    .split("*")
    .map((piece) => piece.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${pieces.join(".*")}${isWhole ? "$" : ""}`).test(path);
}
