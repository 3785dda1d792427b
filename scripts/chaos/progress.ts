import { getDb } from "@/lib/db/client";
import { shrinkTiming } from "./speed";

export type HeldAccount = { id: string; heldAt: Date };

export type Progress = {
  byStatus: Record<string, number>;
  /** Posts that will still be worked on in this run; those of held accounts wait for a person. */
  open: number;
  /** Posts with which somebody is in the middle of a step: not what is only held until its time comes, or by a killed one. */
  busy: number;
  /** When the next of them must be looked at, or its lease runs out; null when there is none. */
  nextAt: Date | null;
};

/** @param owners the processes that are alive, as leases name them */
export async function readProgress(now: Date, owners: readonly string[]): Promise<Progress> {
  const { lateMs } = shrinkTiming();
  const rows = await getDb().$queryRaw<
    { status: string; count: number; open: number; busy: number; nextAt: Date | null }[]
  >`
    SELECT "status"::text, count(*)::int AS "count", count("at")::int AS "open",
      count(*) FILTER (WHERE "leaseUntil" > ${now} AND NOT "isAsleep" AND "owner" = ANY(${owners}))::int AS "busy", min("at") AS "nextAt" FROM (
      SELECT p."status", p."leaseUntil", s."isAsleep", split_part(p."leaseOwner", ':', 1) AS "owner",
        CASE WHEN p."status" = 'scheduled' AND a."heldAt" IS NOT NULL
          AND p."nextActionAt" >= p."publishAt" + make_interval(secs => ${lateMs / 1000}::float8) THEN NULL
        WHEN s."isAsleep" THEN p."nextActionAt"
        ELSE GREATEST(p."nextActionAt", p."leaseUntil") END AS "at"
      FROM "Post" p JOIN "InstagramAccount" a ON a."id" = p."accountId"
      CROSS JOIN LATERAL (SELECT p."leaseUntil" > ${now} AND p."nextActionAt" > ${now} AND p."status" <> 'publishing' AS "isAsleep") s
    ) AS looks GROUP BY "status"`;
  const times = rows.flatMap(({ nextAt }) => nextAt?.getTime() ?? []);
  return {
    byStatus: Object.fromEntries(rows.map(({ status, count }) => [status, count])),
    open: rows.reduce((sum, row) => sum + row.open, 0),
    busy: rows.reduce((sum, row) => sum + row.busy, 0),
    nextAt: times.length === 0 ? null : new Date(Math.min(...times)),
  };
}

export async function listHeldAccounts(): Promise<HeldAccount[]> {
  const rows = await getDb().instagramAccount.findMany({
    where: { heldAt: { not: null } },
    select: { id: true, heldAt: true },
    take: 10_000,
  });
  return rows.flatMap(({ id, heldAt }) => (heldAt === null ? [] : [{ id, heldAt }]));
}

/** Accounts of which a process with this name holds posts right now. */
export async function listAccountsHeldBy(owner: string): Promise<string[]> {
  const posts = await getDb().post.findMany({
    where: { leaseOwner: { startsWith: `${owner}:` } },
    select: { accountId: true },
    distinct: ["accountId"],
    take: 10_000,
  });
  return posts.map(({ accountId }) => accountId);
}

/** Why posts failed, the most frequent first: "attempts 1/-: 3". */
export async function listFailureKinds(): Promise<string[]> {
  const rows = await getDb().$queryRaw<{ why: string; count: number }[]>`
    SELECT concat("failureKind", ' ', "failureCode", '/', "failureSubcode") AS "why", count(*)::int AS "count"
    FROM "Post" WHERE "status" = 'failed' GROUP BY 1 ORDER BY 2 DESC LIMIT 50`;
  return rows.map(({ why, count }) => `${why}: ${count}`);
}

/** Some posts that were given up for want of an answer: rarely what a fault alone can do. */
export async function listGivenUp(): Promise<string[]> {
  const posts = await getDb().post.findMany({
    where: { status: "failed", failureKind: "attempts" },
    select: { id: true },
    take: 2,
  });
  return posts.map(({ id }) => id);
}

/** What happened to a post, one line for each event, with its distance to the post's time. */
export async function readTimeline(postId: string): Promise<string[]> {
  const post = await getDb().post.findUniqueOrThrow({
    where: { id: postId },
    select: { publishAt: true, events: { orderBy: { at: "asc" }, take: 200 } },
  });
  const dueMs = post.publishAt?.getTime() ?? 0;
  return post.events.map(({ at, kind, code, subcode, detail }) => {
    const cause = code === null ? "" : ` ${code}/${subcode ?? "-"}`;
    return `  ${at.getTime() - dueMs} ms ${kind}${cause} ${detail ?? ""}`;
  });
}
