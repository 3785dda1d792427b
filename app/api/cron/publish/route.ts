import { after } from "next/server";
import { cronRoute } from "@/lib/auth/cron-route";
import { sendHeartbeat } from "@/lib/operator/heartbeat";
import { createEngine } from "@/lib/publish/context";
import { tick } from "@/lib/publish/tick";
import { tellPeople } from "@/lib/tell/deliver";

/** The most a Vercel function may take on every plan (10.3 of the Meta facts). */
export const maxDuration = 300;

const DEFAULT_WINDOW_SECONDS = 60;
/** Leaves the last step, two calls to Meta at most, time to finish within `maxDuration`. */
const MAX_WINDOW_SECONDS = 240;

/** `?window=` seconds this run covers: as long as it takes until the next one comes. More than it can do counts as the most. */
export const GET = cronRoute(async (request) => {
  const asked = Number(new URL(request.url).searchParams.get("window") ?? DEFAULT_WINDOW_SECONDS);
  const seconds = Number.isFinite(asked) ? Math.min(Math.max(asked, 0), MAX_WINDOW_SECONDS) : DEFAULT_WINDOW_SECONDS;
  const spare = (until: Date) => tellPeople(() => new Date(), until);
  const ticking = tick(createEngine(new Date(Date.now() + seconds * 1000), { spare }));
  // Next waits for this when it is told to end, also when whoever asked has gone.
  after(async () => {
    const isGood = await ticking.then(
      ({ errors }) => errors === 0,
      () => false,
    );
    if (isGood) await sendHeartbeat();
  });
  return ticking;
});
