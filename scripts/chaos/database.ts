import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import { applyMigrations } from "../migrate/migrations";
import { createDatabase, type Postgres, startPostgres } from "../postgres/server";

const DATABASE = "chaos";

export type Database = { url: string; crash: () => Promise<void>; stop: () => Promise<void> };

/** A Postgres of the run's own with the app's tables, which can be crashed and comes back with its data. */
export async function startDatabase(): Promise<Database> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "ospost-chaos-"));
  // Durable, as in production: a commit that was acknowledged must outlive the crash.
  const options = { dataDir, port: await getPort(), durable: true };
  let postgres = await startPostgres(options);
  await createDatabase(postgres, DATABASE);
  await applyMigrations(postgres.urlOf(DATABASE));
  return {
    url: postgres.urlOf(DATABASE),
    crash: async () => {
      await stopAtOnce(postgres);
      postgres = await startPostgres(options);
    },
    stop: async () => {
      await postgres.stop();
      await rm(postgres.directory, { recursive: true, force: true });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** SIGQUIT is Postgres' immediate shutdown: every session is cut where it stands, the next start recovers from the log. */
async function stopAtOnce(postgres: Postgres): Promise<void> {
  const lock = await readFile(path.join(postgres.directory, "postmaster.pid"), "utf8");
  process.kill(Number(lock.split("\n")[0]), "SIGQUIT");
  await postgres.ended;
}
