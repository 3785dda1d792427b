import { cronRoute } from "@/lib/auth/cron-route";
import { sweepUploads } from "@/lib/compose/sweep-uploads";

export const maxDuration = 300;

/** Once a day: tidies up what nobody needs any more. Safe to repeat. */
export const GET = cronRoute(async () => ({ uploadsRemoved: await sweepUploads(new Date()) }));
