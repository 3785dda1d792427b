import { ChevronLeft, ChevronRight, Repeat } from "lucide-react";
import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { formatDays, formatLongDay, formatMonth } from "@/lib/schedule/days";
import { type Span, spanPath } from "@/lib/schedule/span";

type Props = { span: Span; today: string; username: string; hasSlots: boolean };

const before = { month: "Month before", week: "Week before", day: "Day before" } as const;
const after = { month: "Next month", week: "Next week", day: "Next day" } as const;
const stepClass = "flex size-11 items-center justify-center rounded-control hover:bg-sunken";

/** What is shown, the ways to other days, and the timetable. */
export function CalendarHeader({ span, today, username, hasSlots }: Props) {
  const { kind, key, days } = span;
  const isNow = days.includes(today) && (kind !== "month" || today.startsWith(key));
  return (
    <header className="flex flex-wrap items-center gap-x-2 gap-y-3 px-4 pt-5 pb-4 md:px-0 md:pt-8">
      <div className="flex w-full items-center gap-2 md:contents">
        <div className="mr-auto min-w-0">
          <h1 className="text-2xl font-semibold tracking-tight">{titleOf(span)}</h1>
          <p className="truncate text-soft">@{username}</p>
        </div>
        <LinkButton href="/calendar/slots" className="max-md:px-3">
          <Repeat size={18} aria-hidden />
          <span className="max-md:sr-only">{hasSlots ? "Weekly slots" : "Set weekly slots"}</span>
        </LinkButton>
      </div>
      <nav aria-label="Other days" className="-ml-2 flex items-center max-md:mr-auto md:ml-0">
        <Link href={spanPath(kind, span.previous)} className={stepClass}>
          <ChevronLeft size={22} aria-hidden />
          <span className="sr-only">{before[kind]}</span>
        </Link>
        <Link href={spanPath(kind, span.next)} className={stepClass}>
          <ChevronRight size={22} aria-hidden />
          <span className="sr-only">{after[kind]}</span>
        </Link>
        {isNow ? null : (
          <LinkButton variant="quiet" href={spanPath(kind, kind === "month" ? today.slice(0, 7) : today)}>
            Today
          </LinkButton>
        )}
      </nav>
      <KindSwitch span={span} today={today} />
    </header>
  );
}

function KindSwitch({ span, today }: { span: Span; today: string }) {
  const { kind, days, key } = span;
  const day = days.includes(today) && (kind !== "month" || today.startsWith(key)) ? today : firstOf(span);
  const kinds = [
    { name: "Month", kind: "month", href: spanPath("month", day.slice(0, 7)) },
    { name: "Week", kind: "week", href: spanPath("week", day) },
  ] as const;
  return (
    <nav aria-label="Month or week" className="flex rounded-control border border-line bg-surface p-0.5">
      {kinds.map((each) => (
        <Link
          key={each.kind}
          href={each.href}
          aria-current={each.kind === kind ? "page" : undefined}
          className="flex min-h-10 items-center rounded-[6px] px-3.5 font-medium text-soft hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink"
        >
          {each.name}
        </Link>
      ))}
    </nav>
  );
}

function firstOf({ kind, key }: Span): string {
  return kind === "month" ? `${key}-01` : key;
}

function titleOf({ kind, key, days }: Span): string {
  if (kind === "month") return formatMonth(key);
  if (kind === "day") return formatLongDay(key);
  return formatDays(key, days.at(-1) ?? key);
}
