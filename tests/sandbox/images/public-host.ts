import { lookup } from "node:dns/promises";
import { BlockList, isIPv6 } from "node:net";
import type { World } from "../state/world";

/** Networks that only their own machines reach (IANA's special-purpose registries). */
const PRIVATE: readonly (readonly [address: string, bits: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
  ["::", 127],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
];

const privateNetworks = new BlockList();
for (const [address, bits] of PRIVATE) privateNetworks.addSubnet(address, bits, isIPv6(address) ? "ipv6" : "ipv4");

/**
 * Whether Meta's crawler would fetch from this address: over TLS, from a host that the whole world reaches.
 * @returns why not, or null when it would
 * @throws Error when the host's name is not known
 */
export async function whyNotPublic({ protocol, host, hostname }: URL, world: World): Promise<string | null> {
  if (world.switches.privateImageHosts === "accept" || world.publicImageHosts.includes(host)) return null;
  if (protocol !== "https:") return "the URI does not begin with https";
  const found = await lookup(hostname.replace(/^\[(.*)\]$/, "$1"), { all: true });
  const isPrivate = found.some(({ address, family }) => privateNetworks.check(address, family === 6 ? "ipv6" : "ipv4"));
  return isPrivate ? "the host is not public" : null;
}
