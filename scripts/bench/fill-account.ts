import { getDb } from "@/lib/db/client";

const DAY = "interval '1 day'";

/** One thing in each week that a timetable has. */
const SLOTS = [
  { weekday: 1, minute: 9 * 60 },
  { weekday: 4, minute: 18 * 60 + 30 },
  { weekday: 6, minute: 11 * 60 },
];

/** How much of an account is what: most is published, what is planned fills the 50 days that can be planned. */
const PLANNED = 12;
const FAILED = 2;
const DRAFTS = 2;
/** One a day as far back as a screen reaches, so that every size fills it alike; what is older lies closer together. */
const RECENT = 60;
const OLDER_DAYS = 1000;

/**
 * Somebody with one account and `size` posts: as many planned, failed and drafts as anybody, everything else published, so
 * that the first screens look the same at every size. `isDense` plans all of them for the coming weeks.
 */
export async function fillAccount(userId: string, size: number, isDense: boolean): Promise<void> {
  const db = getDb();
  const accountId = `account-${userId}`;
  const now = new Date();
  const asked = { factsTriedAt: now, mediaReadAt: now, quotaReadAt: now };
  await db.user.create({
    data: {
      id: userId,
      facebookId: userId,
      name: `Bench ${userId}`,
      timeZone: "Europe/Berlin",
      accounts: {
        create: {
          id: accountId,
          igUserId: userId,
          username: userId,
          name: userId,
          pageId: "p",
          pageName: "p",
          pageTokenCipher: "x",
          // Nobody is asked about it while it is measured.
          ...asked,
          slots: { create: SLOTS },
        },
      },
    },
    select: { id: true },
  });
  await db.user.update({ where: { id: userId }, data: { activeAccountId: accountId }, select: { id: true } });
  const published = isDense ? 0 : size - PLANNED - FAILED - DRAFTS;
  const planned = isDense ? size : PLANNED;
  await insert(accountId, "scheduled", planned, `now() + ${DAY} * (0.1 + 45.0 * n / ${planned})`);
  if (isDense) return;
  await insert(accountId, "published", published, publishedAt(published));
  await insert(accountId, "failed", FAILED, `now() - ${DAY} * (n + 1)`);
  await insert(accountId, "draft", DRAFTS, `now() + ${DAY} * (n + 1)`);
}

function publishedAt(count: number): string {
  const older = `${RECENT} + (n - ${RECENT}) * LEAST(1, ${OLDER_DAYS}.0 / ${count})`;
  return `now() - ${DAY} * (1 + CASE WHEN n < ${RECENT} THEN n ELSE ${older} END)`;
}

async function insert(accountId: string, status: string, count: number, at: string): Promise<void> {
  const isPublished = status === "published";
  await getDb().$executeRawUnsafe(
    `WITH rows AS (
      SELECT n, '${accountId}-${status}-' || n AS id, ${at} AS at FROM generate_series(0, ${count - 1}) AS n
    ), posts AS (
      INSERT INTO "Post" ("id", "accountId", "status", "caption", "publishAt", "nextActionAt", "mediaId", "permalink", "publishedAt", "failureKind", "failureSentence", "likeCount", "commentsCount", "countsReadAt", "updatedAt")
      SELECT id, '${accountId}', '${status}'::"PostStatus",
        'Post number ' || n || ' of this account, fresh from the oven #bread' || CASE WHEN n IN (5, 17) THEN ' #saffron' ELSE '' END, at,
        ${status === "scheduled" ? "at" : "NULL"},
        ${isPublished ? "id, 'https://www.instagram.com/p/x/', at" : "NULL, NULL, NULL"},
        ${status === "failed" ? "'late', 'It could not go out in time.'" : "NULL, NULL"},
        ${isPublished ? "n % 500, n % 20, now()" : "NULL, NULL, NULL"}, now()
      FROM rows
    )
    INSERT INTO "PostImage" ("id", "postId", "position", "originalWidth", "originalHeight", "renditionKey", "thumbnailKey", "width", "height", "bytes", "crop", "placeholder")
    SELECT id, id, 0, 1080, 1350, 'renditions/' || id || '.jpg', 'thumbnails/' || id || '.webp', 1080, 1350, 1,
      '{"x":0,"y":0,"width":1080,"height":1350}', 'data:image/webp;base64,UklGRiIAAABXRUJQVlA4TA=='
    FROM rows`,
  );
}
