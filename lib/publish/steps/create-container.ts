import "server-only";
import { decryptToken } from "@/lib/accounts/token-cipher";
import type { EngineJob } from "@/lib/db/system/job";
import { isGraphFailure } from "@/lib/graph/graph-error";
import { isAccountGone, readAccount } from "@/lib/graph/pages";
import { createImageContainer } from "@/lib/graph/publishing";
import type { EngineContext } from "../context";
import { handleSafeFailure, hold } from "../failure";
import { failed, type Outcome, progress } from "../outcome";
import { readWithEitherToken } from "../read";

/** When a post that still has time should be prepared while Meta's allowance is nearly used up; null = now. */
function whenCalm({ calm, now, timing }: EngineContext, job: EngineJob): Date | null {
  const latest = (job.publishAt?.getTime() ?? 0) - timing.urgentMs;
  const at = Math.min(calm.until?.getTime() ?? 0, latest);
  return at > now().getTime() ? new Date(at) : null;
}

/** Makes a container. Repeating this after a lost answer costs one unused container and posts nothing. */
export async function createContainer(ctx: EngineContext, job: EngineJob): Promise<Outcome> {
  if (job.renditionKey === null) {
    const cause = { code: null, subcode: null, fbtraceId: null };
    return failed("content", "The picture of this post is missing. Add a photo and schedule it again.", cause);
  }
  const calmAt = whenCalm(ctx, job);
  if (calmAt !== null) return progress({}, null, calmAt);
  const containersMade = job.containersMade + 1;
  try {
    const creationId = await createImageContainer(ctx.graph, decryptToken(job.pageTokenCipher), {
      igUserId: job.igUserId,
      imageUrl: ctx.publicUrl(job.renditionKey),
      caption: job.caption,
      altText: job.altText,
    });
    const now = ctx.now();
    const patch = {
      creationId,
      containersMade,
      containerStatus: "IN_PROGRESS",
      containerCreatedAt: now,
      publishCalls: 0,
    };
    const firstReadAt = new Date(now.getTime() + ctx.timing.firstStatusReadMs);
    return progress(patch, { kind: "container-created", detail: creationId }, firstReadAt);
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    if (error.kind === "unreadable" && (await isGone(ctx, job))) return hold(ctx, job, error);
    return handleSafeFailure(ctx, job, error);
  }
}

/** Nothing was prepared yet, so it can only be the account that Meta does not find; one token may be wrong about it (7.3). */
function isGone({ graph }: EngineContext, job: EngineJob): Promise<boolean> {
  return isAccountGone(readWithEitherToken(job, (token) => readAccount(graph, token, job.igUserId)));
}
