import "server-only";
import { getEnv } from "@/lib/env";
import { hasBearer } from "./bearer";

/** Wraps what is for the operator only: without `Authorization: Bearer OPERATOR_SECRET` it does nothing; unset, nobody gets in. */
export function operatorRoute(run: (request: Request) => Promise<Response>): (request: Request) => Promise<Response> {
  return async (request) => {
    const secret = getEnv().OPERATOR_SECRET;
    if (secret !== undefined && hasBearer(request, secret)) return run(request);
    const error =
      secret === undefined ? "Set OPERATOR_SECRET to use this." : "Needs Authorization: Bearer OPERATOR_SECRET";
    return Response.json({ error }, { status: 401, headers: { "cache-control": "no-store" } });
  };
}
