// node scripts/run.mjs migrate deploy | diff | dev --name what_changes
import { parseArgs } from "node:util";
import { applyMigrations, createMigration, diffMigrations } from "./migrate/migrations";
import { startScratchPostgres } from "./postgres/scratch";
import { loadEnvFiles } from "./stack/env-files";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { name: { type: "string" } } });
const commands: Record<string, () => Promise<void>> = { deploy, diff, dev };
const command = commands[positionals[0] ?? ""] ?? explain;
await command();

async function deploy(): Promise<void> {
  loadEnvFiles("production");
  const databaseUrl = process.env.DATABASE_URL?.trim();
  if (!databaseUrl) throw new Error("DATABASE_URL is missing: it names the database to migrate.");
  const names = await applyMigrations(databaseUrl);
  console.log(names.length === 0 ? "The database is up to date." : `Applied ${names.join(", ")}.`);
}

async function diff(): Promise<void> {
  const script = await withScratch(diffMigrations);
  console.log(script === "" ? "prisma/migrations and prisma/schema.prisma agree." : script);
  if (script !== "") process.exitCode = 1;
}

async function dev(): Promise<void> {
  if (!values.name) return explain();
  const name = values.name;
  const folder = await withScratch((url) => createMigration(url, name));
  console.log(
    folder === null ? "Nothing to do: the migrations agree with the schema." : `Wrote prisma/migrations/${folder}`,
  );
}

async function explain(): Promise<void> {
  console.error("Say one of: migrate deploy, migrate diff, migrate dev --name what_changes");
  process.exitCode = 1;
}

async function withScratch<T>(use: (url: string) => Promise<T>): Promise<T> {
  const postgres = await startScratchPostgres();
  try {
    return await use(postgres.urlOf("postgres"));
  } finally {
    await postgres.stop();
  }
}
