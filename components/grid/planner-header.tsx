import { Avatar } from "@/components/ui/avatar";
import type { PlannerSummary } from "@/lib/posts/planner-view";
import type { PlannerAddress } from "@/lib/posts/tile-window";
import type { AccountView } from "@/lib/posts/view";
import { clockShiftMs } from "@/lib/schedule/zone";
import { NextPost } from "./next-post";
import { ViewToggle } from "./view-toggle";
import { type WhenLabel, whenWords } from "./when-label";

type Props = {
  account: AccountView;
  summary: PlannerSummary;
  address: PlannerAddress;
  /** When the scheduler was last seen; null = never. */
  lastSeen: WhenLabel | null;
  timeZone: string;
  now: Date;
};

export function PlannerHeader({ account, summary, address, lastSeen, timeZone, now }: Props) {
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-4 px-4 pt-5 pb-4 md:px-0 md:pt-8 md:pb-6">
      <Avatar url={account.pictureUrl} name={account.username} size={48} />
      <div className="min-w-0 flex-1">
        <h1 className="truncate text-xl font-semibold tracking-tight">@{account.username}</h1>
        <p className="text-soft">
          <NextWords account={account} summary={summary} timeZone={timeZone} now={now} />
        </p>
        <p className="text-sm text-soft">
          {lastSeen === null ? "Scheduler not seen yet" : `Scheduler last seen ${whenWords(lastSeen)}`}
        </p>
      </div>
      <ViewToggle address={address} />
    </header>
  );
}

function NextWords({ account, summary, timeZone, now }: Pick<Props, "account" | "summary" | "timeZone" | "now">) {
  if (summary.isPublishing) return "A post is going out now";
  if (summary.nextAt === null) return "Nothing planned";
  if (account.isHeld) return "Waiting until the account is connected again";
  const shiftMs = clockShiftMs(now, summary.nextAt, timeZone);
  return <NextPost publishAt={summary.nextAt.toISOString()} now={now.toISOString()} shiftMs={shiftMs} />;
}
