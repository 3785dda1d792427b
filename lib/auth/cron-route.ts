import "server-only";
import { getEnv } from "@/lib/env";
import { noteTick } from "@/lib/operator/ticks";
import { hasBearer } from "./bearer";

/** Wraps every cron route: without `Authorization: Bearer CRON_SECRET` it does nothing, in every environment. */
export function cronRoute(run: (request: Request) => Promise<object>): (request: Request) => Promise<Response> {
  return async (request) => {
    const isAllowed = hasBearer(request, getEnv().CRON_SECRET);
    noteTick(isAllowed ? "takenAt" : "refusedAt", new Date());
    if (!isAllowed) {
      return Response.json({ error: "Needs Authorization: Bearer CRON_SECRET" }, { status: 401 });
    }
    return Response.json(await run(request), { headers: { "cache-control": "no-store" } });
  };
}
