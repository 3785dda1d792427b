import "server-only";
import type { EngineJob } from "@/lib/db/system/job";
import { type GiveUpReason, isWaitingForOperator } from "../next-step";
import { failed, type Outcome } from "../outcome";

const SENTENCES: Record<GiveUpReason, string> = {
  late: "This post could not go out in time, so Ospost did not post it hours late. Choose a new time or post it now.",
  containers: "Instagram could not prepare the picture, several times. Try again, or choose another photo.",
  attempts: "Ospost broke off at this post, several times. It is not live. Try again, or choose another photo.",
  publishes: "Instagram did not take the post, several times. It is not live. Try again later.",
};

/** Ends a post that did not go out, with a sentence; what Meta said last is more useful than our own words. */
export function giveUp(job: EngineJob, reason: GiveUpReason): Outcome {
  const last = { code: job.failureCode, subcode: job.failureSubcode, fbtraceId: null };
  const why = isWaitingForOperator(job) && job.failureSentence !== null ? `${job.failureSentence} ` : "";
  const sentence = reason === "late" ? why + SENTENCES.late : (job.failureSentence ?? SENTENCES[reason]);
  return failed(reason, sentence, last);
}
