import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { reorderPosts } from "@/app/actions/posts";
import { NoticeToast } from "@/components/grid/notice-toast";
import { noticeWords } from "@/components/grid/notice-words";
import { Planner } from "@/components/grid/planner";
import { PlannerHeader } from "@/components/grid/planner-header";
import { whenLabels } from "@/components/grid/when-label";
import { Alert } from "@/components/ui/alert";
import { requireUser } from "@/lib/auth/session";
import { listAccounts } from "@/lib/db/accounts";
import { listPlannerPosts } from "@/lib/db/planner";
import { formatWhen } from "@/lib/schedule/zone";

export const metadata: Metadata = { title: "Planner" };

type Props = { searchParams: Promise<{ notice?: string | string[]; post?: string | string[] }> };

export default async function PlannerPage({ searchParams }: Props) {
  const [user, { notice, post }] = await Promise.all([requireUser(), searchParams]);
  const accounts = await listAccounts(user.id);
  const account = accounts.find(({ id }) => id === user.activeAccountId) ?? accounts[0];
  if (account === undefined) redirect("/connect");
  const posts = await listPlannerPosts(user.id, account.id);

  const now = new Date();
  const timeZone = user.timeZone ?? "UTC";
  const all = Object.values(posts).flat();
  const labels = whenLabels(
    all.map((tile) => tile.publishedAt ?? tile.publishAt),
    timeZone,
    now,
  );
  const about = posts.upcoming.find(({ id }) => id === [post].flat()[0])?.publishAt ?? null;
  const words = noticeWords([notice].flat()[0] ?? null, about === null ? null : formatWhen(about, timeZone, now));
  return (
    <div className="mx-auto max-w-5xl md:px-6">
      <PlannerHeader account={account} nextAt={posts.upcoming[0]?.publishAt ?? null} now={now.toISOString()} />
      {account.isHeld ? (
        <div className="px-3 pb-6 md:px-0">
          <Alert tone="warn">{account.heldSentence ?? "Instagram refuses this account at the moment."}</Alert>
        </div>
      ) : null}
      <Planner posts={posts} labels={labels} reorderPosts={reorderPosts} />
      {words === null ? null : <NoticeToast text={words} />}
    </div>
  );
}
