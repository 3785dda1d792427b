import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { loadPlanner } from "@/lib/planner/load-planner";
import { readPlannerAddress } from "@/lib/posts/tile-window";
import type { AccountView } from "@/lib/posts/view";
import { callRoute } from "@/scripts/cron/call-route";
import { makePicture } from "../../sandbox/testing/picture-host";
import { type BuiltApp, startBuiltApp } from "../../support/built-app";
import { expectConsole } from "../../support/console";
import { answerDialog, askToSignIn, signInOverHttp, WebClient } from "../../support/web-client";
import { EngineStage } from "../engine/stage";

const SECRET = process.env.CRON_SECRET ?? "";
const OPERATOR_SECRET = "only-for-the-operator-0123";
const ANYWHERE = readPlannerAddress({});
let stage: EngineStage;
let app: BuiltApp | null = null;

beforeAll(async () => {
  stage = await EngineStage.open({ isRealTime: true });
  const folder = path.join(process.env.STORAGE_DIR ?? "", "renditions");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "good.jpg"), await makePicture(1080, 1350));
});

afterAll(() => stage.close());

/** Instead of the one before, on the same port. */
async function start(settings: Record<string, string>): Promise<BuiltApp> {
  await app?.stop();
  const { sandbox } = stage;
  app = await startBuiltApp({
    META_GRAPH_URL: sandbox.url,
    META_DIALOG_URL: sandbox.url,
    FACEBOOK_APP_ID: sandbox.appId,
    FACEBOOK_APP_SECRET: sandbox.appSecret,
    ...settings,
  });
  return app;
}

afterAll(() => app?.stop());

describe("half a configuration, where nobody looks before the start", () => {
  it("is answered to everybody with every name that is missing, and no value of the others", async () => {
    const { url, lines } = await start({ DATABASE_URL: "", TOKEN_KEYS: "k1:much-too-short", S3_BUCKET: "pictures" });
    for (const asked of ["/", "/login", "/setup", "/api/health?ready=1", "/api/cron/publish", "/api/uploads/x"]) {
      const response = await fetch(url + asked, { headers: { authorization: `Bearer ${SECRET}` } });
      const text = await response.text();
      expect([asked, response.status]).toEqual([asked, 503]);
      for (const words of ["DATABASE_URL: is missing", "TOKEN_KEYS: is id:base64", "S3_PUBLIC_URL: is missing"])
        expect(text).toContain(words);
      expect(text).not.toMatch(/much-too-short|CRON_SECRET|APP_URL/);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    }
    expect(lines.join("\n")).toContain("DATABASE_URL: is missing");
  });
});

describe("a wrong secret", () => {
  it("of whatever calls the publish route is named by the app and by the caller", async () => {
    expectConsole(/^\/api\/cron\/publish answered 401: .*CRON_SECRET/);
    const { url } = await start({});
    const call = { url: new URL("/api/cron/publish?window=0", url), schedule: "* * * * *" };
    await callRoute({ ...call, secret: "not-the-right-one" });
    expect(await getDb().schedulerRun.count()).toBe(0);
    await callRoute({ ...call, secret: SECRET });
    expect(await getDb().schedulerRun.count()).toBe(1);
  });

  it("of the Meta app makes posts wait aloud, names the setting, and is over by itself once it is put right", {
    timeout: 120_000,
  }, async () => {
    const port = String(await getPort());
    const { accountId, igUserId } = await stage.connect();
    const { userId } = await getDb().instagramAccount.findUniqueOrThrow({ where: { id: accountId } });
    const { id } = await stage.plan(accountId, { key: "renditions/good.jpg" });
    const wrong = await start({ PORT: port, FACEBOOK_APP_SECRET: "not-the-right-one", OPERATOR_SECRET });
    await tickUntil(wrong, async () => (await stage.read(id)).troubles >= 2);
    await maintain(wrong);
    const waiting = await stage.read(id);
    expect(waiting).toMatchObject({ status: "scheduled", failureKind: "operator" });
    expect(waiting.failureSentence).toBe("The Meta app behind this Ospost is not set up right. Tell whoever runs it.");
    expect(waiting.events.map(({ kind }) => kind)).toEqual(["app-refused"]);
    const { lists } = await loadPlanner(userId, { id: accountId, isHeld: false } as AccountView, ANYWHERE, new Date());
    expect(lists.attention.posts).toMatchObject([{ id, isHeld: true, failureSentence: waiting.failureSentence }]);

    // To the operator: in the log, among the figures, and where everything is checked.
    const complaints = wrong.lines.filter((line) => line.includes('"level":"error"'));
    expect(complaints.join("\n")).toMatch(
      /publish: Meta refuses the app. Check FACEBOOK_APP_ID and FACEBOOK_APP_SECRET/,
    );
    expect(complaints.join("\n")).toMatch(
      /health: Meta refuses the app. Check FACEBOOK_APP_ID and FACEBOOK_APP_SECRET/,
    );
    expect(wrong.lines.join("\n")).not.toContain("not-the-right-one");
    expect(await ask(wrong, "/api/metrics")).toContain("ospost_posts_waiting_for_operator 1\n");
    expect(await ask(wrong, "/api/setup")).toContain("Meta refuses FACEBOOK_APP_ID with FACEBOOK_APP_SECRET");
    // Nobody's connection is to blame.
    const connection = await getDb().instagramAccount.findUniqueOrThrow({
      where: { id: accountId },
      include: { user: true, notices: true },
    });
    expect(connection).toMatchObject({ heldAt: null, notices: [], user: { userTokenExpiresAt: null } });

    const right = await start({ PORT: port, OPERATOR_SECRET });
    expect(await ask(right, "/api/setup")).toContain("1 post that waited for that will be tried again");
    await tickUntil(right, async () => (await stage.read(id)).status === "published");
    expect(await stage.read(id)).toMatchObject({ status: "published", failureKind: null, failureSentence: null });
    expect(await stage.live(igUserId)).toHaveLength(1);
    expect(Object.values((await stage.control.getCounts()).publishAttempts)).toEqual([1]);
    expect(await ask(right, "/api/metrics")).toContain("ospost_posts_waiting_for_operator 0\n");
  });

  it("of the Meta app is no cancelled login to the person, and named to the operator", {
    timeout: 60_000,
  }, async () => {
    const { person } = await stage.connect();
    const wrong = await start({ FACEBOOK_APP_SECRET: "not-the-right-one" });
    const back = await signInOverHttp(new WebClient(wrong.url), person);
    const shown = await fetch(back.headers.get("location") ?? "");
    expect(new URL(shown.url).searchParams.get("error")).toBe("app-refused");
    expect(await shown.text()).toContain("Facebook does not accept the app settings of this Ospost.");
    const complaints = wrong.lines.filter((line) => line.includes('"level":"error"')).join("\n");
    expect(complaints).toMatch(/sign-in: Meta refuses the app. Check FACEBOOK_APP_ID and FACEBOOK_APP_SECRET/);
    expect(complaints).not.toContain("not-the-right-one");
  });

  it("is not what somebody is told who cancels, or who comes back a second time with the same code", {
    timeout: 60_000,
  }, async () => {
    const { person } = await stage.connect();
    const { url, lines } = await start({});
    const client = new WebClient(url);
    const dialog = await askToSignIn(client);
    const cancelled = new URLSearchParams({
      error: "access_denied",
      error_reason: "user_denied",
      state: dialog.searchParams.get("state") ?? "",
    });
    expect(await errorOf(await client.fetch(`/api/auth/callback/facebook?${cancelled}`))).toBe("cancelled");
    const back = await answerDialog(await askToSignIn(client), person);
    const cookies = new Map(client.cookies);
    expect((await client.fetch(back.pathname + back.search)).headers.get("location")).not.toContain("error");
    client.cookies.clear();
    for (const [name, value] of cookies) client.cookies.set(name, value);
    expect(await errorOf(await client.fetch(back.pathname + back.search))).toBe("OAuthCallback");
    expect(lines.join("\n")).not.toContain("sign-in: Meta refuses the app");
  });
});

/** What the login page is told. */
async function errorOf(response: Response): Promise<string | null> {
  const { url } = await fetch(response.headers.get("location") ?? "");
  return new URL(url).searchParams.get("error");
}

async function ask({ url }: BuiltApp, path: string): Promise<string> {
  return (await fetch(url + path, { headers: { authorization: `Bearer ${OPERATOR_SECRET}` } })).text();
}

async function maintain({ url }: BuiltApp): Promise<void> {
  const headers = { authorization: `Bearer ${SECRET}` };
  expect((await fetch(`${url}/api/cron/maintain`, { headers })).status).toBe(200);
}

/** However slow the machine is. */
async function tickUntil(app: BuiltApp, isDone: () => Promise<boolean>): Promise<void> {
  for (let ticks = 0; ticks < 6 && !(await isDone()); ticks++) await tick(app, 8);
}

async function tick({ url }: BuiltApp, seconds: number): Promise<void> {
  const headers = { authorization: `Bearer ${SECRET}` };
  expect((await fetch(`${url}/api/cron/publish?window=${seconds}`, { headers })).status).toBe(200);
}
