import "server-only";
import { getDb } from "../client";

/** Names of the migrations this database has been through, as Prisma's engine notes them. */
export async function readAppliedMigrations(): Promise<string[]> {
  const rows = await getDb().$queryRaw<{ name: string }[]>`
    SELECT "migration_name" AS "name" FROM "_prisma_migrations"
    WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL LIMIT 1000`;
  return rows.map((row) => row.name);
}
