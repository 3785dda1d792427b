import { operatorRoute } from "@/lib/auth/operator-route";
import { renderMetrics } from "@/lib/operator/metrics";

/** Prometheus' text format, behind the operator's secret. What the names mean: docs/operate.md. */
export const GET = operatorRoute(
  async () =>
    new Response(await renderMetrics(new Date()), {
      headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
    }),
);
