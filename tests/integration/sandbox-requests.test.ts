import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Stage, setStage } from "../sandbox/testing/stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

/** Sends the path as it is: `fetch` would put it right. */
function ask(path: string, { method = "GET", body = "", type = "" } = {}): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${stage.pageToken}`, ...(type === "" ? {} : { "content-type": type }) };
    const { hostname, port } = new URL(stage.sandbox.url);
    const request = httpRequest({ hostname, port, path, method, headers }, (response) => {
      let text = "";
      response.on("data", (chunk) => (text += String(chunk)));
      response.once("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.once("error", reject);
    request.end(body);
  });
}

describe("whatever somebody sends", () => {
  it.each(["//", "//v25.0/me", "/v25.0//me", "/%", "/v25.0/%E0%A4%A/media", "/v25.0/me%00", "/media/%ff", "/?a=%"])(
    "is answered as an error of theirs, not of the sandbox: %s",
    async (path) => {
      expect((await ask(path)).status).toBeLessThan(500);
    },
  );

  it("is not read beyond a megabyte", async () => {
    const answer = await ask("/v25.0/me/media", { method: "POST", body: "a".repeat(1024 * 1024 + 1) });
    expect(answer.status).toBe(413);
  });

  it("is no picture when it is empty", async () => {
    stage.host.files.set("/empty.jpg", { body: Buffer.alloc(0) });
    expect(Stage.codes(await stage.create({ image_url: `${stage.host.url}/empty.jpg` }))).toBe("36003/2207009");
  });
});

describe("the parameters of a call", () => {
  const post = (type: string) =>
    ask(`/v25.0/${stage.accountId}/media`, {
      method: "POST",
      type,
      body: `image_url=${encodeURIComponent(`${stage.host.url}/good.jpg`)}`,
    });

  it("are read from a form", async () => {
    expect((await post("application/x-www-form-urlencoded;charset=UTF-8")).status).toBe(200);
  });

  it("are read from a multipart form, as curl -F sends it", async () => {
    const form = new FormData();
    form.set("image_url", `${stage.host.url}/good.jpg`);
    form.set("caption", "Brot & Salz = gut 🍞");
    const answer = await fetch(`${stage.sandbox.url}/v25.0/${stage.accountId}/media`, {
      method: "POST",
      body: form,
      headers: { authorization: `Bearer ${stage.pageToken}` },
    });
    const { id } = (await answer.json()) as { id: string };
    expect(await stage.control.get(`containers/${id}`)).toMatchObject({ caption: "Brot & Salz = gut 🍞" });
  });

  it("are not guessed from a broken multipart form", async () => {
    const answer = await ask(`/v25.0/${stage.accountId}/media`, {
      method: "POST",
      type: "multipart/form-data; boundary=b",
      body: "--b\r\nbroken",
    });
    expect({ status: answer.status, code: JSON.parse(answer.text).error?.code }).toEqual({ status: 400, code: 100 });
  });

  it.each(["text/plain;charset=UTF-8", "application/octet-stream"])("are not read from %s", async (type) => {
    expect((await post(type)).status).toBe(400);
  });

  it.each(["PUT", "PATCH", "OPTIONS"])("are no use to %s, which is not taken for GET", async (method) => {
    const answer = await ask("/v25.0/me", { method });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 100 } });
  });
});

describe("what is read of an account", () => {
  const READS = {
    account: { path: (id: string) => id, fields: "username" },
    media: { path: (id: string) => `${id}/media`, fields: "id" },
    quota: { path: (id: string) => `${id}/content_publishing_limit`, fields: "quota_usage" },
  } as const;

  it.each([
    ["account", "instagram_basic", 10],
    ["account", "pages_read_engagement", 10],
    ["account", "instagram_content_publish", null],
    ["media", "instagram_basic", 10],
    ["media", "pages_read_engagement", 10],
    ["media", "instagram_content_publish", null],
    ["quota", "instagram_basic", 10],
    ["quota", "pages_read_engagement", 10],
    ["quota", "instagram_content_publish", 200],
  ] as const)("%s without %s is refused with %s", async (what, declined, code) => {
    const [person] = await stage.control.addPeople({ declined: [declined] });
    const page = person?.pages[0];
    const { path, fields } = READS[what];
    const { body } = await stage.graph("GET", path(page?.account?.id ?? ""), { fields }, page?.pageToken);
    expect(body.error?.code ?? null).toBe(code);
  });

  it("counts a post towards the quota late, where that is asked for", async () => {
    await stage.control.setSwitches({ quotaLagMs: 180_000 });
    await stage.publish(await stage.createReady());
    const usage = async () =>
      (await stage.graph("GET", `${stage.accountId}/content_publishing_limit`, {}, stage.pageToken)).body.data[0]
        ?.quota_usage;
    expect(await usage()).toBe(0);
    await stage.control.advanceClock(180_001);
    expect(await usage()).toBe(1);
  });
});
