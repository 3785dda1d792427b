import { CLOCK_WORDS } from "@/lib/words/plan";
import { type LocalTime, offsetName } from "./zone";

/**
 * What to add to a sentence about a time when the clocks change at it: " The clocks go back that night: …", "" when they do not.
 * @param local "YYYY-MM-DDTHH:mm", what was chosen; `time` is the moment it means
 */
export function clockChange(local: string, { note, instant }: LocalTime, timeZone: string): string {
  const hour = local.slice(11, 16);
  if (note === "skipped") return ` ${CLOCK_WORDS.skipped(hour)}`;
  if (note === "repeated") return ` ${CLOCK_WORDS.repeated(hour, offsetName(instant, timeZone))}`;
  return "";
}
