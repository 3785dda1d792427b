import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type { ClientBase } from "pg";
import { getEnv } from "@/lib/env";
import { Prisma, PrismaClient } from "./generated/client";

export { Prisma };

/** A database that does not answer is an error, not a wait without end. */
const CONNECT_MS = 10_000;

/**
 * `@prisma/adapter-pg` sends instants without their offset and drops it from what it reads, so that both mean what the
 * session's zone makes of them. A transaction pooler may lose this between two transactions; then the default of role and
 * database counts, which a migration has set to UTC (docs/decisions/015).
 */
async function useUtc(client: ClientBase): Promise<void> {
  await client.query("SET TimeZone TO 'UTC'");
}

/** Tokens are left out of every read that does not ask for them by name. */
function connect() {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: getEnv().DATABASE_URL,
      max: 20,
      connectionTimeoutMillis: CONNECT_MS,
      onConnect: useUtc,
    }),
    omit: { user: { userTokenCipher: true }, instagramAccount: { pageTokenCipher: true } },
  });
}

export type Db = ReturnType<typeof connect>;

const kept = globalThis as { ospostDb?: Db };

/** The process's one connection pool, opened on first use. Survives hot reload in development. */
export function getDb(): Db {
  kept.ospostDb ??= connect();
  return kept.ospostDb;
}
