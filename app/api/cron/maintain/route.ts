import { finishDeletions } from "@/lib/accounts/meta-callbacks";
import { cronRoute } from "@/lib/auth/cron-route";
import { sweepUploads } from "@/lib/compose/sweep-uploads";

export const maxDuration = 300;

/** Once a day: finishes deletions and tidies up what nobody needs any more. Safe to repeat. */
export const GET = cronRoute(async () => {
  const now = new Date();
  return { deletionsFinished: await finishDeletions(now), uploadsRemoved: await sweepUploads(now) };
});
