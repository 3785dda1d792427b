import { checkReadiness } from "@/lib/operator/health";

export const dynamic = "force-dynamic";

/** Alive: this process answers. `?ready=1` (or `/api/health/ready`) asks whether it can work as well: 503 and why, when not. */
export async function GET(request: Request): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  if (new URL(request.url).searchParams.get("ready") !== "1") return Response.json({ status: "live" }, { headers });
  const readiness = await checkReadiness(new Date());
  if (readiness.ready) {
    const warning = readiness.warning === null ? {} : { warning: readiness.warning };
    return Response.json({ status: "ready", ...warning }, { headers });
  }
  return Response.json({ status: "not-ready", sentence: readiness.sentence }, { status: 503, headers });
}
