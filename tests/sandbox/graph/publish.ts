import { numberOf, type StrikingFault } from "../faults/fault-box";
import { writeUnderFaults } from "../faults/strike";
import { wait } from "../http/wait";
import { keepImage } from "../images/check-image";
import { fetchImage } from "../images/fetch-image";
import { newObjectId, newShortcode } from "../state/identifiers";
import type { Account } from "../state/people";
import type { Container, FetchedImage, Media } from "../state/posts";
import { requirePublishable } from "./access";
import { type Call, scopeOf } from "./call";
import { statusOf } from "./container";
import { badParameter, failure } from "./failures";

const DAY_MS = 86_400_000;

/** `POST {ig}/media_publish` (3.3). */
export async function publishMedia(account: Account, call: Call): Promise<unknown> {
  const { params, world } = call;
  const creationId = params["creation_id"];
  if (creationId !== undefined) world.counts.attempt(creationId);
  requirePublishable(call, account);
  if (creationId === undefined) throw badParameter("The parameter creation_id is required.");
  const container = requireOwnContainer(call, account, creationId);
  return writeUnderFaults(call, "publish", async (fault) => {
    const images = await imagesAtPublish(call, container);
    const id = publishOnce(call, { ...container, images }, fault);
    // The post is up before the answer is out: a client that goes away meanwhile has published.
    await wait(world.latencies.publishMs);
    return { id };
  });
}

function requireOwnContainer({ world }: Call, account: Account, creationId: string): Container {
  const container = world.containers.get(creationId);
  if (container === null) throw failure("containerGone");
  if (container.accountId !== account.id) throw failure("mediaNotFound");
  if (container.kind === "child") throw badParameter("A carousel item cannot be published by itself.");
  return container;
}

/**
 * What goes live: what was fetched for the container, or, as one team has seen Meta do (3.1), what stands at the addresses now.
 * @throws GraphFailure as creating a container does
 */
async function imagesAtPublish({ world }: Call, container: Container): Promise<readonly FetchedImage[]> {
  const isFirst = world.mediaOfContainer(container.id).length === 0 && statusOf(world, container) === "FINISHED";
  if (!isFirst || !world.switches.refetchAtPublish) return container.images;
  const sources =
    container.kind === "carousel" ? container.children.map((id) => world.containers.get(id)) : [container];
  const images: FetchedImage[] = [];
  for (const source of sources) {
    const bytes = await fetchImage(world, source?.imageUrl ?? "");
    images.push(await keepImage(world, bytes, container.kind === "story"));
  }
  return images;
}

/** Decides and writes in one go, without waiting in between: of two calls at once the second sees what the first did. */
function publishOnce(call: Call, container: Container, fault: StrikingFault | null): string {
  const { world } = call;
  const status = statusOf(world, container);
  const published = world.mediaOfContainer(container.id)[0];
  if (published !== undefined) {
    if (world.switches.republish === "same-id") return published;
    if (world.switches.republish === "error") throw failure("containerGone");
  }
  if (status === "EXPIRED") throw failure("containerGone");
  if (status === "IN_PROGRESS") throw failure("notReady");
  if (status === "ERROR") throw failure("mediaFailed");
  requireQuota(call, container.accountId);
  return goLive(call, container, fault).id;
}

/** @throws GraphFailure 9/2207042 (3.4); a carousel counts once */
function requireQuota({ world }: Call, accountId: string): void {
  const used = world.publishTimes.countSince(accountId, world.now() - DAY_MS);
  if (used >= world.switches.quotaTotal) throw failure("quotaReached");
}

function goLive(call: Call, container: Container, fault: StrikingFault | null): Media {
  const { world } = call;
  const lag = world.faults.take("going-live", scopeOf(call));
  const lateMs = fault?.name === "publish-live-late" ? numberOf(fault, "afterMs", 20_000) : 0;
  const lagMs = lag === null ? 0 : numberOf(lag, "lagMs", 60_000);
  const now = world.now();
  const liveAtMs = now + lateMs;
  world.publishTimes.add(container.accountId, now);
  return world.media.put({
    id: newObjectId(),
    accountId: container.accountId,
    creationId: container.id,
    shortcode: newShortcode(),
    kind: container.kind === "child" ? "image" : container.kind,
    caption: container.caption,
    altText: container.altText,
    images: container.images,
    reachedAtMs: call.reachedAtMs,
    liveAtMs,
    listedAtMs: liveAtMs + world.switches.listingLagMs + (lag?.name === "listing-lag" ? lagMs : 0),
    statusAtMs: liveAtMs + world.switches.statusLagMs + (lag?.name === "status-lag" ? lagMs : 0),
    isDeleted: false,
  });
}
