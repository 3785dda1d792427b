import "server-only";
import { type LookupAddress, lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { getEnv } from "@/lib/env";

/** Said when an address leads into our own network; one word for all of them, so that nobody can feel their way around. */
export class PrivateAddressError extends Error {
  override name = "PrivateAddressError";
}

/** Whether an IP address is one that everybody in the world can reach: no loopback, private, link-local, mapped or reserved one. */
export function isPublicIp(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

/** Whether people may have us call addresses inside our own network: only the sandbox, where there is nobody else. */
function isInsideAllowed(): boolean {
  return getEnv().SANDBOX_URL !== undefined;
}

/**
 * Reads an address that a person (or their browser) gave us to call.
 * @returns null when it is not HTTPS, carries a password, or names an address inside our own network
 */
export function readOutsideUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return null;
  if (isInsideAllowed()) return url.protocol === "https:" || url.protocol === "http:" ? url : null;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (url.protocol !== "https:" || (isIP(host) !== 0 && !isPublicIp(host))) return null;
  return url;
}

/**
 * Resolves a name for a connection and refuses when any answer is inside our own network. Asked by the connection itself,
 * so a name cannot be resolved once for us and differently for the call.
 */
export const lookupOutside: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, "", 4);
    const inside = isInsideAllowed() ? undefined : addresses.find(({ address }) => !isPublicIp(address));
    if (inside !== undefined) return done(new PrivateAddressError("leads into a private network"), "", 4);
    if (options.all) return done(null, addresses);
    const [first] = addresses as [LookupAddress];
    done(null, first.address, first.family);
  });
};
