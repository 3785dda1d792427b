import { Client } from "pg";
import { readPassword } from "../../scripts/postgres/cluster";
import { findClusterPlace } from "../../scripts/postgres/place";

/** The address of the running stack's database. */
export async function findDatabase(): Promise<string> {
  const password = await readPassword(await findClusterPlace(process.env.OSPOST_E2E_DATA_DIR ?? ""));
  return `postgres://ospost:${password}@127.0.0.1:${process.env.OSPOST_E2E_POSTGRES_PORT}/ospost`;
}

export type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;

/** Runs SQL on the stack's database: for states that would take a person minutes or bad luck to get into. */
export async function withDatabase<Result>(run: (sql: Sql) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: await findDatabase() });
  await client.connect();
  try {
    return await run(async <Row extends object>(text: string, values: unknown[] = []) => {
      return (await client.query<Row>(text, values)).rows;
    });
  } finally {
    await client.end();
  }
}
