import { getDb } from "@/lib/db/client";
import { Clock } from "./clock";
import { conclude } from "./conclude";
import { Crew } from "./crew";
import { drawRun } from "./draw";
import { drive } from "./drive";
import { armFaults, connectAccounts, planPosts } from "./enact";
import { isBroken } from "./judge";
import type { Options } from "./options";
import { Persons } from "./persons";
import { listFailureKinds, listGivenUp, readTimeline } from "./progress";
import { Random } from "./random";
import { openStage } from "./stage";
import { Troubles } from "./troubles";
import { Violence } from "./violence";

/** Until the first post is due: time for the workers to start. */
const LEAD_MS = 8_000;
/** An account may have several posts one after the other that are in doubt for a quarter of an hour, or blocked for hours. */
const BOUND_MS = { fixed: 300_000, perPost: 400 };

/** @returns the one line that is printed, and whether it tells of a broken promise */
export async function run(options: Options) {
  const began = performance.now();
  const draw = drawRun(options);
  const stage = await openStage();
  const { control, sandboxUrl, database, settings } = stage;
  const clock = new Clock();
  const crew = new Crew(clock, settings);
  try {
    await control.setSwitches(draw.switches);
    const connected = await connectAccounts(control, draw);
    const armed = await armFaults(control, draw, connected);
    console.error(
      `${options.posts} posts, ${connected.length} accounts, ${armed} faults, ${JSON.stringify(draw.switches)}`,
    );
    const start = new Date(clock.now().getTime() + LEAD_MS);
    await planPosts(draw, connected, start, clock.now());
    crew.start(options.workers);
    const troubles = new Troubles();
    const middle = new Date(start.getTime() + Math.max(...draw.posts.map((post) => post.dueInMs)) / 2);
    const scene = { clock, crew, database, troubles };
    const violence = options.kill ? new Violence(scene, new Random(options.seed).fork(), middle) : null;
    const persons = new Persons({ control, sandboxUrl }, clock, draw, connected);
    await drive({ clock, crew, control, persons, violence }, BOUND_MS.fixed + BOUND_MS.perPost * options.posts);
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
    const rest = { graphCallsPerPublished, seed, workers, kills: crew.kills, seconds };
    return { isBroken: isBroken(verdict) || lateness.early > 0, line: { posts, ...counts, ...lateness, ...rest } };
  } finally {
    await crew.stop();
    await getDb().$disconnect();
    await stage.close();
  }
}

async function tell(name: string, what: string): Promise<void> {
  console.error([`${name}, ${what}:`, ...(await readTimeline(name))].join("\n"));
}
