import { failure } from "../graph/failures";
import { type FailureBody, GraphFailure } from "../graph/graph-failure";
import type { World } from "../state/world";
import { isAllowedByRobots } from "./robots";

export const CRAWLER_AGENT = "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)";
export const MAX_IMAGE_BYTES = 8 * 1024 * 1024;

/**
 * Downloads `image_url` as Meta's crawler does: one plain GET, no cookies, no redirects, a time-out (7.1).
 * @throws GraphFailure 9004/2207052 when there is no image to be had, -2/2207003 on a time-out, 36000 over 8 MiB
 */
export async function fetchImage(world: World, address: string): Promise<Buffer> {
  world.counts.imageFetches += 1;
  // Meta wants non-ASCII characters percent-encoded by the caller (3.1).
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(address) || !URL.canParse(address))
    throw unfetchable(address, "the URI is not well-formed");
  const signal = AbortSignal.timeout(world.switches.fetchTimeoutMs);
  try {
    if (world.switches.strictRobots && !(await isAllowedByRobots(new URL(address), world.now(), signal))) {
      throw unfetchable(address, "Restricted by robots.txt");
    }
    const response = await fetch(address, { headers: { "user-agent": CRAWLER_AGENT }, redirect: "manual", signal });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw unfetchable(address, `HTTP error code ${response.status}`);
    }
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
