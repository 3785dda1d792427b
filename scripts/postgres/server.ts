import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Client, escapeIdentifier } from "pg";
import { startChild } from "../stack/child";
import { installBinaries } from "./binaries";
import { createCluster, readPassword } from "./cluster";
import { endLeftover } from "./leftover";
import { findOwner } from "./owner";
import { findClusterPlace } from "./place";

/** Time for a fast shutdown to write everything out. */
const STOP_MS = 20_000;

export type Postgres = {
  /** Where the cluster lies. */
  directory: string;
  urlOf: (database: string) => string;
  /** Settles when the server has ended, whatever the reason. */
  ended: Promise<string>;
  stop: () => Promise<void>;
};

export type PostgresOptions = {
  dataDir: string;
  port: number;
  /** False only for tests: faster, and a power cut may lose everything. */
  durable: boolean;
  /** Further settings, `name=value`. */
  settings?: string[];
};

/** Starts the embedded Postgres on the loopback address and waits until it answers. Its data stays in `dataDir`. */
export async function startPostgres({ dataDir, port, durable, ...more }: PostgresOptions): Promise<Postgres> {
  const [binaries, owner, directory] = [await installBinaries(), await findOwner(), await findClusterPlace(dataDir)];
  await createCluster(directory, { binaries, owner, durable });
  await endLeftover(directory);
  const password = await readPassword(directory);
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=100"];
  settings.push(...(more.settings ?? []));
  if (!durable) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  const flags = ["-D", directory, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const keeper = fileURLToPath(new URL("keep.mjs", import.meta.url));
  const child = startChild("postgres", [keeper, binaries.postgres, JSON.stringify(owner ?? {}), ...flags], {
    env: { LC_ALL: "C" },
  });
  const urlOf = (database: string) => `postgres://ospost:${password}@127.0.0.1:${port}/${database}`;
  while (!(await answers(urlOf("postgres")))) {
    if (child.hasEnded()) throw new Error(`Postgres did not start (${await child.ended}):\n${child.lastWords()}`);
    await sleep(50);
  }
  return { directory, urlOf, ended: child.ended, stop: () => child.stop(STOP_MS) };
}

/** Makes a database unless it is there, as a copy of `template` if one is named. */
export async function createDatabase(postgres: Postgres, name: string, template = "template1"): Promise<void> {
  await withClient(postgres.urlOf("postgres"), async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount) return;
    await client.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)}`);
  });
}

export async function withClient<T>(connectionString: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  return withClient(url, async (client) => Boolean(await client.query("SELECT 1"))).catch(() => false);
}
