import { randomBytes } from "node:crypto";
import { Client, escapeIdentifier } from "pg";
import { inject } from "vitest";

const TEMPLATE = "ospost_template";

/** A new database with all migrations applied and nothing in it. @returns its address */
export async function cloneDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await query(inject("postgresUrl"), `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${TEMPLATE}`);
  return databaseUrl(name);
}

/** A new database with nothing at all in it: no table, no migration. @returns its address */
export async function createEmptyDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await query(inject("postgresUrl"), `CREATE DATABASE ${escapeIdentifier(name)}`);
  return databaseUrl(name);
}

/** Takes every row out of this test file's database. For `beforeEach`. */
export async function emptyDatabase(): Promise<void> {
  await query(process.env.DATABASE_URL ?? "", 'TRUNCATE "User", "SchedulerRun" CASCADE');
}

/** Runs SQL past Prisma, for what the app's own functions cannot or must not do. */
export async function query<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

function databaseUrl(name: string): string {
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  return url.href;
}
