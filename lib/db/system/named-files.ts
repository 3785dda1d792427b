import "server-only";
import { getDb, Prisma } from "../client";
import { IMAGE_KEYS } from "../image-keys";

const IMAGE_COLUMNS = Prisma.raw(
  Object.keys(IMAGE_KEYS)
    .map((column) => `i."${column}"`)
    .join(", "),
);

/** Those of the files that a row names: every other one belongs to nobody any more. Not scoped to an owner. */
export async function findNamedFiles(keys: readonly string[]): Promise<Set<string>> {
  const wanted = [...keys];
  const rows = await getDb().$queryRaw<{ key: string }[]>`
    SELECT k.key FROM "PostImage" i
      CROSS JOIN LATERAL unnest(ARRAY[${IMAGE_COLUMNS}]) AS k(key)
      WHERE k.key = ANY(${wanted})
    UNION SELECT "key" FROM "Upload" WHERE "key" = ANY(${wanted})
    UNION SELECT "pictureKey" FROM "InstagramAccount" WHERE "pictureKey" = ANY(${wanted})`;
  return new Set(rows.map((row) => row.key));
}
