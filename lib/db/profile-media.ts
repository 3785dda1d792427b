import "server-only";
import type { TileWindow } from "@/lib/posts/tile-window";
import type { ForeignTile } from "@/lib/posts/view";
import { getDb, Prisma } from "./client";
import { withMine } from "./planner-rows";

type Row = { id: string; publishedAt: Date; permalink: string; pictureUrl: string | null; caption: string };

/** What else is on the profile: published by other means than Ospost, newest first, as it was when Instagram was last asked. */
export async function listForeignTiles(
  scope: { userId: string; accountId: string },
  { count, after }: TileWindow,
): Promise<ForeignTile[]> {
  const older =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (m."publishedAt", m."mediaId") < (${new Date(after.atMs)}, ${after.id})`;
  const rows = await getDb().$queryRaw<Row[]>`${withMine(scope)}
    SELECT m."mediaId" AS "id", m."publishedAt", m."permalink", m."pictureUrl", m."caption" FROM "ProfileMedia" m
    WHERE m."accountId" = (SELECT "id" FROM "mine") ${older}
      AND NOT EXISTS (SELECT 1 FROM "Post" p WHERE p."mediaId" = m."mediaId")
    ORDER BY m."publishedAt" DESC, m."mediaId" DESC LIMIT ${count + 1}`;
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString(), isForeign: true }));
}
