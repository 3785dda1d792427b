import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationList, SchemasContainer } from "@prisma/schema-engine-wasm";

export const PRISMA_DIR = fileURLToPath(new URL("../../prisma", import.meta.url));
export const MIGRATIONS_DIR = path.join(PRISMA_DIR, "migrations");

/** Everything committed in `prisma/migrations`, oldest first, as the engine wants it. */
export async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(MIGRATIONS_DIR, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const readOne = async (name: string) => {
    const value = await readFile(path.join(MIGRATIONS_DIR, name, "migration.sql"), "utf8");
    return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value } } };
  };
  const lock = await readFile(path.join(MIGRATIONS_DIR, "migration_lock.toml"), "utf8").catch(() => null);
  return {
    baseDir: MIGRATIONS_DIR,
    lockfile: { path: "migration_lock.toml", content: lock },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(names.sort().map(readOne)),
  };
}

/** `prisma/schema.prisma`, as the engine wants it. */
export async function readSchema(): Promise<SchemasContainer> {
  const file = path.join(PRISMA_DIR, "schema.prisma");
  return { files: [{ path: file, content: await readFile(file, "utf8") }] };
}
