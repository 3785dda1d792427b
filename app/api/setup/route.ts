import { operatorRoute } from "@/lib/auth/operator-route";
import { runChecks } from "@/lib/operator/setup/run-checks";

/** Checks the whole setup, live, and says what is wrong and what to do: 200 when all is well, else 503. */
export const GET = operatorRoute(async () => {
  const checks = await runChecks(() => new Date());
  const isGood = checks.every((check) => check.isGood);
  return Response.json({ isGood, checks }, { status: isGood ? 200 : 503, headers: { "cache-control": "no-store" } });
});
