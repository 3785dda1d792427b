import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as dataDeletion } from "@/app/api/meta/data-deletion/route";
import { POST as deauthorize } from "@/app/api/meta/deauthorize/route";
import { finishDeletions } from "@/lib/accounts/deletion";
import { beginDeletion } from "@/lib/db/account-deletion";
import { getDb } from "@/lib/db/client";
import { getDeletionState } from "@/lib/db/deletion-requests";
import { EngineStage, MINUTE_MS } from "./engine/stage";

let stage: EngineStage;
/** The two routes behind a real address, for the sandbox to call as Meta would. */
const server = createServer(async (incoming, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = { "content-type": incoming.headers["content-type"] ?? "" };
  const request = new Request(`http://app${incoming.url}`, { method: "POST", headers, body: Buffer.concat(chunks) });
  const answer = await (incoming.url === "/data-deletion" ? dataDeletion(request) : deauthorize(request));
  response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
});
let url = "";

beforeAll(async () => {
  stage = await EngineStage.open();
  stage.serveApp();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await stage.close();
});

describe("Meta's deauthorize callback", () => {
  it("holds the accounts of who removed the app, and nobody else's", async () => {
    const [gone, other] = [await stage.connect(), await stage.connect()];
    const post = await stage.plan(gone.accountId, { inMs: MINUTE_MS });
    await stage.control.post("callbacks/deauthorize", { person: gone.person.id, url: `${url}/deauthorize` });
    const accounts = await getDb().instagramAccount.findMany({
      where: { id: { in: [gone.accountId, other.accountId] } },
    });
    const held = new Map(accounts.map((account) => [account.id, account.heldKind]));
    expect([held.get(gone.accountId), held.get(other.accountId)]).toEqual(["reconnect", null]);
    await stage.runFor(5 * MINUTE_MS);
    expect((await stage.read(post.id)).status).toBe("scheduled");
  });
});

describe("Meta's data deletion callback", () => {
  it("deletes everything of that person and tells where to see it", async () => {
    const [gone, other] = [await stage.connect(), await stage.connect()];
    await stage.plan(gone.accountId, { inMs: 60 * MINUTE_MS });
    const kept = await stage.plan(other.accountId, { inMs: 60 * MINUTE_MS });
    await stage.control.post("callbacks/data-deletion", { person: gone.person.id, url: `${url}/data-deletion` });
    expect(await getDb().user.findUnique({ where: { facebookId: gone.person.id } })).toBeNull();
    expect(await getDb().post.count({ where: { accountId: gone.accountId } })).toBe(0);
    expect((await stage.read(kept.id)).status).toBe("scheduled");
    const request = await getDb().deletionRequest.findFirstOrThrow({ orderBy: { requestedAt: "desc" } });
    expect(request).toMatchObject({ userId: null, finishedAt: expect.any(Date) });
  });

  it("refuses what Meta did not sign, and deletes nothing", async () => {
    const { person } = await stage.connect();
    const payload = Buffer.from(JSON.stringify({ user_id: person.id, algorithm: "HMAC-SHA256" })).toString("base64url");
    for (const [signed, status] of [
      [`AAAA.${payload}`, 400],
      [payload, 400],
      ["", 400],
      ["x".repeat(5_000), 400],
      ["x".repeat(100_000), 413],
    ] as const) {
      const body = new URLSearchParams({ signed_request: signed });
      const response = await fetch(`${url}/data-deletion`, { method: "POST", body });
      expect(response.status).toBe(status);
    }
    expect((await fetch(`${url}/data-deletion`, { method: "POST" })).status).toBe(400);
    expect(await getDb().user.findUnique({ where: { facebookId: person.id } })).not.toBeNull();
  });

  it("is finished by the maintenance run when it failed half-way", async () => {
    const { person } = await stage.connect();
    const user = await getDb().user.findUniqueOrThrow({ where: { facebookId: person.id } });
    await beginDeletion("half-way", user.id, stage.now());
    expect(await finishDeletions(stage.now())).toBe(1);
    expect(await getDb().user.findUnique({ where: { id: user.id } })).toBeNull();
    expect((await getDeletionState("half-way"))?.finishedAt).not.toBeNull();
    expect(await finishDeletions(stage.now())).toBe(0);
  });
});
