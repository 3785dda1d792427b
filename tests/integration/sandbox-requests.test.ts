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

  it.each(["text/plain;charset=UTF-8", "application/octet-stream"])("are not read from %s", async (type) => {
    expect((await post(type)).status).toBe(400);
  });

  it.each(["PUT", "PATCH", "OPTIONS"])("are no use to %s, which is not taken for GET", async (method) => {
    const answer = await ask("/v25.0/me", { method });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 100 } });
  });
});
