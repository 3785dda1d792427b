import "server-only";
import { getDb } from "../client";
import type { EngineJob } from "./job";

/**
 * Whether an older scheduled post of the account will be looked at by `until` and gets on: neither has it tried in vain
 * since this one's container was made, nor has it used up a container. System use: not scoped to an owner.
 */
export async function hasOlderOnItsWay(job: EngineJob, until: Date): Promise<boolean> {
  const rows = await getDb().$queryRaw<{ isThere: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM "Post" o
      WHERE o."accountId" = ${job.accountId} AND o."status" = 'scheduled' AND o."publishAt" < ${job.publishAt}
        AND o."nextActionAt" <= ${until} AND o."containersMade" <= 1
        AND (o."troubles" = 0 OR NOT EXISTS (
          SELECT 1 FROM "PostEvent" e WHERE e."postId" = o."id" AND e."at" > ${job.containerCreatedAt}))
    ) AS "isThere"`;
  return rows[0]?.isThere === true;
}
