import "server-only";
import { readSessionZone } from "@/lib/db/system/clock";
import { readLastRuns } from "@/lib/db/system/figures";
import { readAppliedMigrations } from "@/lib/db/system/migrations";
import { getEnv, getNewestMigration } from "@/lib/env";
import { log } from "@/lib/log";
import { judgeLastRun } from "./setup/scheduler";
import { isStopping } from "./stopping";
import { findMissingTicks, isRefusing } from "./ticks";

const PATIENCE_MS = 3_000;

export type Problem = { sentence: string; fix: string };
/** `warning`: what keeps posts from going out without being this process's fault, nor mended by asking another one. */
export type Readiness = { ready: true; warning: string | null } | { ready: false; sentence: string };

/** Whether this process can do its work now. Any doubt is a no, with a sentence that names the setting and no secret. */
export async function checkReadiness(now: Date): Promise<Readiness> {
  if (isStopping()) return no("This process is stopping.");
  try {
    getEnv();
  } catch (error) {
    return no(error instanceof Error ? error.message : "The settings cannot be read.");
  }
  const problem = await checkDatabase();
  if (problem !== null) return no(`${problem.sentence} ${problem.fix}`);
  const missing = findMissingTicks(now);
  return missing === null ? { ready: true, warning: await findLateTicks(now) } : no(missing);
}

/** Whether the calls that any process may get have stopped. Before the first one there is nothing to have stopped. */
async function findLateTicks(now: Date): Promise<string | null> {
  try {
    const { finished } = await within(PATIENCE_MS, readLastRuns());
    if (finished === null && !isRefusing(now)) return null;
    const found = judgeLastRun(finished?.finishedAt ?? null, now);
    return found.isGood ? null : `${found.sentence} ${found.fix}`;
  } catch (error) {
    log.error({ err: error }, "health: the last calls of the publish route cannot be read");
    return null;
  }
}

/** @returns null when the database answers and is the one this build was made for */
export async function checkDatabase(): Promise<Problem | null> {
  try {
    const zone = await within(PATIENCE_MS, readSessionZone());
    if (zone !== "UTC") return wrongZone(zone);
    const applied = await within(PATIENCE_MS, readAppliedMigrations());
    const newest = getNewestMigration();
    if (newest === null || applied.includes(newest)) return null;
    return { sentence: `The database lacks the migration ${newest}.`, fix: "Run: npm run migrate -- deploy" };
  } catch (error) {
    log.error({ err: error }, "health: the database does not answer");
    return {
      sentence: "The database in DATABASE_URL does not answer.",
      fix: "Check DATABASE_URL, and whether Postgres is running and reachable.",
    };
  }
}

/** Every session asks for UTC; a pooler in front of Postgres can lose that. */
function wrongZone(zone: string | null): Problem {
  return {
    sentence: `A session of the database is in ${zone ?? "an unknown zone"}, not in UTC, so that posts would go out at the wrong time.`,
    fix: "As the owner of the database run: ALTER DATABASE <its name> SET TimeZone TO 'UTC'; then restart the pooler in front of it, and Ospost.",
  };
}

function no(sentence: string): { ready: false; sentence: string } {
  return { ready: false, sentence };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
