import { setTimeout as sleep } from "node:timers/promises";

/** What a scheduler without preparation does: everything at the due time. */
export type Baseline = {
  /** Pause before each further look at the container. */
  lookEveryMs: number;
  maxLooks: number;
  atOnce: number;
};

/** A: the simple scheduler. */
export const SIMPLE: Baseline = { lookEveryMs: 4_000, maxLooks: 11, atOnce: 10 };
/** B: looks rarely, does many at once. */
export const PATIENT: Baseline = { lookEveryMs: 20_000, maxLooks: 11, atOnce: 400 };

export type BaselinePost = { igUserId: string; token: string };

/** Publishes every post from `dueAt` on, `atOnce` at a time, and comes back when all are out. */
export async function runBaseline(
  baseline: Baseline,
  posts: readonly BaselinePost[],
  meta: { url: string; pictureUrl: string; dueAt: Date },
): Promise<void> {
  await sleep(meta.dueAt.getTime() - Date.now());
  const waiting = [...posts];
  const lane = async () => {
    for (let post = waiting.shift(); post !== undefined; post = waiting.shift()) await publishOne(baseline, post, meta);
  };
  await Promise.all(Array.from({ length: baseline.atOnce }, lane));
}

async function publishOne(
  baseline: Baseline,
  { igUserId, token }: BaselinePost,
  meta: { url: string; pictureUrl: string },
): Promise<void> {
  const call = async (
    method: string,
    path: string,
    params: Record<string, string>,
  ): Promise<Record<string, unknown>> => {
    const query = new URLSearchParams(params);
    const address = `${meta.url}/v25.0/${path}`;
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(method === "POST" ? address : `${address}?${query}`, {
      method,
      headers,
      ...(method === "POST" ? { body: query } : {}),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const { id } = await call("POST", `${igUserId}/media`, { image_url: meta.pictureUrl, caption: "A picture" });
  const creationId = String(id);
  for (let look = 1; look <= baseline.maxLooks; look++) {
    const { status_code } = await call("GET", creationId, { fields: "status_code" });
    if (status_code === "FINISHED") break;
    await sleep(baseline.lookEveryMs);
  }
  await call("POST", `${igUserId}/media_publish`, { creation_id: creationId });
}
