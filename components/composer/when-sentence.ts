import { timeLeft } from "@/components/grid/time-left";
import { clockChange } from "@/lib/schedule/clock-change";
import { checkPublishAt } from "@/lib/schedule/window";
import { clockShiftMs, formatWhen, offsetName, toInstant } from "@/lib/schedule/zone";
import { SAVE_WORDS, WHEN_WORDS } from "@/lib/words/compose";

export type WhenSentence = {
  text: string;
  isProblem: boolean;
  /** The two moments that are meant, when the clocks go back and the time comes twice. */
  twice: { first: string; second: string } | null;
};

type Chosen = { when: string; isSecond: boolean };
/** `accessEnd`: when Meta's access ends, null = it does not. */
type Clock = { timeZone: string; now: Date; accessEnd: Date | null };

/**
 * What a chosen wall-clock time means, or what is wrong with it.
 * @param chosen `when` is the value of a datetime-local input, "" when nothing is chosen
 * @returns null when nothing is chosen
 */
export function whenSentence({ when, isSecond }: Chosen, { timeZone, now, accessEnd }: Clock): WhenSentence | null {
  if (when === "") return null;
  const time = toInstant(when, timeZone, isSecond ? "second" : "first");
  if (time === null) return { text: SAVE_WORDS.noTime, isProblem: true, twice: null };
  const twice = time.note === "repeated" ? bothTimes(when, timeZone) : null;
  const change = clockChange(when, time, timeZone);
  const refusal = checkPublishAt(time.instant, now, accessEnd, timeZone);
  if (refusal !== null) return { text: `${refusal}${change}`, isProblem: true, twice };
  const goesOut = formatWhen(time.instant, timeZone, now);
  const leftMs = time.instant.getTime() - now.getTime();
  const left = timeLeft(leftMs, clockShiftMs(now, time.instant, timeZone));
  return { text: `${WHEN_WORDS.goesOut(goesOut, left)}${change}`, isProblem: false, twice };
}

function bothTimes(when: string, timeZone: string): { first: string; second: string } | null {
  const [first, second] = [toInstant(when, timeZone, "first"), toInstant(when, timeZone, "second")];
  if (first === null || second === null) return null;
  return {
    first: `The first ${when.slice(11, 16)} (${offsetName(first.instant, timeZone)})`,
    second: `The second ${when.slice(11, 16)} (${offsetName(second.instant, timeZone)})`,
  };
}
