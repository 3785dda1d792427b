import "server-only";
import { unstable_rethrow } from "next/navigation";
import { log } from "@/lib/log";
import { securityHeaders } from "./security-headers";
import { envOrAnswer } from "./unconfigured";

/**
 * Wraps the handlers of a route that `proxy.ts` leaves out, because of its bodies: puts on every answer what the proxy would.
 * They are data, which needs no nonce.
 */
export function besideProxy<Rest extends unknown[]>(
  run: (request: Request, ...rest: Rest) => Response | Promise<Response>,
): (request: Request, ...rest: Rest) => Promise<Response> {
  return async (request, ...rest) => {
    const env = envOrAnswer();
    if ("init" in env) return new Response(env.body, env.init);
    const { pathname } = new URL(request.url);
    const response = await runOrFail(() => run(request, ...rest), request.method, pathname);
    for (const [name, value] of Object.entries(securityHeaders(env, pathname, ""))) response.headers.set(name, value);
    return response;
  };
}

/** As Next does it (`onRequestError` in instrumentation.ts), but for the headers. */
async function runOrFail(run: () => Response | Promise<Response>, method: string, path: string): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    unstable_rethrow(error);
    log.error({ err: error, method, path }, "request: failed");
    return new Response(null, { status: 500 });
  }
}

/** For the methods that a route beside the proxy does not have: Next's own answer would lack the headers. */
export function refuseMethod(allowed: string): (request: Request) => Promise<Response> {
  return besideProxy(
    ({ method }) => new Response(null, { status: method === "OPTIONS" ? 204 : 405, headers: { allow: allowed } }),
  );
}
