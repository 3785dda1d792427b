import "server-only";
import { getDb } from "../client";

/** Nothing counts further than this: a scrape must stay cheap however much there is. */
const MOST = 10_000;

export type PlanFigures = { due: number; late: number; nextHour: number };

/** Posts whose time has come, those of them later than `lateMs`, and those of the next hour. Held ones count as well. */
export async function countPlanned(now: Date, lateMs: number): Promise<PlanFigures> {
  const lateAt = new Date(now.getTime() - lateMs);
  const hourAt = new Date(now.getTime() + 3_600_000);
  const [row] = await getDb().$queryRaw<PlanFigures[]>`
    SELECT (count(*) FILTER (WHERE "publishAt" <= ${now}))::int AS "due",
      (count(*) FILTER (WHERE "publishAt" <= ${lateAt}))::int AS "late",
      (count(*) FILTER (WHERE "publishAt" > ${now}))::int AS "nextHour"
    FROM (
      SELECT "publishAt" FROM "Post"
      WHERE "nextActionAt" IS NOT NULL AND "publishAt" <= ${hourAt} AND "status" IN ('scheduled', 'publishing')
      ORDER BY "publishAt" LIMIT ${MOST}
    ) "planned"`;
  return row ?? { due: 0, late: 0, nextHour: 0 };
}

/** Posts that stand failed or unconfirmed now, by kind. */
export async function countFailedByKind(): Promise<{ kind: string; count: number }[]> {
  return getDb().$queryRaw`
    SELECT "kind", count(*)::int AS "count" FROM (
      SELECT "failureKind" AS "kind" FROM "Post"
      WHERE "failureKind" IS NOT NULL AND "status" IN ('failed', 'unconfirmed') LIMIT ${MOST}
    ) "failed" GROUP BY "kind" ORDER BY "kind"`;
}

/** Posts that wait until the operator has mended what Meta refuses. */
export async function countWaitingForOperator(): Promise<number> {
  const [row] = await getDb().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM (
      SELECT 1 FROM "Post" WHERE "failureKind" = 'operator' AND "status" IN ('scheduled', 'publishing') LIMIT ${MOST}
    ) "waiting"`;
  return row?.count ?? 0;
}

export type LatenessFigures = { bound: number; count: number }[];

/** Posts that went out since `since`: how many at most `bound` seconds after their time, for each bound. */
export async function countByLateness(since: Date, bounds: number[]): Promise<LatenessFigures> {
  return getDb().$queryRaw`
    SELECT "bound", (count(*) FILTER (WHERE "seconds" <= "bound"))::int AS "count"
    FROM unnest(${[...bounds, Number.MAX_SAFE_INTEGER]}::float8[]) AS "bound" LEFT JOIN (
      SELECT extract(epoch FROM "publishedAt" - "publishAt")::float8 AS "seconds" FROM "Post"
      WHERE "publishedAt" >= ${since} AND "status" = 'published' LIMIT ${MOST}
    ) "recent" ON true GROUP BY "bound" ORDER BY "bound"`;
}

export async function countAccounts(now: Date): Promise<{ held: number; throttled: number; all: number }> {
  const [row] = await getDb().$queryRaw<{ held: number; throttled: number; all: number }[]>`
    SELECT (count(*) FILTER (WHERE "heldAt" IS NOT NULL))::int AS "held",
      (count(*) FILTER (WHERE "throttledUntil" > ${now}))::int AS "throttled", count(*)::int AS "all"
    FROM (SELECT "heldAt", "throttledUntil" FROM "InstagramAccount" LIMIT ${MOST}) "accounts"`;
  return row ?? { held: 0, throttled: 0, all: 0 };
}

export type LastRun = { startedAt: Date; finishedAt: Date | null };

/** The newest tick, and the newest one that came to its end. */
export async function readLastRuns(): Promise<{ started: LastRun | null; finished: LastRun | null }> {
  const select = { startedAt: true, finishedAt: true } as const;
  const orderBy = { startedAt: "desc" } as const;
  const [started, finished] = await Promise.all([
    getDb().schedulerRun.findFirst({ select, orderBy }),
    getDb().schedulerRun.findFirst({ select, orderBy, where: { finishedAt: { not: null } } }),
  ]);
  return { started, finished };
}

/** The accounts that published most since `since`, with their tokens, still encrypted. */
export async function listBusiestAccounts(
  since: Date,
  limit: number,
): Promise<{ igUserId: string; pageTokenCipher: string }[]> {
  return getDb().$queryRaw`
    SELECT a."igUserId", a."pageTokenCipher" FROM (
      SELECT "accountId", count(*) AS "posts" FROM (
        SELECT "accountId" FROM "Post" WHERE "publishedAt" >= ${since} LIMIT ${MOST}
      ) "recent" GROUP BY "accountId" ORDER BY "posts" DESC LIMIT ${limit}
    ) "busy" JOIN "InstagramAccount" a ON a."id" = "busy"."accountId" WHERE a."heldAt" IS NULL ORDER BY "busy"."posts" DESC`;
}
