import "server-only";
import type { Crop } from "@/lib/images/ratio";
import { EDITABLE_STATUSES, type PostStatus } from "@/lib/publish/machine";
import { firstActionAt } from "@/lib/publish/next-step";
import { TIMING } from "@/lib/publish/timing";
import { getDb, type Prisma } from "./client";
import { keepFiles, noteDiscarded } from "./discarded-files";
import { IMAGE_KEYS, keysOf } from "./image-keys";

export type ImageInput = {
  originalKey: string;
  originalWidth: number;
  originalHeight: number;
  renditionKey: string;
  thumbnailKey: string;
  /** Null only for a copy of an older picture. */
  smallThumbnailKey: string | null;
  width: number;
  height: number;
  bytes: number;
  crop: Crop;
  placeholder: string;
};

export type PostInput = {
  caption: string;
  altText: string;
  publishAt: Date | null;
  isDraft: boolean;
  /** Null = keep the picture. */
  image: ImageInput | null;
  /** Null = not worth a line in the post's history. */
  event: string | null;
};

/** The id is the composer's own, so that a save whose answer was lost can be repeated without making a second post. */
export type NewPost = PostInput & { id?: string };

/** Forgets what the engine prepared and whoever holds the post: its next write fails and it starts anew. */
export const FORGET_CONTAINER = {
  creationId: null,
  containerStatus: null,
  containerCreatedAt: null,
  containersMade: 0,
  publishCalls: 0,
} as const;

const FORGET_TROUBLE = {
  attempts: 0,
  troubles: 0,
  leaseOwner: null,
  leaseUntil: null,
  failureKind: null,
  failureCode: null,
  failureSubcode: null,
  failureSentence: null,
} as const;

/** The columns that (re-)plan a post, whatever the engine had been doing with it. */
export function planFor(publishAt: Date | null, isDraft: boolean, now: Date) {
  const isPlanned = !isDraft && publishAt !== null;
  return {
    ...FORGET_TROUBLE,
    publishAt,
    status: isPlanned ? ("scheduled" as const) : ("draft" as const),
    nextActionAt: isPlanned ? firstActionAt(publishAt, now, TIMING) : null,
  };
}

/** Makes a post in one of the person's accounts. @returns its id, or null when the account is not theirs */
export async function createPost(userId: string, accountId: string, input: NewPost, now: Date): Promise<string | null> {
  return getDb().$transaction(async (tx) => {
    const account = await tx.instagramAccount.findFirst({ where: { id: accountId, userId }, select: { id: true } });
    if (account === null) return null;
    const plan = planFor(input.publishAt, input.isDraft, now);
    const post = await tx.post.create({
      data: { ...idOf(input), accountId, caption: input.caption, ...plan, ...eventOf(input, now) },
      select: { id: true },
    });
    if (input.image !== null) await putImage(tx, userId, post.id, { ...input.image, altText: input.altText }, now);
    return post.id;
  });
}

export type UpdateResult = "updated" | "changed-meanwhile" | "not-editable";

/**
 * Changes a post of the person. The engine's container is dropped when what Instagram was given has changed, or when the
 * post has failed with it.
 * @param revision what the person was looking at; another one means that somebody saved in between
 * @param from the statuses in which it may be changed
 */
export async function updatePost(
  userId: string,
  postId: string,
  revision: number | null,
  input: PostInput,
  now: Date,
  from: readonly PostStatus[] = EDITABLE_STATUSES,
): Promise<UpdateResult> {
  return getDb().$transaction(async (tx) => {
    // The row lock makes the comparison below hold until the write: the engine's own writes wait for it.
    await tx.$queryRaw`SELECT "id" FROM "Post" WHERE "id" = ${postId} FOR UPDATE`;
    const before = await tx.post.findFirst({
      where: { id: postId, account: { userId }, status: { in: [...from] } },
      select: { status: true, revision: true, caption: true, images: { select: { altText: true } } },
    });
    if (before === null) return "not-editable";
    if (revision !== null && before.revision !== revision) return "changed-meanwhile";
    const isSame =
      before.status !== "failed" &&
      input.image === null &&
      before.caption === input.caption &&
      before.images[0]?.altText === input.altText;
    await tx.post.update({
      where: { id: postId },
      data: {
        caption: input.caption,
        ...planFor(input.publishAt, input.isDraft, now),
        ...(isSame ? {} : FORGET_CONTAINER),
        revision: { increment: 1 },
        ...eventOf(input, now),
      },
      select: { id: true },
    });
    if (input.image === null) await tx.postImage.updateMany({ where: { postId }, data: { altText: input.altText } });
    else await putImage(tx, userId, postId, { ...input.image, altText: input.altText }, now);
    return "updated";
  });
}

function idOf({ id }: NewPost) {
  return id === undefined ? {} : { id };
}

function eventOf({ event }: PostInput, now: Date) {
  return event === null ? {} : { events: { create: { kind: event, at: now } } };
}

/** Takes the place of the picture there was, whose files are noted as discarded. */
async function putImage(
  tx: Prisma.TransactionClient,
  userId: string,
  postId: string,
  image: ImageInput & { altText: string },
  now: Date,
) {
  const before = await tx.postImage.findMany({ where: { postId }, select: IMAGE_KEYS });
  const kept = keysOf(image);
  const replaced = before.flatMap(keysOf).filter((key) => !kept.includes(key));
  await noteDiscarded(tx, replaced, now);
  await keepFiles(tx, kept);
  await tx.postImage.deleteMany({ where: { postId } });
  await tx.postImage.create({ data: { postId, position: 0, ...image }, select: { id: true } });
  await tx.upload.deleteMany({ where: { userId, key: image.originalKey } });
}
