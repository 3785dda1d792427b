import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { applyMigrations } from "./migrations";

/** Started together with its database (compose, a reboot), the app is often the quicker one. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 1_000;
/** Postgres is starting or ending; the network says nobody listens, or not yet. Everything else will not pass by waiting. */
const PASSING = ["57P03", "ECONNREFUSED", "ECONNRESET", "EAI_AGAIN", "ETIMEDOUT"];

/**
 * Waits for the database and brings it up to date.
 * @returns the names of the migrations that were applied
 * @throws Error with a sentence that names DATABASE_URL, and no password
 */
export async function migrateWhenThere(databaseUrl: string, patienceMs = PATIENCE_MS): Promise<string[]> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const problem = await findProblem(databaseUrl);
    if (problem === null) return applyMigrations(databaseUrl);
    if (!PASSING.includes(problem.code) || Date.now() > deadline)
      throw new Error(
        `The database in DATABASE_URL cannot be used: ${problem.words}. Check the setting and whether Postgres is running.`,
      );
    await sleep(LOOK_MS);
  }
}

async function findProblem(connectionString: string): Promise<{ code: string; words: string } | null> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return null;
  } catch (error) {
    const { code = "", message = "", errors = [] } = error as { code?: string; message?: string; errors?: Error[] };
    return { code, words: message || errors.map((each) => each.message).join(", ") || code };
  } finally {
    await client.end().catch(() => undefined);
  }
}
