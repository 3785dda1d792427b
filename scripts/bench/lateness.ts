// How late posts are that are all due in the same second, each of another account: ours against two simple schedulers.
// --full runs the simple ones with 1,000 posts too (many minutes); --ours runs only ours.
import { PATIENT, runBaseline, SIMPLE } from "./baselines";
import { percentile, print, say } from "./figures";
import { type BenchStage, openStage } from "./stage";

/** Close to what developers measured of Meta (7.4 of the Meta facts). */
const LATENCIES = { createMs: 800, processingMs: 2500, publishMs: 700, readMs: 150 };
/** After the due time: as long as the last post may take to be measured. */
const AFTER_MS = 8_000;

const SIZES = [1, 100, 1000];

type Scheduler = "ours" | "A" | "B";

const isFull = process.argv.includes("--full");
const isOursOnly = process.argv.includes("--ours");
const stage = await openStage(LATENCIES);
process.env.META_GRAPH_URL = stage.url;
const { planPosts, runOurs } = await import("./ours");

const rows: Record<string, string | number>[] = [];
for (const posts of SIZES) {
  rows.push(await measure("ours", posts));
  if (isOursOnly || (posts === 1000 && !isFull)) continue;
  rows.push(await measure("A", posts));
  rows.push(await measure("B", posts));
}
print("lateness", rows);
await stage.close();
process.exit(0);

async function measure(scheduler: Scheduler, posts: number): Promise<Record<string, string | number>> {
  const people = await stage.addPeople(posts);
  const callsBefore = await countCalls(stage);
  const dueAt = nextSecond(scheduler === "ours" ? prepareMs(posts) : 1_000);
  say(`${scheduler}: ${posts} due at ${dueAt.toISOString()} …`);
  if (scheduler === "ours") {
    await planPosts(people, dueAt);
    await runOurs(stage, new Date(dueAt.getTime() + AFTER_MS));
  } else {
    const list = people.map((person) => ({
      igUserId: person.pages[0]?.account?.id ?? "",
      token: person.pages[0]?.pageToken ?? "",
    }));
    await runBaseline(scheduler === "A" ? SIMPLE : PATIENT, list, { ...stage, dueAt });
  }
  const accounts = new Set(people.map((person) => person.pages[0]?.account?.id));
  const media = (await stage.control.listMedia()).filter((post) => accounts.has(post.account));
  const lateness = media.map((post) => Date.parse(post.reachedAt) - dueAt.getTime());
  return {
    scheduler,
    posts,
    published: media.length,
    "earliest ms": Math.min(...lateness),
    "median ms": percentile(lateness, 0.5),
    "p99 ms": percentile(lateness, 0.99),
    "worst ms": Math.max(...lateness),
    "calls/post": Number((((await countCalls(stage)) - callsBefore) / posts).toFixed(2)),
  };
}

/** Time to make every container first: the engine normally has 15 minutes for it. */
function prepareMs(posts: number): number {
  return 20_000 + posts * 60;
}

function nextSecond(aheadMs: number): Date {
  return new Date(Math.ceil((Date.now() + aheadMs) / 1000) * 1000);
}

async function countCalls({ control }: BenchStage): Promise<number> {
  const { calls } = await control.getCounts();
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}
