import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GET as getReady } from "@/app/api/health/ready/route";
import { cronRoute } from "@/lib/auth/cron-route";
import { getDb } from "@/lib/db/client";
import { readTicks } from "@/lib/operator/ticks";
import { emptyDatabase } from "../setup/database";

const route = cronRoute(async () => ({}));
const ask = (path: string, headers = {}) => new Request(`http://localhost:3999${path}`, { headers });

// Connecting for the first time takes a busy machine longer than a probe waits.
beforeAll(() => getDb().user.count());
beforeEach(emptyDatabase);

describe("/api/health/ready and the calls of the publish route", () => {
  const MINUTE_MS = 60_000;
  const { startedAt } = readTicks();
  const callWith = (secret: string) => route(ask("/api/cron/publish", { authorization: `Bearer ${secret}` }));
  const ready = async () => {
    const response = await getReady(ask("/api/health/ready"));
    const said = await response.json();
    expect(response.status).toBe(said.status === "ready" ? 200 : 503);
    return said;
  };
  const minutesAgo = (minutes: number) => Date.now() - minutes * MINUTE_MS;

  beforeEach(() => {
    Object.assign(readTicks(), { startedAt: minutesAgo(30), takenAt: null, refusedAt: null });
    vi.stubEnv("OSPOST_CRON_RUNNER", "1");
  });
  afterEach(() => {
    Object.assign(readTicks(), { startedAt, takenAt: null, refusedAt: null });
    vi.unstubAllEnvs();
  });

  it("is ready after a call, and not five minutes after the last one", async () => {
    expect((await callWith(process.env.CRON_SECRET ?? "")).status).toBe(200);
    expect(await ready()).toEqual({ status: "ready" });
    readTicks().takenAt = minutesAgo(6);
    expect(await ready()).toEqual({ status: "not-ready", sentence: expect.stringContaining("Nothing has called") });
  });

  it("waits for the first call of a new process", async () => {
    readTicks().startedAt = minutesAgo(4);
    expect(await ready()).toEqual({ status: "ready" });
  });

  it("says that calls come with another secret", async () => {
    expect((await callWith("another")).status).toBe(401);
    expect(await ready()).toEqual({ status: "not-ready", sentence: expect.stringContaining("another CRON_SECRET") });
  });

  it("stays ready where calls come from elsewhere, and warns once they have stopped", async () => {
    vi.stubEnv("OSPOST_CRON_RUNNER", "");
    expect(await ready()).toEqual({ status: "ready" });
    const at = new Date(minutesAgo(11));
    await getDb().schedulerRun.create({ data: { startedAt: at, finishedAt: at } });
    expect(await ready()).toEqual({ status: "ready", warning: expect.stringContaining("11 minutes ago") });
    await callWith("another");
    expect(await ready()).toEqual({ status: "ready", warning: expect.stringContaining("another CRON_SECRET") });
  });
});
