import "server-only";
import { getDb } from "./client";

/** More than one plans in 50 days, and little to send. */
const MAX_TIMES = 500;

/** When the account's other posts go out, ISO 8601, soonest first. */
export async function listPlannedTimes(userId: string, accountId: string, exceptPostId: string): Promise<string[]> {
  const posts = await getDb().post.findMany({
    where: { accountId, account: { userId }, status: { in: ["scheduled", "publishing"] }, id: { not: exceptPostId } },
    select: { publishAt: true },
    orderBy: { publishAt: "asc" },
    take: MAX_TIMES,
  });
  return posts.flatMap(({ publishAt }) => publishAt?.toISOString() ?? []);
}
