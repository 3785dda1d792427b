import type { CalendarDay, CalendarTile } from "@/lib/posts/calendar-view";
import { dayOf, formatDay, formatLongDay, formatWeekday } from "./days";
import { isMovable } from "./movable";
import type { Span } from "./span";
import { latestPublishAt } from "./window";
import { toLocal } from "./zone";

type Post = Omit<CalendarTile, "local" | "isMovable" | "isLate" | "caption"> & { caption: string; publishAt: Date };

type Input = {
  span: Span;
  /** One for each day of the span. */
  buckets: readonly { posts: readonly Post[]; more: number }[];
  /** Free weekly slots, soonest first. */
  slots: readonly Date[];
  timeZone: string;
  now: Date;
};

/** When a new post of an empty day is offered to go out, unless a free slot says better. */
const USUAL_TIME = "18:00";
const LEAST_AHEAD_MS = 10 * 60_000;
const HOUR_MS = 60 * 60_000;
/** A post that goes out in these very seconds is not late yet. */
const LATE_MS = 60_000;

/** Puts posts and free slots into their days, with everything a day says about itself. */
export function calendarDays({ span, buckets, slots, timeZone, now }: Input): CalendarDay[] {
  const today = dayOf(now, timeZone);
  const last = dayOf(latestPublishAt(now, timeZone), timeZone);
  const locals = slots.map((slot) => toLocal(slot, timeZone));
  return span.days.map((day, index) => {
    const free = locals.filter((local) => local.startsWith(day));
    return {
      day,
      name: formatDay(day),
      weekday: formatWeekday(day),
      longName: formatLongDay(day),
      posts: (buckets[index]?.posts ?? []).map((post) => toTile(post, timeZone, now)),
      more: buckets[index]?.more ?? 0,
      slots: free,
      newPostAt: day < today || day > last ? null : newPostAt(day, free, timeZone, now),
      isOutside: span.kind === "month" && !day.startsWith(span.key),
      when: day < today ? "past" : day === today ? "today" : day > last ? "beyond" : "ahead",
    };
  });
}

function toTile({ publishAt, ...post }: Post, timeZone: string, now: Date): CalendarTile {
  const { status, isHeld } = post;
  return {
    ...post,
    local: toLocal(publishAt, timeZone),
    isLate: status === "scheduled" && !isHeld && now.getTime() - publishAt.getTime() > LATE_MS,
    isMovable: isMovable({ status, isHeld, publishAt }, now),
  };
}

/** The first free slot of the day, else the usual time, else an hour from now. Null when today has no hour left. */
function newPostAt(day: string, free: readonly string[], timeZone: string, now: Date): string | null {
  const soonest = toLocal(new Date(now.getTime() + LEAST_AHEAD_MS), timeZone);
  const inAnHour = toLocal(new Date(now.getTime() + HOUR_MS), timeZone);
  const latest = toLocal(latestPublishAt(now, timeZone), timeZone);
  const offers = [...free, `${day}T${USUAL_TIME}`, inAnHour, latest];
  return offers.find((local) => local.startsWith(day) && local >= soonest && local <= latest) ?? null;
}
