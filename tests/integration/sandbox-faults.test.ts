import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FAULT_NAMES, type FaultName } from "../sandbox/index";
import { exchange, getCode } from "../sandbox/testing/login";
import { Stage, setStage } from "../sandbox/testing/stage";

let stage: Stage;
/** Every fault that a test here has armed; the last test compares it with the catalogue. */
const tested = new Set<FaultName>();

beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

function arm(fault: FaultName, order: Record<string, unknown> = {}) {
  tested.add(fault);
  return stage.control.armFault(fault, order);
}

/** What the client sees: codes, or how the answer was broken. */
async function seen(
  call: Promise<{ status: number; body: unknown } & Parameters<typeof Stage.codes>[0]>,
): Promise<string> {
  try {
    const answer = await call;
    const codes = Stage.codes(answer);
    return codes === "no error" && answer.body.id === undefined ? "no id" : `${answer.status} ${codes}`;
  } catch (error) {
    return error instanceof SyntaxError ? "unreadable" : "no answer";
  }
}

const ANSWERS: readonly [string, string][] = [
  ["403", "403 4/2207051"],
  ["500", "500 1"],
  ["code-2", "503 2"],
  ["cut", "no answer"],
  ["html-502", "unreadable"],
  ["truncated-json", "unreadable"],
  ["unknown-json", "no id"],
];

describe("media_publish that goes wrong", () => {
  it.each(ANSWERS)("with %s is live all the same under publish-live", async (name, expected) => {
    await arm(`publish-live-${name}` as FaultName);
    const creationId = await stage.createReady();
    expect(await seen(stage.publish(creationId))).toBe(expected);
    expect(await stage.status(creationId)).toBe("PUBLISHED");
    expect(await stage.control.listMedia(stage.accountId)).toHaveLength(1);
  });

  it.each(ANSWERS)("with %s has posted nothing under publish-dead", async (name, expected) => {
    await arm(`publish-dead-${name}` as FaultName);
    const creationId = await stage.createReady();
    expect(await seen(stage.publish(creationId))).toBe(expected);
    expect(await stage.status(creationId)).toBe("FINISHED");
    expect(await stage.control.listMedia(stage.accountId)).toEqual([]);
    expect(await seen(stage.publish(creationId))).toBe("200 no error");
  });

  it.each([
    ["publish-live-timeout", 1],
    ["publish-dead-timeout", 0],
  ] as const)("with %s answers after the client has gone, leaving %i posts", async (fault, posts) => {
    await arm(fault);
    const creationId = await stage.createReady();
    const address = `${stage.sandbox.url}/v25.0/${stage.accountId}/media_publish`;
    const body = new URLSearchParams({ creation_id: creationId, access_token: stage.pageToken });
    await expect(fetch(address, { method: "POST", body, signal: AbortSignal.timeout(150) })).rejects.toThrow("timeout");
    expect(await stage.control.listMedia(stage.accountId)).toHaveLength(posts);
  });

  it("may go live only later, being FINISHED in between", async () => {
    await arm("publish-live-late", { afterMs: 20_000 });
    const creationId = await stage.createReady();
    expect(await seen(stage.publish(creationId))).toBe("500 1");
    expect(await stage.status(creationId)).toBe("FINISHED");
    expect((await stage.graph("GET", `${stage.accountId}/media`)).body.data).toEqual([]);
    await stage.control.advanceClock(20_000);
    expect(await stage.status(creationId)).toBe("PUBLISHED");
    expect((await stage.graph("GET", `${stage.accountId}/media`)).body.data).toHaveLength(1);
  });

  it.each([
    ["publish-not-ready", "400 9007/2207027"],
    ["publish-container-gone", "400 24/2207008"],
    ["publish-dead-server-error", "400 -1/2207001"],
    ["spam-block-dead", "403 4/2207051"],
    ["quota-full", "400 9/2207042"],
  ] as const)("answers %s with %s, twice, and then works", async (fault, expected) => {
    await arm(fault, { times: 2 });
    const creationId = await stage.createReady();
    expect(await seen(stage.publish(creationId))).toBe(expected);
    expect(await seen(stage.publish(creationId))).toBe(expected);
    expect(await seen(stage.publish(creationId))).toBe("200 no error");
    expect(await stage.control.listMedia(stage.accountId)).toHaveLength(1);
  });

  it("may be listed later than it is live", async () => {
    await arm("listing-lag", { lagMs: 30_000 });
    const { body } = await stage.publish(await stage.createReady());
    const list = async () => (await stage.graph("GET", `${stage.accountId}/media`)).body.data;
    expect(await list()).toEqual([]);
    expect(Stage.codes(await stage.graph("GET", body.id))).toBe("no error");
    await stage.control.advanceClock(30_000);
    expect(await list()).toHaveLength(1);
  });

  it("may leave the container FINISHED for a while", async () => {
    await arm("status-lag", { lagMs: 30_000 });
    const creationId = await stage.createReady();
    await stage.publish(creationId);
    expect(await stage.status(creationId)).toBe("FINISHED");
    await stage.control.advanceClock(30_000);
    expect(await stage.status(creationId)).toBe("PUBLISHED");
  });
});

describe("creating a container that goes wrong", () => {
  it.each([
    ["create-500", "500 1", 0],
    ["create-code-2", "503 2", 0],
    ["create-server-error", "400 -1/2207001", 0],
    ["create-fatal", "400 -1/2207032", 0],
    ["create-cut", "no answer", 0],
    ["create-html-502", "unreadable", 0],
    ["create-made-cut", "no answer", 1],
    ["create-made-500", "500 1", 1],
    ["create-truncated-json", "unreadable", 1],
    ["create-unknown-json", "no id", 1],
    ["fetch-failure", "400 9004/2207052", 0],
    ["fetch-timeout", "400 -2/2207003", 0],
  ] as const)("answers %s with %s and leaves %i containers", async (fault, expected, made) => {
    await arm(fault);
    expect(await seen(stage.create())).toBe(expected);
    const { containers } = await stage.control.get<{ containers: unknown[] }>(`containers?account=${stage.accountId}`);
    expect(containers).toHaveLength(made);
    expect(await seen(stage.create())).toBe("200 no error");
  });

  it("may take longer than the client waits", async () => {
    await arm("create-timeout", { delayMs: 60_000 });
    const body = new URLSearchParams({ image_url: `${stage.host.url}/good.jpg`, access_token: stage.pageToken });
    const call = fetch(`${stage.sandbox.url}/v25.0/${stage.accountId}/media`, {
      method: "POST",
      body,
      signal: AbortSignal.timeout(150),
    });
    await expect(call).rejects.toThrow("timeout");
  });

  it.each([
    ["container-stuck", {}, "IN_PROGRESS"],
    ["container-error", { subcode: 2207077 }, "ERROR"],
    ["container-expired", {}, "EXPIRED"],
  ] as const)("may end as %s", async (fault, params, expected) => {
    await arm(fault, params);
    const creationId = await stage.createReady();
    await stage.control.advanceClock(3_600_000);
    const { body } = await stage.graph("GET", creationId, { fields: "status,status_code" });
    expect(body["status_code"]).toBe(expected);
    if (expected === "ERROR") expect(body["status"]).toContain("2207077");
    expect((await stage.publish(creationId)).status).toBe(400);
  });

  it("may be slow", async () => {
    await arm("container-slow", { delayMs: 30_000 });
    const creationId = await stage.createReady();
    expect(await stage.status(creationId)).toBe("IN_PROGRESS");
    await stage.control.advanceClock(30_000);
    expect(await stage.status(creationId)).toBe("FINISHED");
  });
});

describe("reads that go wrong", () => {
  it("answer 100/33 to the Page token while the user token and all writes work", async () => {
    await arm("read-100-33-page-token", { times: "always" });
    const creationId = (await stage.create({}, stage.pageToken)).body.id;
    expect(await stage.status(creationId, stage.pageToken)).toMatchObject({ code: 100, error_subcode: 33 });
    expect(await stage.status(creationId)).toBe("FINISHED");
    const { body } = await stage.publish(creationId, stage.pageToken);
    expect(Stage.codes(await stage.graph("GET", body.id, {}, stage.pageToken))).toBe("100/33");
    expect(Stage.codes(await stage.graph("GET", `${stage.accountId}/media`, {}, stage.pageToken))).toBe("100/33");
    expect(Stage.codes(await stage.graph("GET", body.id))).toBe("no error");
  });

  it("lose the permalink once", async () => {
    await arm("permalink-read-failure");
    const { body } = await stage.publish(await stage.createReady());
    const read = () => stage.graph("GET", body.id, { fields: "permalink" });
    expect(Stage.codes(await read())).toBe("1");
    expect(Stage.codes(await read())).toBe("no error");
  });

  it.each([
    ["answer-500", "500 1"],
    ["answer-code-2", "503 2"],
    ["answer-html-502", "unreadable"],
    ["truncated-json", "unreadable"],
    ["unknown-json", "no id"],
    ["answer-cut", "no answer"],
    ["graph-error", "400 987654"],
  ] as const)("answer %s with %s at the endpoint that was named", async (fault, expected) => {
    await arm(fault, { endpoint: "container" });
    const creationId = await stage.createReady();
    expect(await seen(stage.graph("GET", creationId))).toBe(expected);
    expect(await seen(stage.graph("GET", creationId))).toBe("200 no error");
  });

  it("may come late", async () => {
    await arm("answer-slow", { delayMs: 60_000 });
    const address = `${stage.sandbox.url}/v25.0/me?access_token=${stage.person.userToken}`;
    await expect(fetch(address, { signal: AbortSignal.timeout(100) })).rejects.toThrow("timeout");
  });
});

describe("comments that go wrong", () => {
  it.each([
    ["comment-made-400", "400 20/1772107", 1],
    ["comment-made-cut", "no answer", 1],
    ["comment-dead-500", "500 1", 0],
  ] as const)("answer %s with %s and leave %i comments", async (fault, expected, comments) => {
    await arm(fault);
    const { body } = await stage.publish(await stage.createReady());
    expect(await seen(stage.graph("POST", `${body.id}/comments`, { message: "hello" }))).toBe(expected);
    expect((await stage.graph("GET", `${body.id}/comments`)).body.data).toHaveLength(comments);
  });
});

describe("limits and lasting trouble", () => {
  it.each([4, 17, 32, 341, 613, 80001, 80002])(
    "rate limit %i comes with headers at 100 and the minutes to wait",
    async (code) => {
      await arm("rate-limit", { code, regainMinutes: 42, endpoint: "create" });
      const answer = await stage.create();
      expect(Stage.codes(answer)).toBe(`${code}`);
      expect(JSON.parse(answer.headers.get("x-app-usage") ?? "")).toMatchObject({ call_count: 100 });
      const usage = JSON.parse(answer.headers.get("x-business-use-case-usage") ?? "");
      expect(usage[stage.accountId]).toMatchObject([
        { type: "instagram", call_count: 100, estimated_time_to_regain_access: 42 },
      ]);
    },
  );

  it("counts calls in honest headers and refuses at the end when that is enforced", async () => {
    await stage.control.setSwitches({ enforceUsage: true, instagramCallsPerDay: 2 });
    const read = () => stage.graph("GET", stage.accountId);
    expect(
      JSON.parse((await read()).headers.get("x-business-use-case-usage") ?? "")[stage.accountId][0].call_count,
    ).toBe(50);
    await read();
    expect(Stage.codes(await read())).toBe("80002");
  });

  it.each([
    ["token-killed", { subcode: 459 }, "190/459"],
    ["permission-withdrawn", {}, "200"],
    ["role-lost", {}, "190/492"],
    ["account-restricted", {}, "25/2207050"],
    ["two-factor-missing", {}, "190/492"],
    ["publishing-authorization-missing", {}, "200"],
  ] as const)("%s strikes at the publish and stays", async (fault, params, codes) => {
    await arm(fault, { ...params, endpoint: "publish", account: stage.accountId });
    const creationId = (await stage.create({}, stage.pageToken)).body.id;
    expect(Stage.codes(await stage.publish(creationId, stage.pageToken))).toBe(codes);
    expect(Stage.codes(await stage.publish(creationId, stage.pageToken))).toBe(codes);
    expect(await stage.control.listMedia(stage.accountId)).toEqual([]);
  });

  it("localized-messages turns the user's texts into German, and leaves the codes", async () => {
    await arm("localized-messages");
    const notReady = () => stage.create({ image_url: `${stage.host.url}/missing.jpg` });
    expect((await notReady()).body.error).toMatchObject({
      code: 9004,
      error_user_title: "Herunterladen fehlgeschlagen",
    });
    expect((await notReady()).body.error?.error_user_title).toContain("Media download has failed");
  });

  it("expires-in-missing leaves the lifetime out of the token answer", async () => {
    await arm("expires-in-missing");
    const { body } = await exchange(stage, { code: await getCode(stage) });
    expect(body["access_token"]).toMatch(/^EAA/);
    expect(body).not.toHaveProperty("expires_in");
  });
});

describe("arming", () => {
  it("waits for the n-th call of the named account", async () => {
    const [stranger] = await stage.control.addPeople();
    await arm("create-500", { nth: 2, account: stage.accountId });
    const other = new Stage(stage.sandbox, stage.host, stage.control, stranger ?? stage.person);
    const results: string[] = [];
    for (const who of [stage, other, other, stage, stage]) results.push(Stage.codes(await who.create()));
    expect(results).toEqual(["no error", "no error", "no error", "1", "no error"]);
  });

  it("refuses a fault that nobody knows", async () => {
    await expect(stage.control.post("faults", { fault: "publish-lvie-500" })).rejects.toThrow("no fault called");
  });

  it("of every fault in the catalogue is tested above", () => {
    expect(FAULT_NAMES.filter((name) => !tested.has(name))).toEqual([]);
  });
});
