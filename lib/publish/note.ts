import "server-only";
import type { EngineJob } from "@/lib/db/system/job";
import { log } from "@/lib/log";
import { logAppRefused } from "@/lib/operator/app-refused";
import { meterLateness } from "@/lib/operator/meters";
import type { Outcome } from "./outcome";

/** Tells the log and the meters what was just stored. `job` is as it was before. */
export function noteOutcome(job: EngineJob, { event, patch }: Outcome, now: Date): void {
  if (event !== null) {
    const { kind, code = null, subcode = null, fbtraceId = null } = event;
    log.info({ postId: job.id, event: kind, code, subcode, fbtraceId }, `post: ${kind}`);
  }
  if (patch.failureKind === "operator")
    logAppRefused("publish", { postId: job.id, code: patch.failureCode, subcode: patch.failureSubcode });
  if (patch.status !== "published" || job.publishAt === null) return;
  meterLateness(((patch.publishedAt ?? now).getTime() - job.publishAt.getTime()) / 1000);
}
