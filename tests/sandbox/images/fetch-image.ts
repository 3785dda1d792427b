import { failure } from "../graph/failures";
import { type FailureBody, GraphFailure } from "../graph/graph-failure";
import type { World } from "../state/world";
import { whyNotPublic } from "./public-host";
import { isAllowedByRobots } from "./robots";

export const CRAWLER_AGENT = "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)";
export const MAX_IMAGE_BYTES = 8 * 1024 * 1024;

const MAX_REDIRECTS = 5;

/**
 * Downloads `image_url` as Meta's crawler does: plain GETs of public addresses, no cookies, a time-out, redirects only when a
 * switch says so (7.1).
 * @throws GraphFailure 9004/2207052 when there is no image to be had, -2/2207003 on a time-out, 36000 over 8 MiB
 */
export async function fetchImage(world: World, address: string): Promise<Buffer> {
  world.counts.imageFetches += 1;
  const signal = AbortSignal.timeout(world.switches.fetchTimeoutMs);
  try {
    const response = await get(world, address, signal, world.switches.redirects === "follow" ? MAX_REDIRECTS : 0);
    const type = response.headers.get("content-type") ?? "";
    if (!type.startsWith("image/")) {
      await response.body?.cancel();
      throw unfetchable(address, `the content type is "${type}"`);
    }
    return await readAtMost(response, MAX_IMAGE_BYTES);
  } catch (cause) {
    if (cause instanceof GraphFailure) throw cause;
    if (cause instanceof Error && cause.name === "TimeoutError") throw failure("fetchTimedOut");
    throw unfetchable(address, "the host does not answer");
  }
}

/** The answer 200 behind at most so many redirects, each of which must lead to an address as good as the first. */
async function get(world: World, address: string, signal: AbortSignal, redirects: number): Promise<Response> {
  // Meta wants non-ASCII characters percent-encoded by the caller (3.1).
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(address) || !URL.canParse(address))
    throw unfetchable(address, "the URI is not well-formed");
  const reason = await whyNotPublic(new URL(address), world);
  if (reason !== null) throw unfetchable(address, reason);
  if (world.switches.strictRobots && !(await isAllowedByRobots(new URL(address), world.now(), signal)))
    throw unfetchable(address, "Restricted by robots.txt");
  const response = await fetch(address, { headers: { "user-agent": CRAWLER_AGENT }, redirect: "manual", signal });
  if (response.status === 200) return response;
  await response.body?.cancel();
  const target = response.headers.get("location");
  const isRedirect = response.status >= 300 && response.status < 400 && target !== null && redirects > 0;
  if (!isRedirect) throw unfetchable(address, `HTTP error code ${response.status}`);
  const next = URL.canParse(target, address) ? new URL(target, address).href : target;
  return get(world, next, signal, redirects - 1);
}

async function readAtMost(response: Response, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body === null) return Buffer.alloc(0);
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // Leaving the loop cancels the download.
    if (size > limit) throw failure("imageTooLarge");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unfetchable(address: string, reason: string): GraphFailure {
  const changes: Partial<FailureBody> = {
    userMessage: `The media could not be fetched from this URI: ${address} (${reason})`,
  };
  return failure("fetchFailed", changes);
}
