import { cronRoute } from "@/lib/auth/cron-route";
import { createEngine } from "@/lib/publish/context";
import { tick } from "@/lib/publish/tick";

/** The most a Vercel function may take on every plan (10.3 of the Meta facts). */
export const maxDuration = 300;

const DEFAULT_WINDOW_SECONDS = 60;
/** Leaves the last step time to finish within `maxDuration`. */
const MAX_WINDOW_SECONDS = 240;

/** `?window=` seconds this run covers: as long as it takes until the next one comes. */
export const GET = cronRoute(async (request) => {
  const asked = Number(new URL(request.url).searchParams.get("window") ?? DEFAULT_WINDOW_SECONDS);
  const seconds = Number.isFinite(asked) ? Math.min(Math.max(asked, 0), MAX_WINDOW_SECONDS) : DEFAULT_WINDOW_SECONDS;
  return tick(createEngine(new Date(Date.now() + seconds * 1000)));
});
