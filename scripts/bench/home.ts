// Server time, bytes and statements of the planner, the calendar and the history with few and with very many posts stored.
// The measure is 50 posts in a database of their own: what everybody else's cost counts, too.
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import { encode } from "next-auth/jwt";
import { withClient } from "../postgres/server";
import { buildApp } from "../stack/make";
import { startApp } from "../stack/programs";
import { type CountProxy, startCountProxy } from "./count-proxy";
import { percentile, print, say } from "./figures";
import { openDatabase } from "./stage";

const SIZES = [50, 500, 5_000, 50_000];
const ROUNDS = 40;
const WARM_UP = 15;
/** A page that has sent no statement for so long has sent its last. */
const REST_MS = 200;
/** What 50,000 posts may cost more than 50. */
const ALLOWED = 1.3;

const PAGES = [
  { page: "home", path: "/" },
  { page: "calendar", path: "/calendar" },
  { page: "calendar week", path: `/calendar?week=${new Date().toISOString().slice(0, 10)}` },
  { page: "history", path: "/history" },
  { page: "history failed", path: "/history?show=failed" },
  { page: "history rare word", path: "/history?q=saffron" },
  { page: "history common word", path: "/history?q=bread" },
] as const;

const postgres = await openDatabase();
// What is being built is no figure: out of what a program reads.
const writeOut = process.stdout.write;
process.stdout.write = process.stderr.write.bind(process.stderr);
await buildApp();
process.stdout.write = writeOut;
const { fillAccount } = await import("./fill-account");
const { getDb } = await import("@/lib/db/client");

type Person = { size: number; shape: "usual" | "all planned"; userId: string };

function peopleWith(size: number): Person[] {
  return [
    { size, shape: "usual", userId: `usual-${size}` },
    { size, shape: "all planned", userId: `dense-${size}` },
  ];
}

const [few = 0, ...more] = SIZES;
const databases = { few: postgres.urlOf("few"), all: postgres.urlOf("postgres") };
await fill(peopleWith(few));
await withClient(postgres.urlOf("template1"), (client) => client.query("CREATE DATABASE few TEMPLATE postgres"));
await fill(more.flatMap(peopleWith));
const people = [
  ...peopleWith(few).map((person) => ({ ...person, database: "few" as const })),
  ...SIZES.flatMap(peopleWith).map((person) => ({ ...person, database: "all" as const })),
];

const cookies = new Map<string, string>();
for (const { userId } of people) {
  const token = await encode({ token: { sub: userId }, secret: process.env.NEXTAUTH_SECRET ?? "" });
  cookies.set(userId, `next-auth.session-token=${token}`);
}

const statements = { few: await countStatements("few"), all: await countStatements("all") };
const apps = { few: await startAppOn(databases.few), all: await startAppOn(databases.all) };
const asked = people.flatMap((person) => PAGES.map((page) => ({ ...person, ...page, took: [] as number[], bytes: 0 })));
for (let round = -WARM_UP; round < ROUNDS; round++) {
  if (round % 20 === 0) say(`round ${round} of ${ROUNDS} …`);
  // Every size in every round, so that whatever else the machine does falls on all of them alike.
  for (const one of asked) {
    const startedAt = performance.now();
    one.bytes = await ask(apps[one.database].url, one.userId, one.path);
    if (round >= 0) one.took.push(performance.now() - startedAt);
  }
}
for (const app of Object.values(apps)) await app.stop();
await postgres.stop();

const rows = asked.map(({ shape, page, size, took, bytes, userId, path, database }) => {
  const base = asked.find((one) => one.database === "few" && one.shape === shape && one.path === path);
  const median = percentile(took, 0.5);
  return {
    page,
    posts: size,
    beside: database === "few" ? "nobody" : "all these",
    shape,
    "median ms": Number(median.toFixed(1)),
    "p95 ms": Number(percentile(took, 0.95).toFixed(1)),
    "times 50": Number((median / percentile(base?.took ?? [], 0.5)).toFixed(2)),
    bytes,
    statements: statements[database].get(`${userId} ${path}`) ?? Number.NaN,
  };
});
rows.sort(
  (left, right) =>
    left.shape.localeCompare(right.shape) * -1 || left.page.localeCompare(right.page) || left.posts - right.posts,
);
print("home", rows);
const worst = Math.max(...rows.filter(({ shape }) => shape === "usual").map((row) => row["times 50"]));
say(`Worst against 50 posts, usual shape: ${worst} times (allowed: ${ALLOWED}).`);
process.exit(0);

async function fill(those: Person[]): Promise<void> {
  for (const { size, shape, userId } of those) {
    say(`${size} posts, ${shape} …`);
    await fillAccount(userId, size, shape !== "usual");
  }
  await getDb().$executeRawUnsafe("VACUUM ANALYZE");
  await getDb().$disconnect();
}

/** A second app behind a proxy that counts, so that counting costs the measured one nothing. */
async function countStatements(database: "few" | "all"): Promise<Map<string, number>> {
  const proxy = await startCountProxy(databases[database]);
  const counted = await startAppOn(proxy.url);
  const found = new Map<string, number>();
  for (const { userId } of people.filter((person) => person.database === database)) {
    for (const { path } of PAGES) {
      await ask(counted.url, userId, path);
      const before = await countAtRest(proxy);
      await ask(counted.url, userId, path);
      found.set(`${userId} ${path}`, (await countAtRest(proxy)) - before);
    }
  }
  await counted.stop();
  proxy.close();
  return found;
}

/** What a page does after it has answered counts, too. */
async function countAtRest(proxy: CountProxy): Promise<number> {
  for (let last = -1; ; ) {
    if (last === proxy.count()) return last;
    last = proxy.count();
    await sleep(REST_MS);
  }
}

async function startAppOn(address: string) {
  const port = await getPort();
  const url = `http://localhost:${port}`;
  const settings = { ...process.env, APP_URL: url, NEXTAUTH_URL: url, DATABASE_URL: address };
  const child = await startApp({ isDev: false, buildDir: null, port, host: "127.0.0.1", settings });
  return { url: `http://127.0.0.1:${port}`, stop: () => child.stop(5_000) };
}

/** @returns the bytes of the page, unpacked */
async function ask(url: string, userId: string, path: string): Promise<number> {
  const headers = { cookie: cookies.get(userId) ?? "", "accept-language": "en-GB" };
  const response = await fetch(`${url}${path}`, { headers, redirect: "manual" });
  const body = await response.arrayBuffer();
  if (response.status !== 200)
    throw new Error(`${path} answered ${response.status} ${response.headers.get("location")}`);
  return body.byteLength;
}
