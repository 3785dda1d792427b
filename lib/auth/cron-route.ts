import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { getEnv } from "@/lib/env";

/** Wraps every cron route: without `Authorization: Bearer CRON_SECRET` it does nothing, in every environment. */
export function cronRoute(run: (request: Request) => Promise<object>): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isSecret(request.headers.get("authorization") ?? "")) {
      return Response.json({ error: "Needs Authorization: Bearer CRON_SECRET" }, { status: 401 });
    }
    return Response.json(await run(request), { headers: { "cache-control": "no-store" } });
  };
}

/** Compares digests of equal length, so that neither content nor length shows in the time it takes. */
function isSecret(header: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(header), digest(`Bearer ${getEnv().CRON_SECRET}`));
}
