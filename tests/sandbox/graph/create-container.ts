import { numberOf } from "../faults/fault-box";
import { spoil, writeUnderFaults } from "../faults/strike";
import { wait } from "../http/wait";
import { keepImage } from "../images/check-image";
import { fetchImage } from "../images/fetch-image";
import { newObjectId } from "../state/identifiers";
import type { Account } from "../state/people";
import type { Container, FetchedImage } from "../state/posts";
import { requirePublishable } from "./access";
import { type Call, scopeOf } from "./call";
import { statusOf } from "./container";
import { type ContainerParams, readContainerParams } from "./container-params";
import { failure } from "./failures";
import { GraphFailure } from "./graph-failure";

const DAY_MS = 86_400_000;

/** `POST {ig}/media`: fetches the picture and makes a container (3.1). */
export async function createContainer(account: Account, call: Call): Promise<unknown> {
  requirePublishable(call, account);
  const params = readContainerParams(call.params, call.world.switches);
  return writeUnderFaults(call, "create", async () => {
    requireContainersLeft(call, account);
    const images =
      params.kind === "carousel" ? imagesOf(call, account, params.children) : [await receiveImage(call, params)];
    await wait(call.world.latencies.createMs);
    return { id: storeContainer(call, account, params, images).id };
  });
}

/** 400 containers in 24 h (3.1). Which error Meta gives is nowhere documented; the Instagram limit is the likeliest. */
function requireContainersLeft({ world }: Call, account: Account): void {
  const made = world.containerTimes.countSince(account.id, world.now() - DAY_MS);
  if (made < world.switches.containersPerDay) return;
  throw new GraphFailure({
    status: 400,
    code: 80002,
    message: "(#80002) There have been too many containers for this account.",
  });
}

async function receiveImage(call: Call, { imageUrl, kind }: ContainerParams): Promise<FetchedImage> {
  const fault = call.world.faults.take("fetch", scopeOf(call));
  if (fault !== null) await spoil(fault, null);
  return keepImage(call.world, await fetchImage(call.world, imageUrl ?? ""), kind === "story");
}

/** @throws GraphFailure 24 for children that are gone or another account's, 9007 for those that are not ready */
function imagesOf({ world }: Call, account: Account, children: readonly string[]): readonly FetchedImage[] {
  return children.flatMap((id) => {
    const child = world.containers.get(id);
    if (child === null) throw failure("containerGone");
    if (child.accountId !== account.id || child.kind !== "child") throw failure("mediaNotFound");
    const status = statusOf(world, child);
    if (status === "EXPIRED") throw failure("containerGone");
    if (status === "ERROR") throw failure("mediaFailed");
    if (status === "IN_PROGRESS") throw failure("notReady");
    return child.images;
  });
}

function storeContainer(
  call: Call,
  account: Account,
  params: ContainerParams,
  images: readonly FetchedImage[],
): Container {
  const { world } = call;
  const now = world.now();
  const fault = world.faults.take("processing", scopeOf(call));
  const slowMs = fault?.name === "container-slow" ? numberOf(fault, "delayMs", 30_000) : 0;
  world.containerTimes.add(account.id, now);
  return world.containers.put({
    ...params,
    id: newObjectId(),
    accountId: account.id,
    images,
    createdAtMs: now,
    readyAtMs: fault?.name === "container-stuck" ? null : now + world.latencies.processingMs + slowMs,
    expiresAtMs: now + (fault?.name === "container-expired" ? numberOf(fault, "afterMs", 0) : DAY_MS),
    errorSubcode: fault?.name === "container-error" ? numberOf(fault, "subcode", 2207082) : null,
  });
}
