import { z } from "zod";

/** Meta writes "2026-08-07T12:34:56+0000", an offset without a colon that `Date` need not understand (0.3). */
export function parseGraphTime(text: string): Date {
  return new Date(text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
}

/** A time of Meta's that is one. */
export const graphTime = z
  .string()
  .transform(parseGraphTime)
  .refine((time) => !Number.isNaN(time.getTime()));
