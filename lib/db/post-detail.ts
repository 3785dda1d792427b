import "server-only";
import { findErrorRule } from "@/lib/graph/error-table";
import { cropSchema } from "@/lib/images/crop-schema";
import { eventDetail, eventTitle } from "@/lib/posts/event-text";
import { publishStep } from "@/lib/posts/publish-step";
import type { NextAction, PostDetail } from "@/lib/posts/view";
import { isEditable } from "@/lib/publish/machine";
import { getStorage } from "@/lib/storage";
import { heldSentence } from "./accounts";
import { getDb } from "./client";
import { TILE, toTile } from "./planner";

const MAX_EVENTS = 200;

/** One post of the person with its picture and its timeline (newest first), or null when it is not theirs. */
export async function getPostDetail(userId: string, postId: string): Promise<PostDetail | null> {
  const post = await getDb().post.findFirst({
    where: { id: postId, account: { userId } },
    select: {
      ...TILE,
      revision: true,
      creationId: true,
      containerStatus: true,
      account: { select: { username: true, heldAt: true, heldCode: true, heldSubcode: true } },
      failureKind: true,
      failureCode: true,
      failureSubcode: true,
      images: {
        select: { ...TILE.images.select, renditionKey: true, width: true, height: true, crop: true },
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
          },
    events: post.events.map((event) => ({
      id: event.id,
      at: event.at.toISOString(),
      title: eventTitle(event.kind),
      detail: eventDetail(event),
    })),
    isEditable: isEditable(post.status),
    nextAction: nextActionOf(tile.isHeld, post),
    step: publishStep(post),
    account: { username: post.account.username, heldSentence: heldSentence(post.account) },
  };
}

function nextActionOf(
  isHeld: boolean,
  post: { status: string; failureKind: string | null; failureCode: number | null; failureSubcode: number | null },
): NextAction | null {
  if (isHeld) return "reconnect";
  if (post.status !== "failed") return null;
  if (post.failureKind === "content") return "edit";
  return post.failureCode === null ? "retry" : findErrorRule(post.failureCode, post.failureSubcode).action;
}
