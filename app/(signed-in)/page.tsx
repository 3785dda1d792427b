import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { dismissNotice } from "@/app/actions/accounts";
import { reorderPosts } from "@/app/actions/posts";
import { HeartbeatBanner } from "@/components/grid/heartbeat-banner";
import { Live } from "@/components/grid/live";
import { NoticeToast } from "@/components/grid/notice-toast";
import { Planner } from "@/components/grid/planner";
import { PlannerHeader } from "@/components/grid/planner-header";
import { whenLabel } from "@/components/grid/when-label";
import { NoticeList } from "@/components/notices/notice-list";
import { NewDay } from "@/components/time/new-day";
import { refreshFacts } from "@/lib/accounts/refresh-facts";
import { requireUser } from "@/lib/auth/session";
import { listAccounts } from "@/lib/db/accounts";
import { listOpenNotices } from "@/lib/db/notices";
import { loadPlanner } from "@/lib/planner/load-planner";
import { readPlannerAddress } from "@/lib/posts/tile-window";
import { addDays, dayOf, startOfDay } from "@/lib/schedule/days";
import { formatWhen } from "@/lib/schedule/zone";
import { noticeWords } from "@/lib/words/notice";

export const metadata: Metadata = { title: "Planner" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PlannerPage({ searchParams }: Props) {
  const [user, params] = await Promise.all([requireUser(), searchParams]);
  const accounts = await listAccounts(user.id);
  const account = accounts.find(({ id }) => id === user.activeAccountId) ?? accounts[0];
  if (account === undefined) redirect("/connect");

  const now = new Date();
  const timeZone = user.timeZone ?? "UTC";
  const address = readPlannerAddress(params);
  const [view, notices] = await Promise.all([loadPlanner(user.id, account, address, now), listOpenNotices(user.id)]);
  after(() => refreshFacts(user.id, account.id));

  const { heartbeat, summary } = view;
  const lastSeen = heartbeat.lastSeenAt === null ? null : whenLabel(heartbeat.lastSeenAt.toISOString(), timeZone, now);
  const about = view.lists.upcoming.posts.find(({ id }) => id === [params["post"]].flat()[0])?.publishAt ?? null;
  const notice = [params["notice"]].flat()[0] ?? null;
  const words = noticeWords(notice, about === null ? null : formatWhen(about, timeZone, now));
  return (
    <div className="mx-auto max-w-5xl md:px-6">
      <PlannerHeader
        account={account}
        summary={summary}
        address={address}
        lastSeen={lastSeen}
        timeZone={timeZone}
        now={now}
      />
      <div className="space-y-3 px-3 pb-6 empty:hidden md:px-0">
        <HeartbeatBanner state={heartbeat.state} lastSeen={lastSeen} late={summary.late} />
        <NoticeList notices={notices} dismissNotice={dismissNotice} />
      </div>
      <Planner
        view={view}
        account={account}
        address={address}
        timeZone={timeZone}
        now={now}
        reorderPosts={reorderPosts}
      />
      <NewDay endsAt={startOfDay(addDays(dayOf(now, timeZone), 1), timeZone).toISOString()} now={now.toISOString()} />
      <Live
        version={view.version}
        nextAt={summary.isPublishing ? now.toISOString() : (summary.nextAt?.toISOString() ?? null)}
        now={now.toISOString()}
      />
      {words === null ? null : <NoticeToast text={words} />}
    </div>
  );
}
