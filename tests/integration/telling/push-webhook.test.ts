import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import webpush from "web-push";
import { getDb } from "@/lib/db/client";
import { closeAccessWarnings, listOpenNotices } from "@/lib/db/notices";
import { addDevice, getWebhook } from "@/lib/db/notification-targets";
import { sendTest } from "@/lib/tell/send-test";
import { setUpWebhook } from "@/lib/tell/webhook-address";
import { EngineStage, MINUTE_MS, SECOND_MS } from "../engine/stage";
import { emptyDatabase } from "../setup/database";
import { startPushService } from "./push-service";
import { connectReader, failPost, tell } from "./stage";

type Call = { headers: IncomingHttpHeaders; body: string };

let stage: EngineStage;
let push: Awaited<ReturnType<typeof startPushService>>;
const vapid = webpush.generateVAPIDKeys();
const calls: Call[] = [];
let answer = 200;
const hook = createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8").on("data", (text) => (body += text));
  request.on("end", () => {
    calls.push({ headers: request.headers, body });
    response.writeHead(answer, { location: "http://127.0.0.1:1/" }).end("x".repeat(100_000));
  });
});
let hookUrl = "";

beforeAll(async () => {
  stage = await EngineStage.open();
  push = await startPushService();
  await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
  hookUrl = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`;
  process.env.SANDBOX_URL = stage.sandbox.url;
  process.env.VAPID_PUBLIC_KEY = vapid.publicKey;
  process.env.VAPID_PRIVATE_KEY = vapid.privateKey;
});
afterAll(async () => {
  await stage.close();
  await push.close();
  await new Promise((resolve) => hook.close(resolve));
});
afterEach(async () => {
  push.received.length = 0;
  calls.length = 0;
  answer = 200;
  push.state.status = 201;
  await stage.control.clearFaults();
  await emptyDatabase();
});

describe("a push message", () => {
  it("reaches each device, encrypted for it and signed with our key", async () => {
    const reader = await connectReader(stage, { email: null });
    const devices = [push.addDevice(), push.addDevice()];
    for (const device of devices) await addDevice(reader.userId, { ...device, label: "Chrome" });
    const post = await failPost(stage, reader);
    expect(await tell(stage)).toMatchObject({ sent: 2 });
    expect(push.received.map(({ path }) => push.url + path).sort()).toEqual(
      devices.map(({ endpoint }) => endpoint).sort(),
    );
    for (const { text, claims, headers } of push.received) {
      expect(JSON.parse(text)).toMatchObject({
        title: expect.stringContaining("did not go out"),
        body: expect.stringContaining((await stage.read(post.id)).failureSentence ?? "?"),
        url: `http://localhost:3999/posts/${post.id}`,
      });
      expect(claims).toMatchObject({
        aud: push.url,
        sub: expect.stringMatching(/^mailto:/),
        key: createHash("sha256").update(vapid.publicKey).digest("hex"),
      });
      expect(headers["topic"]).toMatch(/^[\w-]{1,32}$/);
    }
  });

  it.each([404, 410])("to a device that is gone (%i) is given up and takes the device away", async (status) => {
    const reader = await connectReader(stage, { email: null });
    await addDevice(reader.userId, { ...push.addDevice(), label: "Chrome" });
    push.state.status = status;
    await failPost(stage, reader);
    expect(await tell(stage)).toMatchObject({ sent: 0, givenUp: 1 });
    expect(await getDb().pushDevice.count()).toBe(0);
    const said = { kind: "push-ended", title: "Chrome gets no notifications any more" };
    expect(await listOpenNotices(reader.userId)).toMatchObject([said]);
    // It is a matter of the planner alone, and connecting again does not settle it: turning it on again does.
    expect(await tell(stage)).toMatchObject({ sent: 0, later: 0 });
    await closeAccessWarnings(reader.userId, stage.now());
    await addDevice(reader.userId, { ...push.addDevice(), label: "Firefox" });
    expect(await listOpenNotices(reader.userId)).toHaveLength(1);
    await addDevice(reader.userId, { ...push.addDevice(), label: "Chrome" });
    expect(await listOpenNotices(reader.userId)).toEqual([]);
  });

  it("that is refused for its keys is said once, tried again, and settled when it arrives", async () => {
    const reader = await connectReader(stage, { email: null });
    await addDevice(reader.userId, { ...push.addDevice(), label: "Chrome" });
    push.state.status = 403;
    await failPost(stage, reader);
    expect(await tell(stage)).toMatchObject({ later: 1 });
    expect(await getDb().delivery.findMany()).toMatchObject([
      { trouble: expect.stringContaining("keys of this Ospost (403)") },
    ]);
    stage.advance(30 * SECOND_MS);
    expect(await tell(stage)).toMatchObject({ later: 1 });
    expect(await listOpenNotices(reader.userId)).toMatchObject([{ title: "Notifications do not reach Chrome" }]);
    push.state.status = 201;
    stage.advance(MINUTE_MS);
    expect(await tell(stage)).toMatchObject({ sent: 1 });
    expect(await listOpenNotices(reader.userId)).toEqual([]);
  });

  it("turned on again after the keys were changed takes the place of what was refused, which is not heard of again", async () => {
    const reader = await connectReader(stage, { email: null });
    await addDevice(reader.userId, { ...push.addDevice(), label: "Chrome" });
    push.state.status = 403;
    await failPost(stage, reader);
    await tell(stage);
    push.state.status = 201;
    const device = push.addDevice();
    await addDevice(reader.userId, { ...device, label: "Chrome" });
    expect(await getDb().pushDevice.findMany()).toMatchObject([{ endpoint: device.endpoint }]);
    stage.advance(MINUTE_MS);
    await tell(stage);
    expect(await listOpenNotices(reader.userId)).toEqual([]);
  });

  it("is tried again, under the same topic, while the push service is busy", async () => {
    const reader = await connectReader(stage, { email: null });
    await addDevice(reader.userId, { ...push.addDevice(), label: "Chrome" });
    push.state.status = 503;
    await failPost(stage, reader);
    expect(await tell(stage)).toMatchObject({ later: 1 });
    push.state.status = 201;
    expect(await tell(stage)).toMatchObject({ sent: 0 });
    stage.advance(30 * SECOND_MS);
    expect(await tell(stage)).toMatchObject({ sent: 1 });
  });

  it("goes to whoever uses the browser now, not to who used it before", async () => {
    const [before, now] = [await connectReader(stage, { email: null }), await connectReader(stage, { email: null })];
    const device = { ...push.addDevice(), label: "Chrome" };
    await addDevice(before.userId, device);
    await addDevice(now.userId, device);
    await failPost(stage, before);
    expect(await tell(stage)).toMatchObject({ sent: 0 });
  });
});

/** As docs/webhook.md tells people to. */
function isGenuine(secret: string, { headers, body }: Call): boolean {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const expected = createHmac("sha256", key).update(signed).digest();
  const given = Buffer.from(String(headers["webhook-signature"]).replace(/^v1,/, ""), "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

describe("a webhook", () => {
  it("is called with what happened, signed over the bytes and the time", async () => {
    const reader = await connectReader(stage, { email: null });
    const secret = (await setUpWebhook(reader.userId, hookUrl)) ?? "";
    const post = await failPost(stage, reader);
    await tell(stage);
    const [call] = calls;
    expect(calls).toHaveLength(1);
    if (call === undefined) return;
    expect(isGenuine(secret, call)).toBe(true);
    expect(isGenuine(secret, { ...call, body: `${call.body} ` })).toBe(false);
    expect(isGenuine(secret, { ...call, headers: { ...call.headers, "webhook-timestamp": "1" } })).toBe(false);
    expect(Number(call.headers["webhook-timestamp"])).toBe(Math.floor(stage.now().getTime() / 1000));
    expect(JSON.parse(call.body)).toMatchObject({ type: "ospost.failed", data: { post: { id: post.id } } });
  });

  it("that refuses or sends elsewhere is called again later, with the same id, and never elsewhere", async () => {
    const reader = await connectReader(stage, { email: null });
    await setUpWebhook(reader.userId, hookUrl);
    await failPost(stage, reader);
    for (answer of [500, 302, 204]) {
      await tell(stage);
      stage.advance(5 * MINUTE_MS);
    }
    await tell(stage);
    expect(calls).toHaveLength(3);
    expect(new Set(calls.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  it("whose secret no key can read any more is given up with a word, and everything else goes on", async () => {
    const reader = await connectReader(stage, { email: null });
    await setUpWebhook(reader.userId, hookUrl);
    await getDb().notificationSettings.updateMany({ data: { webhookSecretCipher: "k0.AAAA" } });
    await failPost(stage, reader);
    expect(await tell(stage)).toMatchObject({ givenUp: 1 });
    const words = "Your webhook's secret cannot be read any more. Make a new one.";
    expect(await getDb().delivery.findMany()).toMatchObject([{ status: "given-up", trouble: words }]);
    expect(await sendTest(reader.userId, "webhook", stage.now())).toEqual({ isSent: false, words });
    expect(calls).toEqual([]);
  });

  it("has a secret that is stored encrypted and can be made anew", async () => {
    const reader = await connectReader(stage, { email: null });
    const first = (await setUpWebhook(reader.userId, hookUrl)) ?? "";
    const second = (await setUpWebhook(reader.userId, hookUrl)) ?? "";
    expect(second).not.toBe(first);
    expect((await getWebhook(reader.userId))?.secretCipher).not.toContain(second.slice(6));
    expect(await sendTest(reader.userId, "webhook", stage.now())).toEqual({
      isSent: true,
      words: "Your webhook took it.",
    });
    const [call] = calls;
    if (call === undefined) throw new Error("nobody called");
    expect([isGenuine(first, call), isGenuine(second, call)]).toEqual([false, true]);
  });
});

it("a test says what happened, and cannot be asked for all the time", async () => {
  const reader = await connectReader(stage, { email: null });
  await setUpWebhook(reader.userId, hookUrl);
  answer = 503;
  expect((await sendTest(reader.userId, "webhook", stage.now())).words).toContain("503");
  expect((await sendTest(reader.userId, "webhook", stage.now())).words).toContain("just now");
  stage.advance(5 * SECOND_MS);
  expect((await sendTest(reader.userId, "push", stage.now())).isSent).toBe(false);
});
