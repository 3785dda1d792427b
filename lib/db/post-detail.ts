import "server-only";
import { cropSchema } from "@/lib/images/crop-schema";
import { eventDetail, eventTitle } from "@/lib/posts/event-text";
import { isId } from "@/lib/posts/id";
import { publishStep } from "@/lib/posts/publish-step";
import type { PostDetail } from "@/lib/posts/view";
import { isEditable } from "@/lib/publish/machine";
import { getStorage } from "@/lib/storage";
import { heldSentence } from "./accounts";
import { getDb } from "./client";
import { nextActionOf } from "./next-action";
import { TILE, toTile } from "./planner";

const ORIGINAL = { originalKey: true, originalWidth: true, originalHeight: true } as const;
const MAX_EVENTS = 200;

/** One post of the person with its picture and its timeline (newest first), or null when it is not theirs. */
export async function getPostDetail(userId: string, postId: string): Promise<PostDetail | null> {
  if (!isId(postId)) return null;
  const post = await getDb().post.findFirst({
    where: { id: postId, account: { userId } },
    select: {
      ...TILE,
      revision: true,
      creationId: true,
      containerStatus: true,
      account: { select: { id: true, username: true, heldAt: true, heldCode: true, heldSubcode: true } },
      failureCode: true,
      failureSubcode: true,
      images: {
        select: { ...TILE.images.select, renditionKey: true, width: true, height: true, crop: true, ...ORIGINAL },
        orderBy: { position: "asc" },
      },
      events: {
        select: { id: true, at: true, kind: true, code: true, subcode: true, fbtraceId: true, detail: true },
        orderBy: [{ at: "desc" }, { id: "desc" }],
        take: MAX_EVENTS,
      },
    },
  });
  if (post === null) return null;
  const [image] = post.images;
  const tile = toTile(post);
  return {
    ...tile,
    revision: post.revision,
    image:
      image === undefined
        ? null
        : {
            url: getStorage().publicUrl(image.renditionKey ?? image.thumbnailKey),
            width: image.width,
            height: image.height,
            crop: cropSchema.parse(image.crop),
            original: originalOf(post.id, image),
          },
    events: post.events.map((event) => ({
      id: event.id,
      at: event.at.toISOString(),
      title: eventTitle(event.kind),
      detail: eventDetail(event),
    })),
    isEditable: isEditable(post.status),
    nextAction: nextActionOf(post.account.heldAt !== null && tile.isHeld, post),
    step: publishStep(post),
    account: { id: post.account.id, username: post.account.username, heldSentence: heldSentence(post.account) },
  };
}

function originalOf(
  postId: string,
  image: { originalKey: string | null; originalWidth: number; originalHeight: number },
) {
  if (image.originalKey === null) return null;
  // The key makes the address another one when the photo is, so that a browser does not show the old one.
  const url = `/api/posts/${postId}/original?${image.originalKey.slice(-12, -4)}`;
  return { url, width: image.originalWidth, height: image.originalHeight };
}
