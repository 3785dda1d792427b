import "server-only";
import { storePublishIntents } from "@/lib/db/system/publish-intent";
import type { StoreResult } from "@/lib/db/system/store";
import type { EngineContext } from "./context";

/** Small enough that the first posts of a full second go out while the last ones are still being stored. */
const BATCH = 50;

/** `sentAt` is the instant that was stored. */
export type StoredIntent = { result: StoreResult; sentAt: Date };

type Waiting = { postId: string; settle: (intent: StoredIntent) => void; fail: (error: unknown) => void };

const queues = new WeakMap<EngineContext, Waiting[]>();

/**
 * Stores that the publish call of a post is about to go out. Posts that are due in the same instant are stored together:
 * a thousand single statements would make the last of them seconds late.
 */
export function storeIntent(ctx: EngineContext, postId: string): Promise<StoredIntent> {
  return new Promise((settle, fail) => {
    const queue = queues.get(ctx) ?? [];
    queues.set(ctx, queue);
    queue.push({ postId, settle, fail });
    if (queue.length === 1) setImmediate(() => flush(ctx, queue.splice(0)));
  });
}

function flush(ctx: EngineContext, waiting: Waiting[]): void {
  for (let at = 0; at < waiting.length; at += BATCH) void storeBatch(ctx, waiting.slice(at, at + BATCH));
}

async function storeBatch(ctx: EngineContext, batch: Waiting[]): Promise<void> {
  try {
    const sentAt = ctx.now();
    const leaseUntil = new Date(sentAt.getTime() + ctx.timing.leaseMs);
    const ids = batch.map((waiting) => waiting.postId);
    const stored = await storePublishIntents(ctx.owner, ids, { sentAt, leaseUntil });
    if (stored !== "account-busy") return settleBatch(batch, stored, sentAt);
    if (batch.length === 1) for (const { settle } of batch) settle({ result: "account-busy", sentAt });
    else for (const waiting of batch) await storeBatch(ctx, [waiting]);
  } catch (error) {
    for (const { fail } of batch) fail(error);
  }
}

function settleBatch(batch: Waiting[], stored: ReadonlySet<string>, sentAt: Date): void {
  for (const { postId, settle } of batch) settle({ result: stored.has(postId) ? "stored" : "lease-lost", sentAt });
}
