import { isIPv6 } from "node:net";

/** A network gives each customer at least this many bits of IPv6 for themselves. */
const IPV6_GROUPS = 4;

/**
 * Who is asking, as far as a network address tells. The last entry of `X-Forwarded-For` is the one that the nearest proxy
 * wrote; everything before it came from the caller and may be invented. Without a proxy in front, Next writes the address of the
 * connection, but only where the caller sent no such header: then the address proves nothing, which is why nothing but rate
 * limits depends on it. Of IPv6 the network's half is taken, the rest changes at will.
 */
export function clientAddress(headers: Headers): string {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  const address = last.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(address)) return address.slice(0, MAX_CHARACTERS) || "unknown";
  return expand(address).slice(0, IPV6_GROUPS).join(":");
}

/** No address is longer. */
const MAX_CHARACTERS = 45;

/** "2001:db8::1" → its eight groups. */
function expand(address: string): string[] {
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":").map((group) => group.padStart(4, "0")));
  const before = groups(head);
  const after = groups(tail ?? "");
  return [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0000"), ...after];
}
