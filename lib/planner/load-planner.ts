import "server-only";
import { listPlannerTiles } from "@/lib/db/planner";
import type { AccountScope } from "@/lib/db/planner-rows";
import { getPlannerSummary } from "@/lib/db/planner-summary";
import { getPreflightAccount, getPreflightFacts } from "@/lib/db/preflight";
import { listForeignTiles } from "@/lib/db/profile-media";
import { listRecentRuns } from "@/lib/db/runs";
import type { PlannerSummary, PlannerView } from "@/lib/posts/planner-view";
import { type PreflightAccount, preflight, type Warning } from "@/lib/posts/preflight";
import { mergeProfile } from "@/lib/posts/profile";
import type { PlannerAddress } from "@/lib/posts/tile-window";
import type { AccountView, PostDetail, PostTile } from "@/lib/posts/view";
import { TIMING } from "@/lib/publish/timing";
import { type Heartbeat, type Run, readHeartbeat } from "@/lib/schedule/heartbeat";

/** A post that is still waiting this long after its time counts as late. */
const LATE_MS = 2 * 60_000;
/** A little more than the engine prepares a post ahead. */
const BEGUN_MS = TIMING.prepareAheadMs + 5 * 60_000;
/** The plan shows only what has just gone out; the profile shows all of it. */
const RECENT = 10;
/** While nobody knows the quota, this is as far as posts of a day are counted. */
const UNKNOWN_QUOTA = 1;

/** The account's rows as the planner reads them. Nothing of a held account is late: it waits for the person. */
export function scopeOf(userId: string, account: Pick<AccountView, "id" | "isHeld">, now: Date): AccountScope {
  const lateBefore = account.isHeld ? new Date(0) : new Date(now.getTime() - LATE_MS);
  const begunBefore = new Date(now.getTime() + BEGUN_MS);
  return { userId, accountId: account.id, lateBefore, begunBefore };
}

/** Everything the planner shows of one account of the person: the same few statements for ten posts and for ten thousand. */
export async function loadPlanner(
  userId: string,
  account: AccountView,
  { isProfile, windows }: PlannerAddress,
  now: Date,
): Promise<PlannerView> {
  const scope = scopeOf(userId, account, now);
  const { attention, upcoming, drafts, published } = windows;
  const recent = { count: RECENT, after: null };
  const wanted = isProfile ? { attention, upcoming, published } : { attention, upcoming, drafts, published: recent };
  const [summary, lists, foreign, runs, terms] = await Promise.all([
    getPlannerSummary(scope),
    listPlannerTiles(scope, wanted),
    isProfile ? listForeignTiles(scope, published) : [],
    listRecentRuns(),
    getPreflightAccount(userId, account.id),
  ]);
  const heartbeat = heartbeatOf(account, summary, scope, runs, now);
  return {
    version: versionOf(summary, heartbeat),
    summary,
    lists,
    profile: mergeProfile(lists.published, foreign, published.count),
    heartbeat,
    warnings: terms === null ? {} : await loadWarnings(scope, lists.upcoming.posts, terms, now),
  };
}

/** The `version` of the planner alone, for a page that asks whether it is still the same. */
export async function loadPlannerVersion(userId: string, account: AccountView, now: Date): Promise<string> {
  const scope = scopeOf(userId, account, now);
  const [summary, runs] = await Promise.all([getPlannerSummary(scope), listRecentRuns()]);
  return versionOf(summary, heartbeatOf(account, summary, scope, runs, now));
}

function versionOf(summary: PlannerSummary, { state }: Heartbeat): string {
  return `${summary.version}.${state}`;
}

/** Nothing of a held account waits for the scheduler; a late post has been waiting at least since it counts as late. */
function heartbeatOf(
  { isHeld }: AccountView,
  { late, nextAt }: PlannerSummary,
  { lateBefore }: AccountScope,
  runs: readonly Run[],
  now: Date,
): Heartbeat {
  const waitingSince = late > 0 ? lateBefore : nextAt;
  return readHeartbeat(runs, isHeld ? null : waitingSince, now);
}

/** What stands in the way of one post of the person; nothing for one that is not scheduled. */
export async function loadPostWarnings(userId: string, post: PostDetail, now: Date): Promise<Warning[]> {
  const accountId = post.account.id;
  const terms = post.status === "scheduled" ? await getPreflightAccount(userId, accountId) : null;
  if (terms === null) return [];
  const warnings = await loadWarnings({ userId, accountId }, [post], terms, now);
  return warnings[post.id] ?? [];
}

/** What stands in the way of these posts, by post; those that nothing is known against are left out. */
async function loadWarnings(
  scope: { userId: string; accountId: string },
  posts: readonly PostTile[],
  terms: PreflightAccount,
  now: Date,
): Promise<Record<string, Warning[]>> {
  const planned = posts.filter((post) => post.status === "scheduled");
  const facts = await getPreflightFacts(
    scope,
    planned.map(({ id }) => id),
    terms.quotaTotal ?? UNKNOWN_QUOTA,
  );
  const found = planned.map(({ id, publishAt, caption, imageCount }) => {
    const post = { publishAt: publishAt ?? "", caption, hasPicture: imageCount > 0 };
    return [id, preflight(post, terms, facts.get(id) ?? { pictureProblem: null, postsInDayBefore: 0 }, now)] as const;
  });
  return Object.fromEntries(found.filter(([, warnings]) => warnings.length > 0));
}
