import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { withEngine } from "./engine";
import { MIGRATIONS_DIR, readMigrations, readSchema } from "./files";

/** Every table is Ospost's own. */
const filters = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations a database has not seen yet.
 * @returns their names, oldest first.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const migrationsList = await readMigrations();
  return withEngine(databaseUrl, async (engine) => {
    return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
  });
}

/**
 * What `prisma/migrations` lack to make what `schema.prisma` says, as SQL; empty when they agree. The engine plays the
 * migrations on a database of its own, made on the same server and dropped again.
 */
export async function diffMigrations(databaseUrl: string): Promise<string> {
  const [migrations, schema] = [await readMigrations(), await readSchema()];
  return withEngine(databaseUrl, async (engine) => {
    const { stdout, exitCode } = await engine.diff({
      from: { tag: "migrations", ...migrations },
      to: { tag: "schemaDatamodel", ...schema },
      script: true,
      exitCode: true,
      filters,
    });
    return exitCode === 0 ? "" : (stdout ?? "");
  });
}

/**
 * Writes a new migration from what `schema.prisma` says and the migrations lack.
 * @returns its folder's name, or null when they agree already.
 */
export async function createMigration(databaseUrl: string, name: string): Promise<string | null> {
  const script = await diffMigrations(databaseUrl);
  if (script === "") return null;
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = `${stamp}_${name.toLowerCase().replace(/[^a-z0-9]+/g, "_")}`;
  await mkdir(path.join(MIGRATIONS_DIR, folder), { recursive: true });
  await writeFile(path.join(MIGRATIONS_DIR, folder, "migration.sql"), script);
  return folder;
}
