import { readdir } from "node:fs/promises";
import { Client, escapeIdentifier, escapeLiteral } from "pg";

export type Row = { table: string; row: Record<string, unknown> };

/** Prisma's own list of what was applied. */
const NOT_OURS = ["_prisma_migrations"];

/** Reads every row of every table, as often as asked. */
export async function openDump(databaseUrl: string) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const tables = await client.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  const names = tables.rows.map(({ name }) => name).filter((name) => !NOT_OURS.includes(name));
  const selects = names.map(
    (name) => `SELECT ${escapeLiteral(name)} AS "table", to_jsonb(t) AS "row" FROM ${escapeIdentifier(name)} t`,
  );
  return {
    tables: names,
    read: async () => (await client.query<Row>(selects.join(" UNION ALL "))).rows,
    close: () => client.end(),
  };
}

/** The names of every file below a folder, as rows of their own, so that pictures are compared like the rest. */
export async function dumpFiles(folder: string): Promise<Row[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => ({ table: "(files)", row: { path: `${entry.parentPath.slice(folder.length)}/${entry.name}` } }));
}

/** What is in one and not in the other, as lines to read. */
export function differences(before: Row[], after: Row[]): string[] {
  const lines = (rows: Row[]) => new Set(rows.map(({ table, row }) => `${table} ${JSON.stringify(row)}`));
  const [old, now] = [lines(before), lines(after)];
  return [
    ...[...old].filter((line) => !now.has(line)).map((line) => `- ${line}`),
    ...[...now].filter((line) => !old.has(line)).map((line) => `+ ${line}`),
  ];
}
