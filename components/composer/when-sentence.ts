import { timeLeft } from "@/components/grid/time-left";
import { checkPublishAt } from "@/lib/schedule/window";
import { formatWhen, toInstant } from "@/lib/schedule/zone";

export type WhenSentence = { text: string; isProblem: boolean };

/**
 * What a chosen wall-clock time means, or what is wrong with it.
 * @param local value of a datetime-local input, "" when nothing is chosen
 * @returns null when nothing is chosen
 */
export function whenSentence(local: string, timeZone: string, now: Date): WhenSentence | null {
  if (local === "") return null;
  const time = toInstant(local, timeZone);
  if (time === null) return { text: "Choose a day and a time.", isProblem: true };
  const refusal = checkPublishAt(time.instant, now);
  if (refusal !== null) return { text: refusal, isProblem: true };
  const when = formatWhen(time.instant, timeZone, now);
  const left = `in ${timeLeft(time.instant.getTime() - now.getTime())}`;
  return { text: `Goes out ${when}, ${left}.${clockChange(time.note)}`, isProblem: false };
}

function clockChange(note: "skipped" | "repeated" | null): string {
  if (note === "skipped") return " The clocks go forward then: the time you chose does not exist that day.";
  if (note === "repeated") return " The clocks go back then: that time comes twice, the first one is meant.";
  return "";
}
