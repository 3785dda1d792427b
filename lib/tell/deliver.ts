import "server-only";
import { randomUUID } from "node:crypto";
import { endDevice, reportRefusal, settleTold } from "@/lib/db/device-notices";
import {
  type ClaimedDelivery,
  claimDeliveries,
  endDelivery,
  postponeDelivery,
  readDelivery,
  spreadOccasions,
} from "@/lib/db/system/outbox";
import { log } from "@/lib/log";
import { offeredChannels } from "./offered";
import type { SendResult } from "./result";
import { sendDelivery } from "./send-delivery";
import { TELL_TIMING, tellAgainMs } from "./timing";

export type TellTally = { sent: number; later: number; givenUp: number; dropped: number };

const SPREAD_AT_ONCE = 100;

/**
 * Tells people what is due to be told, until `stopAt`: nothing new is begun after it. May run beside any number of others.
 * A try that was begun is waited for (`TELL_TIMING.tryMs` at most).
 */
export async function tellPeople(now: () => Date, stopAt: Date): Promise<TellTally> {
  const tally: TellTally = { sent: 0, later: 0, givenUp: 0, dropped: 0 };
  const owner = randomUUID();
  while (now() < stopAt && (await spreadOccasions(offeredChannels(), now(), SPREAD_AT_ONCE)) === SPREAD_AT_ONCE);
  const lanes = Array.from({ length: TELL_TIMING.atOnce }, () => runLane(owner, now, stopAt, tally));
  await Promise.all(lanes);
  return tally;
}

/** One message at a time, claimed just before it is sent. */
async function runLane(owner: string, now: () => Date, stopAt: Date, tally: TellTally): Promise<void> {
  while (now() < stopAt) {
    const [delivery] = await claimDeliveries(owner, now(), TELL_TIMING.leaseMs, 1);
    if (delivery === undefined) return;
    await deliverSafely(delivery, owner, now, tally);
  }
}

async function deliverSafely(
  delivery: ClaimedDelivery,
  owner: string,
  now: () => Date,
  tally: TellTally,
): Promise<void> {
  try {
    await deliver(delivery, owner, now, tally);
  } catch (error) {
    // The lease runs out by itself and the message is tried again.
    log.error({ deliveryId: delivery.id, err: error }, "tell: a message could not be worked on");
  }
}

async function deliver(claimed: ClaimedDelivery, owner: string, now: () => Date, tally: TellTally): Promise<void> {
  const claimedAt = now();
  const { id } = claimed;
  const row = await readDelivery(id);
  if (row === null) return;
  // A process that was frozen since its claim may have lost its lease: somebody else may be sending.
  if (now().getTime() - claimedAt.getTime() > TELL_TIMING.sendWithinMs) return;
  const result = await sendDelivery(id, claimed.channel, row, now());
  if (result === "not-wanted") {
    await endDelivery(id, owner, "dropped", null, now());
    tally.dropped += 1;
  } else if (result.kind === "sent") {
    await endDelivery(id, owner, "sent", null, now());
    if (claimed.channel === "push") await settleTold(row.target, now());
    tally.sent += 1;
  } else await onTrouble(claimed, row.target, owner, result, now(), tally);
}

async function onTrouble(
  { id, attempts, occasionAt }: ClaimedDelivery,
  target: string,
  owner: string,
  result: Exclude<SendResult, { kind: "sent" }>,
  now: Date,
  tally: TellTally,
): Promise<void> {
  const next = new Date(now.getTime() + tellAgainMs(attempts));
  if (result.kind === "refused") await reportRefusal(target, now);
  const isTooOld = next.getTime() - occasionAt.getTime() > TELL_TIMING.giveUpMs;
  if ((result.kind === "later" || result.kind === "refused") && !isTooOld) {
    await postponeDelivery(id, owner, result.words, next);
    tally.later += 1;
    return;
  }
  await endDelivery(id, owner, "given-up", result.words, now);
  if (result.kind === "gone") await endDevice(target, now);
  tally.givenUp += 1;
}
