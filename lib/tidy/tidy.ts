import "server-only";
import {
  deleteOldEvents,
  deleteOldRuns,
  discardOriginals,
  discardRenditions,
  discardUploads,
} from "@/lib/db/system/tidy";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Long enough to see that the post is right; afterwards the crop cannot be wanted anew. */
const ORIGINALS_MS = DAY_MS;
/** Instagram has fetched it and keeps its own; the thumbnails show what it was. */
const RENDITIONS_MS = DAY_MS;
/** What was uploaded and never became part of a post: somebody thought better of it. */
const UPLOADS_MS = DAY_MS;
const EVENTS_MS = 365 * DAY_MS;
const RUNS_MS = 30 * DAY_MS;
const BATCH = 500;
/** What is left over is for the next run. */
const MOST_BATCHES = 40;

export type Tidied = { uploads: number; originals: number; renditions: number; events: number; runs: number };

/** Gives up what nobody needs any more, in bounded batches. Safe to repeat and to cut off anywhere. */
export async function tidy(now: Date): Promise<Tidied> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  return {
    uploads: await inBatches((limit) => discardUploads(before(UPLOADS_MS), limit, now)),
    originals: await inBatches((limit) => discardOriginals(before(ORIGINALS_MS), limit, now)),
    renditions: await inBatches((limit) => discardRenditions(before(RENDITIONS_MS), limit, now)),
    events: await inBatches((limit) => deleteOldEvents(before(EVENTS_MS), limit)),
    runs: await inBatches((limit) => deleteOldRuns(before(RUNS_MS), limit)),
  };
}

async function inBatches(work: (limit: number) => Promise<number>): Promise<number> {
  let done = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const some = await work(BATCH);
    done += some;
    if (some < BATCH) break;
  }
  return done;
}
