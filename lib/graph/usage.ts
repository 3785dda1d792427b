import { z } from "zod";

/** How much of an allowance is used up, from the usage headers (section 6 of the Meta facts). */
export type Usage = {
  /** The fullest of all counters, in percent. */
  percent: number;
  /** How long Meta wants us to stay away, when it says so. */
  regainMs: number;
};

const counters = z.object({ call_count: z.number(), total_time: z.number(), total_cputime: z.number() }).partial();
const businessUsage = z.record(
  z.string(),
  z.array(counters.extend({ estimated_time_to_regain_access: z.number().optional() })),
);

/** Reads both usage headers; null when neither is there. A malformed header counts as absent. */
export function readUsage(headers: Headers): Usage | null {
  const app = parseHeader(headers.get("x-app-usage"), counters);
  const business = parseHeader(headers.get("x-business-use-case-usage"), businessUsage);
  if (app === null && business === null) return null;
  const rows = business === null ? [] : Object.values(business).flat();
  const percents = [app ?? {}, ...rows].map(({ call_count = 0, total_time = 0, total_cputime = 0 }) =>
    Math.max(call_count, total_time, total_cputime),
  );
  const regainMinutes = rows.map((row) => row.estimated_time_to_regain_access ?? 0);
  return { percent: Math.max(...percents), regainMs: Math.max(0, ...regainMinutes) * 60_000 };
}

function parseHeader<Shape>(value: string | null, schema: z.ZodType<Shape>): Shape | null {
  if (value === null) return null;
  try {
    return schema.safeParse(JSON.parse(value)).data ?? null;
  } catch {
    return null;
  }
}
