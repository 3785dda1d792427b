import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { callRoute } from "@/scripts/cron/call-route";
import { expectConsole } from "../support/console";

let server: Server;
let seen: IncomingMessage[];
let answer: (response: ServerResponse) => void;

beforeEach(async () => {
  seen = [];
  answer = (response) => response.end("{}");
  server = createServer((request, response) => {
    seen.push(request);
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

function call(): Promise<void> {
  const { port } = server.address() as AddressInfo;
  return callRoute({
    url: new URL(`http://127.0.0.1:${port}/api/cron/publish`),
    schedule: "* * * * *",
    secret: "a secret",
  });
}

describe("the cron runner", () => {
  it("calls a route as Vercel Cron does", async () => {
    await call();
    expect(seen.map(({ method, url }) => [method, url])).toEqual([["GET", "/api/cron/publish"]]);
    expect(seen[0]?.headers).toMatchObject({
      authorization: "Bearer a secret",
      "user-agent": "vercel-cron/1.0",
      "x-vercel-cron-schedule": "* * * * *",
    });
  });

  it("follows no redirect, so that the secret goes nowhere else, and says what came back", async () => {
    expectConsole(/^\/api\/cron\/publish answered 307: $/);
    answer = (response) => response.writeHead(307, { location: "/elsewhere" }).end();
    await call();
    expect(seen).toHaveLength(1);
  });

  it("says in one line what went wrong, does not try again, and lives on", async () => {
    expectConsole(/^\/api\/cron\/publish answered 500: the database is away$/);
    answer = (response) => response.writeHead(500).end("the database\n is away");
    await call();
    expect(seen).toHaveLength(1);
  });

  it("lives on when nobody listens", async () => {
    expectConsole(/^\/api\/cron\/publish could not be called: .*ECONNREFUSED/);
    const { port } = server.address() as AddressInfo;
    const url = new URL(`http://127.0.0.1:${port}/api/cron/publish`);
    await new Promise((resolve) => server.close(resolve));
    await callRoute({ url, schedule: "* * * * *", secret: "a secret" });
    server.listen(0);
  });
});
