import type { Instrumentation } from "next";

/** What the server does once, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { beginWatch } = await import("./lib/operator/begin-watch");
  beginWatch();
}

/** Every error that no code of ours has caught. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("./lib/log");
  log.error({ err: error, method: request.method, path: request.path.split("?")[0] }, "request: failed");
};
