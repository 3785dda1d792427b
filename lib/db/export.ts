import "server-only";
import { getDb, type Prisma } from "./client";

/** Everything about the person themselves but the access Meta gave, which is nobody's to carry around. */
export async function exportPerson(userId: string) {
  return getDb().user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      name: true,
      facebookId: true,
      timeZone: true,
      grantedScopes: true,
      userTokenExpiresAt: true,
      dataAccessExpiresAt: true,
      createdAt: true,
      accounts: {
        select: {
          id: true,
          igUserId: true,
          username: true,
          name: true,
          pageId: true,
          pageName: true,
          heldAt: true,
          heldKind: true,
          createdAt: true,
          pictureKey: true,
          slots: { select: { weekday: true, minute: true }, orderBy: [{ weekday: "asc" }, { minute: "asc" }] },
        },
        orderBy: { createdAt: "asc" },
      },
      notices: { select: { title: true, body: true, createdAt: true, closedAt: true }, orderBy: { createdAt: "asc" } },
      savedTexts: { select: { name: true, text: true, createdAt: true }, orderBy: { name: "asc" } },
      uploads: {
        where: { bytes: { not: null } }, // The others may never have arrived.
        select: { key: true, width: true, height: true, createdAt: true },
        orderBy: { createdAt: "asc" },
      },
      // Not the webhook's secret and not a device's endpoint, with which others could write to them.
      notifications: {
        select: {
          email: true,
          pendingEmail: true,
          webhookUrl: true,
          emailKinds: true,
          pushKinds: true,
          webhookKinds: true,
        },
      },
      pushDevices: { select: { label: true, createdAt: true }, orderBy: { createdAt: "asc" } },
      occasions: {
        select: {
          kind: true,
          at: true,
          postId: true,
          sentence: true,
          deliveries: { select: { channel: true, status: true, attempts: true, trouble: true, endedAt: true } },
        },
        orderBy: { at: "asc" },
      },
    },
  });
}

const POST = {
  id: true,
  accountId: true,
  status: true,
  caption: true,
  publishAt: true,
  publishedAt: true,
  mediaId: true,
  permalink: true,
  failureSentence: true,
  likeCount: true,
  commentsCount: true,
  countsReadAt: true,
  createdAt: true,
  images: {
    select: {
      position: true,
      originalKey: true,
      renditionKey: true,
      thumbnailKey: true,
      width: true,
      height: true,
      crop: true,
      altText: true,
    },
    orderBy: { position: "asc" },
  },
  events: {
    select: { at: true, kind: true, code: true, subcode: true, fbtraceId: true, detail: true },
    orderBy: { at: "asc" },
  },
} as const satisfies Prisma.PostSelect;

export type ExportedPost = Prisma.PostGetPayload<{ select: typeof POST }>;

/** The person's posts, at most `limit`, that come after the post `afterId` (null = from the first one). */
export async function exportPosts(userId: string, afterId: string | null, limit: number): Promise<ExportedPost[]> {
  return getDb().post.findMany({
    where: { account: { userId }, ...(afterId === null ? {} : { id: { gt: afterId } }) },
    select: POST,
    orderBy: { id: "asc" },
    take: limit,
  });
}
