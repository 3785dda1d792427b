export type Call = { url: URL; schedule: string; secret: string };

/** Vercel ends a function after this time on every plan; a call that takes longer has gone wrong. */
const TIMEOUT_MS = 300_000;

/**
 * One call as Vercel Cron makes it: GET, its headers, no second try, no redirect followed. Never throws: what went
 * wrong is said in one line, and the next call comes anyway.
 */
export async function callRoute({ url, schedule, secret }: Call): Promise<void> {
  const headers = {
    authorization: `Bearer ${secret}`,
    "user-agent": "vercel-cron/1.0",
    "x-vercel-cron-schedule": schedule,
  };
  try {
    const response = await fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body = await response.text();
    if (!response.ok) console.error(`${url.pathname} answered ${response.status}: ${oneLine(body)}`);
  } catch (error) {
    console.error(`${url.pathname} could not be called: ${reason(error)}`);
  }
}

function oneLine(body: string): string {
  return body.replace(/\s+/g, " ").slice(0, 200);
}

/** `fetch` says only "fetch failed"; what happened is its cause. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
