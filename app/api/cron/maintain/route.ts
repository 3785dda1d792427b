import { finishDeletions } from "@/lib/accounts/deletion";
import { checkConnections } from "@/lib/accounts/health";
import { refreshCounts } from "@/lib/accounts/refresh-counts";
import { cronRoute } from "@/lib/auth/cron-route";
import { sweepAllDiscarded } from "@/lib/compose/sweep-discarded";
import { deleteExpiredLimits } from "@/lib/db/rate-limits";
import { tellPeople } from "@/lib/tell/deliver";
import { sweepTold } from "@/lib/tell/sweep-told";
import { attempt } from "@/lib/tidy/attempt";
import { tidy } from "@/lib/tidy/tidy";

export const maxDuration = 300;

/** Leaves the rest of the run, and the last connection, time to finish within `maxDuration`. */
const HEALTH_MS = 200_000;
const TELL_MS = 230_000;
const COUNTS_MS = 260_000;

/**
 * Once a day: finishes deletions, tidies up what nobody needs any more, checks every connection, tells people, reads likes
 * and comments. Safe to repeat.
 */
export const GET = cronRoute(async () => {
  const now = new Date();
  const until = (ms: number) => new Date(now.getTime() + ms);
  const clock = () => new Date();
  return {
    deletionsFinished: await attempt("finishing deletions", () => finishDeletions(now)),
    tidied: await attempt("tidying", () => tidy(now)),
    limitsForgotten: await attempt("forgetting rate limits", () => deleteExpiredLimits(now)),
    filesRemoved: await attempt("removing files", () => sweepAllDiscarded(now)),
    health: await attempt("checking connections", () => checkConnections(clock, until(HEALTH_MS))),
    told: await attempt("telling people", () => tellPeople(clock, until(TELL_MS))),
    toldForgotten: await attempt("forgetting what was told", () => sweepTold(now)),
    counts: await attempt("reading likes and comments", () => refreshCounts(clock, until(COUNTS_MS))),
  };
});
