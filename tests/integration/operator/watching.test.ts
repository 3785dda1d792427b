import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GET as getReady } from "@/app/api/health/ready/route";
import { GET as getHealth } from "@/app/api/health/route";
import { GET as getMetrics } from "@/app/api/metrics/route";
import { getDb } from "@/lib/db/client";
import { sendHeartbeat } from "@/lib/operator/heartbeat";
import { tick } from "@/lib/publish/tick";
import { expectConsole } from "../../support/console";
import { EngineStage } from "../engine/stage";
import { emptyDatabase, query } from "../setup/database";
import { type Listener, startListener } from "./stage";

const SECRET = "only-for-the-operator-0123";
let stage: EngineStage;
let listener: Listener;

beforeAll(async () => {
  stage = await EngineStage.open({ isRealTime: true });
  listener = await startListener();
  Object.assign(process.env, {
    META_GRAPH_URL: stage.sandbox.url,
    FACEBOOK_APP_ID: stage.sandbox.appId,
    FACEBOOK_APP_SECRET: stage.sandbox.appSecret,
    OPERATOR_SECRET: SECRET,
    HEARTBEAT_URL: `${listener.url}/ping`,
  });
});

afterAll(async () => {
  await stage.close();
  await listener.stop();
});

beforeEach(emptyDatabase);

const ask = (path: string, headers = {}) => new Request(`http://localhost:3999${path}`, { headers });

describe("/api/health", () => {
  it("says that the process is alive without asking anybody", async () => {
    const response = await getHealth(ask("/api/health"));
    expect([response.status, await response.json()]).toEqual([200, { status: "live" }]);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("says that it is ready when the database is there and was brought up to date", async () => {
    const [row] = await query<{ name: string }>(
      process.env.DATABASE_URL ?? "",
      'SELECT "migration_name" AS "name" FROM "_prisma_migrations" ORDER BY 1 DESC LIMIT 1',
    );
    vi.stubEnv("OSPOST_NEWEST_MIGRATION", row?.name ?? "");
    const response = await getHealth(ask("/api/health?ready=1"));
    expect([response.status, await response.json()]).toEqual([200, { status: "ready" }]);
    expect((await getReady(ask("/api/health/ready"))).status).toBe(200);
    vi.stubEnv("OSPOST_NEWEST_MIGRATION", "20990101000000_not_yet");
    const early = await getReady(ask("/api/health/ready"));
    expect(early.status).toBe(503);
    expect(await early.text()).toContain("lacks the migration 20990101000000_not_yet");
    vi.unstubAllEnvs();
  });

  it("is not ready while the database is away, in words without a secret, and ready again afterwards", async () => {
    expectConsole(/health: the database does not answer/);
    await query(process.env.DATABASE_URL ?? "", 'ALTER TABLE "_prisma_migrations" RENAME TO "_away"');
    const response = await getReady(ask("/api/health/ready"));
    await query(process.env.DATABASE_URL ?? "", 'ALTER TABLE "_away" RENAME TO "_prisma_migrations"');
    expect(response.status).toBe(503);
    const body = await response.text();
    expect(body).toContain("DATABASE_URL");
    expect(body).not.toContain(new URL(process.env.DATABASE_URL ?? "").password);
    expect((await getReady(ask("/api/health/ready"))).status).toBe(200);
  });
});

describe("/api/metrics", () => {
  const scrape = async () => (await getMetrics(ask("/api/metrics", { authorization: `Bearer ${SECRET}` }))).text();

  it("is for the operator only", async () => {
    expect((await getMetrics(ask("/api/metrics"))).status).toBe(401);
    expect((await getMetrics(ask("/api/metrics", { authorization: `Bearer ${SECRET}x` }))).status).toBe(401);
  });

  it("counts what is due, late, failed and published, and how late", async () => {
    const { accountId } = await stage.connect();
    const { id } = await stage.plan(accountId);
    await stage.plan(accountId, { inMs: 600_000 });
    await tick(
      stage.engine({ stopAt: new Date(Date.now() + 12_000), sleep: (ms) => new Promise((r) => setTimeout(r, ms)) }),
    );
    expect((await stage.read(id)).status).toBe("published");
    const late = await stage.plan(accountId, { inMs: -120_000 });
    await stage.plan(accountId, { inMs: -5_000 });
    const failed = await stage.plan(accountId);
    await getDb().post.update({
      where: { id: failed.id },
      data: { status: "failed", failureKind: "content", nextActionAt: null },
    });
    const text = await scrape();
    for (const line of [
      "ospost_posts_due 2",
      "ospost_posts_late 1",
      "ospost_posts_next_hour 1",
      'ospost_posts_failed{kind="content"} 1',
      "ospost_posts_published_last_day 1",
      'ospost_publish_lateness_last_day{le="+Inf"} 1',
      'ospost_publish_lateness_last_day{le="60"} 1',
      "ospost_accounts 1",
      'ospost_process_ticks_total{outcome="good"} 1',
    ])
      expect(text.split("\n")).toContain(line);
    expect(text).toMatch(/ospost_quota_left\{ig_user_id="\d+"\} \d+/);
    expect(text).toMatch(/ospost_process_publish_lateness_seconds_count 1/);
    expect(text).toMatch(
      /ospost_process_graph_call_seconds_count\{method="GET",endpoint=":id\/content_publishing_limit",outcome="ok"\} 1/,
    );
    expect(text).toMatch(/ospost_tick_finished_seconds_ago \d/);
    expect(text).not.toContain(late.id);
  });
});

describe("the dead-man's switch", () => {
  it("is told after a good tick", async () => {
    await sendHeartbeat();
    expect(listener.seen.map(({ method, url }) => [method, url])).toEqual([["POST", "/ping"]]);
  });

  it("never throws, whatever it answers or when it is gone", async () => {
    expectConsole(/heartbeat: HEARTBEAT_URL did not answer with 2xx/);
    expectConsole(/heartbeat: HEARTBEAT_URL could not be reached/);
    listener.answerWith(500);
    await sendHeartbeat();
    await listener.stop();
    await sendHeartbeat();
  });
});
