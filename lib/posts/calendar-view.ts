import type { PostStatus } from "@/lib/publish/machine";
import type { Thumbnail } from "./thumbnail";

/** A post as the calendar shows it. `local` is its time on the person's clock, "YYYY-MM-DDTHH:mm". */
export type CalendarTile = {
  id: string;
  status: PostStatus;
  isHeld: boolean;
  /** Its time has passed and it is still waiting to go out. */
  isLate: boolean;
  isMovable: boolean;
  /** The beginning of the caption. */
  caption: string;
  local: string;
  thumbnail: Thumbnail | null;
  revision: number;
};

export type CalendarDay = {
  /** "YYYY-MM-DD" */
  day: string;
  /** "Tue 24 Nov" */
  name: string;
  /** "Tue" */
  weekday: string;
  /** "Tuesday 24 November" */
  longName: string;
  posts: CalendarTile[];
  /** How many posts there are beside the ones shown. */
  more: number;
  /** Free weekly slots as local times. */
  slots: string[];
  /** Where a new post of that day starts, a local time; null when nothing can be planned there. */
  newPostAt: string | null;
  /** Belongs to the month before or after. */
  isOutside: boolean;
  when: "past" | "today" | "ahead" | "beyond";
};
