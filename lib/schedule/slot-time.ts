import type { Weekday } from "./days";

/** A time of the week on the person's own clock: `minute` counts from midnight. */
export type Slot = { weekday: Weekday; minute: number };

/** "18:30" */
export function formatSlotTime(minute: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Minutes after midnight of "HH:mm", or null. */
export function parseSlotTime(time: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}
