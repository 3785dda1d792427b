import "server-only";
import type { EngineJob } from "@/lib/db/system/job";
import { findContainerErrorRule } from "@/lib/graph/error-table";
import { type GraphFailure, isGraphFailure } from "@/lib/graph/graph-error";
import { type Container, getContainer } from "@/lib/graph/publishing";
import type { EngineContext } from "../context";
import { handleSafeFailure } from "../failure";
import { retryDelayMs, statusReadDelayMs } from "../next-step";
import { failed, type Outcome, progress } from "../outcome";
import { readWithEitherToken } from "../read";

/** Reads whether Instagram has the picture ready. */
export async function awaitContainer(ctx: EngineContext, job: EngineJob): Promise<Outcome> {
  const creationId = job.creationId ?? "";
  try {
    return onStatus(ctx, job, await readWithEitherToken(job, (token) => getContainer(ctx.graph, token, creationId)));
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    return onUnreadable(ctx, job, error);
  }
}

function onStatus(ctx: EngineContext, job: EngineJob, { status, errorSubcode }: Container): Outcome {
  const now = ctx.now();
  switch (status) {
    case "IN_PROGRESS":
      return progress(
        { containerStatus: status },
        null,
        new Date(now.getTime() + statusReadDelayMs(containerAgeMs(ctx, job), ctx.timing)),
      );
    case "FINISHED":
      return progress({ containerStatus: status }, { kind: "container-ready" });
    case "PUBLISHED": {
      // Nobody should have published it before its time, but live is live: find out what happened, never publish again.
      const patch = {
        status: "publishing",
        containerStatus: status,
        publishSentAt: job.publishSentAt ?? job.containerCreatedAt,
      } as const;
      return progress(patch, { kind: "found-published" });
    }
    case "EXPIRED":
      return progress({ containerStatus: status }, { kind: "container-expired" });
    case "ERROR":
      return onContainerError(ctx, job, errorSubcode);
  }
}

/** A failed container may be a glitch (Q6 in 7.2 of the Meta facts): a fresh one is tried, unless the picture is to blame. */
function onContainerError(ctx: EngineContext, job: EngineJob, subcode: number | null): Outcome {
  const rule = findContainerErrorRule(subcode);
  const cause = { code: null, subcode, fbtraceId: null };
  if (rule.kind === "content") return failed("content", rule.sentence, cause);
  const waitUntil = new Date(ctx.now().getTime() + retryDelayMs(job.containersMade, ctx.timing));
  const patch = { containerStatus: "ERROR", failureSubcode: subcode, failureSentence: rule.sentence };
  return { patch, event: { kind: "container-failed", ...cause, detail: rule.sentence }, waitUntil, isFailure: true };
}

async function onUnreadable(ctx: EngineContext, job: EngineJob, failure: GraphFailure): Promise<Outcome> {
  if (failure.kind === "container-gone") return handleSafeFailure(ctx, job, failure, { containerStatus: "EXPIRED" });
  if (failure.kind === "unreadable" && containerAgeMs(ctx, job) >= ctx.timing.assumeReadyMs) {
    return progress({ containerStatus: "FINISHED" }, { kind: "assumed-ready" });
  }
  return handleSafeFailure(ctx, job, failure);
}

function containerAgeMs(ctx: EngineContext, job: EngineJob): number {
  return ctx.now().getTime() - (job.containerCreatedAt?.getTime() ?? 0);
}
