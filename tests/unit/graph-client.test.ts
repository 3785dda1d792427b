import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { GraphClient } from "@/lib/graph/client";
import type { Usage } from "@/lib/graph/usage";

type Seen = { method: string; url: URL; body: string; headers: IncomingMessage["headers"] };

let answer: (response: ServerResponse) => void = (response) => response.end('{"id":"1"}');
let seen: Seen[] = [];
const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  seen.push({
    method: request.method ?? "",
    url: new URL(request.url ?? "", "http://x"),
    body,
    headers: request.headers,
  });
  answer(response);
});
let baseUrl = "";
const usages: Usage[] = [];

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const idSchema = z.object({ id: z.string() });

function ask(method: "GET" | "POST", reply: (response: ServerResponse) => void) {
  answer = reply;
  seen = [];
  const graph = new GraphClient({
    baseUrl,
    version: "v25.0",
    appSecret: "secret",
    timeoutMs: 300,
    onUsage: (usage) => usages.push(usage),
  });
  return graph.request({ method, path: "me", params: { fields: "id & 🥐" }, token: "EAAB" }, idSchema);
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}) {
  return (response: ServerResponse) => response.writeHead(status, headers).end(JSON.stringify(body));
}

describe("GraphClient", () => {
  it("puts the token into a header, its proof into the parameters, and neither into the address", async () => {
    await ask("POST", json({ id: "1" }));
    const [request] = seen;
    const proof = createHmac("sha256", "secret").update("EAAB").digest("hex");
    expect(request?.headers.authorization).toBe("Bearer EAAB");
    expect(request?.url.href).toBe("http://x/v25.0/me");
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      fields: "id & 🥐",
      appsecret_proof: proof,
    });
  });

  it("reads an error by its numbers", async () => {
    const error = { message: "Nicht bereit", code: 9007, error_subcode: 2207027, fbtrace_id: "A1" };
    await expect(ask("POST", json({ error }, 400))).rejects.toMatchObject({
      name: "GraphError",
      kind: "not-ready",
      code: 9007,
      subcode: 2207027,
      fbtraceId: "A1",
    });
  });

  it("knows an error that comes with HTTP 200", async () => {
    await expect(ask("GET", json({ error: { message: "x", code: 190 } }))).rejects.toMatchObject({ kind: "reconnect" });
  });

  it.each([
    [
      "an HTML page",
      (response: ServerResponse) => response.writeHead(502).end("<html>Bad gateway</html>"),
      "unreadable-answer",
    ],
    ["truncated JSON", (response: ServerResponse) => response.end('{"id":"17'), "unreadable-answer"],
    ["JSON of another shape", json({ ok: true }), "unreadable-answer"],
    ["a cut connection", (response: ServerResponse) => response.destroy(), "network"],
    ["a redirect", (response: ServerResponse) => response.writeHead(302, { location: "/elsewhere" }).end(), "network"],
    ["no answer in time", () => undefined, "timeout"],
  ])("calls %s unclear, and sends nothing a second time", async (_name, reply, kind) => {
    await expect(ask("POST", reply)).rejects.toMatchObject({ name: "GraphUnreachableError", kind });
    expect(seen).toHaveLength(1);
  });

  it("hands on how much of the allowance is used", async () => {
    const business = {
      "178": [{ type: "instagram", call_count: 97, total_time: 3, estimated_time_to_regain_access: 12 }],
    };
    const headers = {
      "x-app-usage": '{"call_count":28,"total_time":25,"total_cputime":25}',
      "x-business-use-case-usage": JSON.stringify(business),
    };
    await ask("GET", json({ id: "1" }, 200, headers));
    expect(usages.at(-1)).toEqual({ percent: 97, regainMs: 12 * 60_000 });
    await ask("GET", json({ id: "1" }, 200, { "x-app-usage": "not json" }));
    expect(usages).toHaveLength(1);
  });
});
