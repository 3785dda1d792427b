import { rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { POST as deletion } from "@/app/api/meta/data-deletion/route";
import { POST as deauthorize } from "@/app/api/meta/deauthorize/route";
import { GET } from "@/app/api/setup/route";
import { getDb } from "@/lib/db/client";
import { runChecks } from "@/lib/operator/setup/run-checks";
import { noteTick } from "@/lib/operator/ticks";
import { serveMedia } from "@/lib/storage/serve";
import { startSandbox } from "../../sandbox/index";
import { expectConsole } from "../../support/console";
import { emptyDatabase, query } from "../setup/database";

const redirectUris: string[] = [];
const sandbox = await startSandbox({ isSeeded: false, redirectUris });
/** What stands in front of the app misbehaves like this; null = not at all. */
let meddle: ((request: IncomingMessage, response: ServerResponse) => boolean) | null = null;
let server: Server;
const now = () => new Date();
const url = process.env.DATABASE_URL ?? "";

beforeAll(async () => {
  server = createServer((request, response) => void front(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  redirectUris.push(`${appUrl}/api/auth/callback/facebook`);
  Object.assign(process.env, {
    APP_URL: appUrl,
    META_GRAPH_URL: sandbox.url,
    SANDBOX_URL: sandbox.url,
    NEXTAUTH_SECRET: "only-for-signing-0123",
    CRON_SECRET: "only-for-the-scheduler-0123",
    FACEBOOK_APP_ID: sandbox.appId,
    FACEBOOK_APP_SECRET: sandbox.appSecret,
    OPERATOR_SECRET: "only-for-the-operator-0123",
  });
});

afterAll(async () => {
  server.close();
  await sandbox.close();
});

beforeEach(async () => {
  meddle = null;
  await emptyDatabase();
  await getDb().schedulerRun.create({ data: { startedAt: now(), finishedAt: now() } });
});

/** The public address: the app's own handlers, behind something that may meddle. */
async function front(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (meddle?.(request, response)) return;
  const answer = await route(request, Buffer.concat(chunks));
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
}

function route(
  { url: asked = "/", method = "GET", headers }: IncomingMessage,
  body: Buffer,
): Promise<Response> | Response {
  if (asked.startsWith("/media/")) return serveMedia(new Request(`http://x${asked}`), asked.slice("/media/".length));
  if (asked === "/api/health") return Response.json({ status: "live" });
  if (asked === "/robots.txt") return new Response("User-agent: *\nAllow: /\n");
  const type = headers["content-type"] ?? "";
  const posted = () =>
    new Request(`http://x${asked}`, { method, body: new Uint8Array(body), headers: { "content-type": type } });
  if (asked === "/api/meta/deauthorize") return deauthorize(posted());
  return asked === "/api/meta/data-deletion" ? deletion(posted()) : new Response("", { status: 404 });
}

async function troubles(clock = now): Promise<Record<string, string>> {
  const found = await runChecks(clock);
  return Object.fromEntries(
    found.flatMap((check) => (check.isGood ? [] : [[check.name, `${check.sentence} ${check.fix}`]])),
  );
}

const pictures =
  (change: (response: ServerResponse) => void) => (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith("/media/")) return false;
    change(response);
    return true;
  };

/** Nothing here has a certificate. */
const HTTP = { Address: expect.stringContaining("not HTTPS") };

it("finds nothing but the missing certificate in a setup that works", async () => {
  expect(await troubles()).toEqual(HTTP);
});

it.each([
  ["a login in front of the pictures", "Pictures", /answers 401 .*login/, pictures((r) => r.writeHead(401).end())],
  ["a redirect", "Pictures", /redirects/, pictures((r) => r.writeHead(302, { location: "/elsewhere" }).end())],
  [
    "an HTML page",
    "Pictures",
    /text\/html/,
    pictures((r) => r.writeHead(200, { "content-type": "text/html" }).end("<p>")),
  ],
  [
    "another picture",
    "Pictures",
    /another picture/,
    pictures((r) => r.writeHead(200, { "content-type": "image/jpeg" }).end("x")),
  ],
])("finds %s", async (_what, name, words, fault) => {
  meddle = fault;
  expect(await troubles()).toEqual({ ...HTTP, [name]: expect.stringMatching(words) });
});

it("finds a robots.txt that keeps Meta away", async () => {
  meddle = (request, response) => {
    if (request.url !== "/robots.txt") return false;
    response.writeHead(200).end("User-agent: *\nAllow: /\n\nUser-agent: facebookexternalhit\nDisallow: /media\n");
    return true;
  };
  expect(await troubles()).toEqual({ ...HTTP, Pictures: expect.stringContaining("robots.txt") });
});

it("finds something else that answers at APP_URL, and callbacks that do not get through", async () => {
  meddle = (request, response) => {
    if (!request.url?.startsWith("/api/")) return false;
    response.writeHead(200).end("<h1>Parked</h1>");
    return true;
  };
  expect(await troubles()).toEqual({
    Address: expect.stringContaining("Something else"),
    Callbacks: expect.stringContaining("/api/meta/deauthorize"),
  });
});

it("finds that Meta does not know the app", async () => {
  const { world } = sandbox;
  const { secret } = world.app;
  Object.assign(world.app, { secret: "another" });
  const words = expect.stringContaining("FACEBOOK_APP_SECRET");
  expect(await troubles()).toEqual({ ...HTTP, "Meta app": words, "Redirect URI": words });
  Object.assign(world.app, { secret });
});

it("finds that Meta would not send people back", async () => {
  const [registered = ""] = redirectUris.splice(0, 1, "https://elsewhere.test/");
  expect(await troubles()).toEqual({ ...HTTP, "Redirect URI": expect.stringContaining(registered) });
  redirectUris.splice(0, 1, registered);
});

it("finds that nothing calls the publish route, or not any more", async () => {
  await getDb().schedulerRun.updateMany({ data: { finishedAt: new Date(Date.now() - 3_600_000) } });
  expect(await troubles()).toEqual({ ...HTTP, Scheduler: expect.stringContaining("60 minutes ago") });
  await getDb().schedulerRun.deleteMany();
  expect(await troubles()).toEqual({ ...HTTP, Scheduler: expect.stringContaining("CRON_SECRET") });
  noteTick("refusedAt", new Date());
  expect(await troubles()).toEqual({ ...HTTP, Scheduler: expect.stringContaining("another CRON_SECRET") });
});

it("finds a clock that is wrong", async () => {
  const wrong = () => new Date(Date.now() + 90_000);
  expect(await troubles(wrong)).toEqual({ ...HTTP, Clock: expect.stringMatching(/9\d s off/) });
});

it("finds a database that was not brought up to date", async () => {
  vi.stubEnv("OSPOST_NEWEST_MIGRATION", "20990101000000_not_yet");
  expect(await troubles()).toEqual({ ...HTTP, Database: expect.stringContaining("migrate") });
  vi.unstubAllEnvs();
});

it("finds a database that does not answer, and goes on checking the rest", async () => {
  expectConsole(/health: the database does not answer/);
  await query(url, 'ALTER TABLE "_prisma_migrations" RENAME TO "_away"');
  expect(await troubles()).toEqual({ ...HTTP, Database: expect.stringContaining("DATABASE_URL") });
  await query(url, 'ALTER TABLE "_away" RENAME TO "_prisma_migrations"');
});

it("finds a storage that takes nothing", async () => {
  expectConsole(/storage: No picture can be stored: the folder in STORAGE_DIR/);
  const folder = path.join(process.env.STORAGE_DIR ?? "", "renditions");
  await rm(folder, { recursive: true, force: true });
  await writeFile(folder, "in the way");
  expect(await troubles()).toEqual({ ...HTTP, Pictures: expect.stringContaining("STORAGE_DIR") });
  await rm(folder);
});

it("is for the operator only", async () => {
  expect((await GET(new Request("http://x/api/setup"))).status).toBe(401);
  const headers = { authorization: "Bearer only-for-the-operator-0123" };
  const response = await GET(new Request("http://x/api/setup", { headers }));
  expect(response.status).toBe(503);
  expect(await response.text()).not.toContain(sandbox.appSecret);
});
