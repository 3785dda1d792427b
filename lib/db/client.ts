import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { getEnv } from "@/lib/env";
import { Prisma, PrismaClient } from "./generated/client";

export { Prisma };

/** Tokens are left out of every read that does not ask for them by name. */
function connect() {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: getEnv().DATABASE_URL, max: 20 }),
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
