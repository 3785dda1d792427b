import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { movePost, undoMove } from "@/app/actions/calendar";
import { Board } from "@/components/calendar/board";
import { CalendarHeader } from "@/components/calendar/calendar-header";
import { NewDay } from "@/components/time/new-day";
import { requireUser } from "@/lib/auth/session";
import { listAccounts } from "@/lib/db/accounts";
import { listCalendarPosts } from "@/lib/db/calendar";
import { listSlots, listTakenInstants } from "@/lib/db/slots";
import { calendarDays } from "@/lib/schedule/calendar-days";
import { addDays, dayOf, startOfDay } from "@/lib/schedule/days";
import { freeInstants, slotInstants } from "@/lib/schedule/slots";
import { readSpan } from "@/lib/schedule/span";
import { firstWeekday } from "@/lib/schedule/week-start";
import { latestPublishAt } from "@/lib/schedule/window";
import { toLocal } from "@/lib/schedule/zone";

export const metadata: Metadata = { title: "Calendar" };

/** Posts of a day that are shown; the rest is a number that leads to the day. */
const SHOWN = { month: 4, week: 8, day: 100 } as const;

type Query = Record<"month" | "week" | "day", string | string[] | undefined>;

export default async function CalendarPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [user, query, head] = await Promise.all([requireUser(), searchParams, headers()]);
  const accounts = await listAccounts(user.id);
  const account = accounts.find(({ id }) => id === user.activeAccountId) ?? accounts[0];
  if (account === undefined) redirect("/connect");

  const now = new Date();
  const timeZone = user.timeZone ?? "UTC";
  const asked = { month: one(query.month), week: one(query.week), day: one(query.day) };
  const today = dayOf(now, timeZone);
  const span = readSpan(asked, today, firstWeekday(head.get("accept-language")));
  const stretches = span.days.map((day) => ({
    from: startOfDay(day, timeZone),
    to: startOfDay(addDays(day, 1), timeZone),
  }));
  const [buckets, slots] = await Promise.all([
    listCalendarPosts(user.id, account.id, stretches, SHOWN[span.kind]),
    listSlots(user.id, account.id),
  ]);
  const from = new Date(Math.max(now.getTime(), stretches[0]?.from.getTime() ?? 0));
  const until = new Date(Math.min(latestPublishAt(now, timeZone).getTime(), (stretches.at(-1)?.to.getTime() ?? 0) - 1));
  const instants = slotInstants(slots, timeZone, from, until);
  const free = freeInstants(instants, await listTakenInstants(user.id, account.id, instants));
  const days = calendarDays({ span, buckets, slots: free, timeZone, now });
  return (
    <div className="mx-auto max-w-6xl md:px-6">
      <CalendarHeader span={span} today={today} username={account.username} hasSlots={slots.length > 0} />
      <NewDay endsAt={startOfDay(addDays(today, 1), timeZone).toISOString()} now={now.toISOString()} />
      <Board
        key={`${span.kind} ${span.key}`}
        days={days}
        kind={span.kind}
        limits={{ min: toLocal(now, timeZone), max: toLocal(latestPublishAt(now, timeZone), timeZone) }}
        movePost={movePost}
        undoMove={undoMove}
      />
    </div>
  );
}

function one(value: string | string[] | undefined): string | undefined {
  return [value].flat()[0];
}
