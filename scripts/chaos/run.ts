import { getDb } from "@/lib/db/client";
import { type Latencies, LIFELIKE_LATENCY } from "../../tests/sandbox/state/switches";
import { Clock } from "./clock";
import { conclude } from "./conclude";
import { Crew } from "./crew";
import { drawRun } from "./draw";
import { drive } from "./drive";
import { armFaults, connectAccounts, planPosts } from "./enact";
import { isBroken } from "./judge";
import type { Options } from "./options";
import { choosePace, Watch } from "./pace";
import { Persons } from "./persons";
import { listFailureKinds, listGivenUp, readTimeline } from "./progress";
import { Random } from "./random";
import { setPace, shrink } from "./speed";
import { openStage } from "./stage";
import { Troubles } from "./troubles";
import { Violence } from "./violence";

/** From planning until the first post is due. */
const LEAD_MS = 5 * 60_000;
/** An account may have several posts one after the other that are in doubt for a quarter of an hour, or blocked for hours. */
const BOUND_MS = { fixed: 5 * 3_600_000, perPost: 24_000 };

/** @returns the one line that is printed; its `verdict` says whether every promise held */
export async function run(options: Options) {
  const began = performance.now();
  const stage = await openStage();
  const { control, sandboxUrl, database, settings } = stage;
  const clock = new Clock();
  const watch = new Watch(control);
  const minuteMs = await choosePace(control);
  setPace(minuteMs);
  const crew = new Crew(clock, watch, { ...settings, CHAOS_MINUTE_MS: String(minuteMs) });
  try {
    const draw = drawRun(options);
    await control.setSwitches(draw.switches);
    await control.setLatencies(shrinkLatencies());
    const connected = await connectAccounts(control, draw);
    const armed = await armFaults(control, draw, connected);
    console.error(
      `${options.posts} posts, ${connected.length} accounts, ${armed} faults, a minute takes ${minuteMs} ms, ${JSON.stringify(draw.switches)}`,
    );
    await crew.start(options.workers);
    const start = new Date(clock.now().getTime() + shrink(LEAD_MS));
    await planPosts(draw, connected, start, clock.now());
    const troubles = new Troubles();
    const middle = new Date(start.getTime() + Math.max(...draw.posts.map((post) => post.dueInMs)) / 2);
    const scene = { clock, crew, database, troubles };
    const violence = options.kill ? new Violence(scene, new Random(options.seed).fork(), middle) : null;
    const persons = new Persons({ control, sandboxUrl }, clock, draw, connected);
    const boundMs = shrink(BOUND_MS.fixed + BOUND_MS.perPost * options.posts);
    const isOver = await drive({ clock, crew, control, persons, violence, watch }, boundMs);
    await crew.stop();
    const { verdict, lateness, latest, graphCallsPerPublished } = await conclude(control, draw, connected, troubles);
    const { complaints, ...counts } = verdict;
    console.error(`failed: ${(await listFailureKinds()).join(", ") || "none"}`);
    if (latest !== null) await tell(latest, "the latest without trouble");
    for (const name of await listGivenUp()) await tell(name, "given up");
    for (const { name, text } of complaints.slice(0, 20)) await tell(name, text);
    for (const death of crew.deaths) console.error(death);
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const { posts, seed, workers } = options;
    const rest = { graphCallsPerPublished, seed, workers, kills: crew.kills, seconds, minuteMs };
    const result = pronounce(isOver && !isBroken(verdict) && lateness.early === 0, watch);
    return { verdict: result, posts, ...counts, ...lateness, ...rest, slowestMs: watch.slowestMs };
  } finally {
    await crew.stop();
    await getDb().$disconnect();
    await stage.close();
  }
}

/** What broke on a machine that was too busy to play Meta's part says nothing of the engine. */
function pronounce(held: boolean, watch: Watch): "held" | "broken" | "too busy to judge" {
  if (held) return "held";
  if (!watch.wasTooBusy) return "broken";
  console.error(`Too busy to judge: something had to wait ${watch.slowestMs} ms for its turn on this machine.`);
  return "too busy to judge";
}

/** How long the sandbox takes for a call of each kind. */
function shrinkLatencies(): Latencies {
  const { createMs, processingMs, publishMs, readMs } = LIFELIKE_LATENCY;
  return {
    createMs: shrink(createMs),
    processingMs: shrink(processingMs),
    publishMs: shrink(publishMs),
    readMs: shrink(readMs),
  };
}

async function tell(name: string, what: string): Promise<void> {
  console.error([`${name}, ${what}:`, ...(await readTimeline(name))].join("\n"));
}
