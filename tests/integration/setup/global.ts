import type { TestProject } from "vitest/node";
import { applyMigrations } from "@/scripts/migrate/migrations";
import { startScratchPostgres } from "@/scripts/postgres/scratch";
import { createDatabase } from "@/scripts/postgres/server";

declare module "vitest" {
  export interface ProvidedContext {
    /** The server that all integration tests share; the path is a database to connect to, not to write in. */
    postgresUrl: string;
  }
}

const TEMPLATE = "ospost_template";

/** One Postgres for all integration tests, with a migrated database that every test file gets a copy of. */
export default async function start(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startScratchPostgres();
  await createDatabase(postgres, TEMPLATE);
  await applyMigrations(postgres.urlOf(TEMPLATE));
  project.provide("postgresUrl", postgres.urlOf("postgres"));
  return postgres.stop;
}
