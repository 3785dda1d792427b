import { ChevronLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { addSlots, removeSlot } from "@/app/actions/calendar";
import { AddSlotForm } from "@/components/calendar/add-slot-form";
import { SlotTable } from "@/components/calendar/slot-table";
import { requireUser } from "@/lib/auth/session";
import { getNextFreeSlot } from "@/lib/compose/next-slot";
import { listAccounts } from "@/lib/db/accounts";
import { listSlots } from "@/lib/db/slots";
import { MAX_DAYS_AHEAD } from "@/lib/schedule/window";
import { formatWhen } from "@/lib/schedule/zone";
import { SLOT_WORDS } from "@/lib/words/plan";

export const metadata: Metadata = { title: "Weekly slots" };

export default async function SlotsPage() {
  const user = await requireUser();
  const accounts = await listAccounts(user.id);
  const account = accounts.find(({ id }) => id === user.activeAccountId) ?? accounts[0];
  if (account === undefined) redirect("/connect");
  const now = new Date();
  const timeZone = user.timeZone ?? "UTC";
  const slots = await listSlots(user.id, account.id);
  const next = await getNextFreeSlot(user, account.id, slots, now);
  return (
    <div className="mx-auto max-w-xl space-y-8 px-4 pt-5 md:px-6 md:pt-8">
      <header>
        <Link
          href="/calendar"
          className="-ml-2 inline-flex min-h-11 items-center gap-1 rounded-control px-2 text-soft hover:text-ink"
        >
          <ChevronLeft size={18} aria-hidden />
          Calendar
        </Link>
        <h1 className="text-2xl font-semibold tracking-tight">Weekly slots</h1>
        <p className="mt-1 text-soft">{SLOT_WORDS.about(account.username)}</p>
      </header>
      <section aria-labelledby="timetable" className="space-y-3">
        <h2 id="timetable" className="text-lg font-semibold">
          Timetable
        </h2>
        <SlotTable slots={slots} removeSlot={removeSlot} />
        {next === null ? null : (
          <p className="text-soft">
            Next free slot: <span className="font-medium text-ink">{formatWhen(next, timeZone, now)}</span>
          </p>
        )}
        {slots.length > 0 && next === null ? <p className="text-soft">{SLOT_WORDS.allTaken(MAX_DAYS_AHEAD)}</p> : null}
      </section>
      <AddSlotForm timeZone={timeZone} addSlots={addSlots} />
    </div>
  );
}
