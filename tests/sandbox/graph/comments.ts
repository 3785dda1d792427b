import { writeUnderFaults } from "../faults/strike";
import { newObjectId } from "../state/identifiers";
import type { Comment, Media } from "../state/posts";
import { requirePermissions, requireReadable } from "./access";
import type { Call } from "./call";
import { badParameter, missingObject } from "./failures";
import type { Field } from "./fields";
import { pagingOf, readSlice } from "./paging";
import { graphTime, type NodeShape, project } from "./project";

const MAX_HASHTAGS = 4;

/** Written as `message`, read as `text` (3.6). */
const COMMENT_SHAPE: NodeShape<Comment> = {
  kind: "comment",
  defaults: ["timestamp", "text"],
  fields: {
    text: (comment) => comment.text,
    timestamp: (comment) => graphTime(comment.createdAtMs),
    username: (comment, { world }) => world.accounts.get(comment.accountId)?.username,
    from: ({ accountId }, { world }) => ({ id: accountId, username: world.accounts.get(accountId)?.username }),
    // Who wrote it, by the id of the account that is asking: its own comments only.
    user: (comment) => ({ id: comment.accountId }),
    media: (comment) => ({ id: comment.mediaId }),
    // Nobody can answer a comment here.
    parent_id: () => undefined,
    replies: () => undefined,
    like_count: () => 0,
    hidden: () => false,
  },
};

/** `GET {comment}`. */
export function getComment(comment: Comment, call: Call): unknown {
  if (call.account === null) throw missingObject(call.method, comment.id);
  requireReadable(call, call.account, comment.id);
  requirePermissions(call, ["instagram_manage_comments"]);
  return project(COMMENT_SHAPE, comment, call, call.fields);
}

/** `GET {media}/comments` (3.6). */
export function getComments(media: Media, call: Call): unknown {
  if (call.account === null) throw missingObject(call.method, media.id);
  requireReadable(call, call.account, media.id);
  return listComments(call, media.id, call.fields, call.params);
}

export function listComments(
  call: Call,
  mediaId: string,
  fields: readonly Field[] | null,
  params: Readonly<Record<string, string | undefined>>,
): unknown {
  requirePermissions(call, ["instagram_manage_comments"]);
  const ids = call.world.commentsOfMedia(mediaId).toReversed();
  const slice = readSlice(params, ids.length);
  const data = ids.slice(slice.start, slice.start + slice.limit).flatMap((id) => {
    const comment = call.world.comments.get(id);
    return comment === null ? [] : [project(COMMENT_SHAPE, comment, call, fields)];
  });
  const hasMore = slice.start + slice.limit < ids.length;
  return { data, paging: pagingOf(call, `${mediaId}/comments`, slice, data.length, hasMore) };
}

/** `POST {media}/comments` (3.6). */
export async function createComment(media: Media, call: Call): Promise<unknown> {
  if (call.account === null) throw missingObject(call.method, media.id);
  requireReadable(call, call.account, media.id);
  requirePermissions(call, ["instagram_manage_comments"]);
  const text = call.params["message"] ?? "";
  if (text === "") throw badParameter("The parameter message is required.");
  const hashtags = text.match(/#[\p{L}\p{N}_]+/gu)?.length ?? 0;
  const links = text.match(/https?:\/\//g)?.length ?? 0;
  const isShouting = text !== text.toLowerCase() && text === text.toUpperCase();
  if (text.length > call.world.switches.commentLimit || hashtags > MAX_HASHTAGS || links > 1 || isShouting) {
    throw badParameter("The comment is too long, has more than 4 hashtags or 1 link, or is all capitals.");
  }
  const { world } = call;
  return writeUnderFaults(call, "comment", async () => {
    const comment = {
      id: newObjectId(),
      mediaId: media.id,
      accountId: media.accountId,
      text,
      createdAtMs: world.now(),
    };
    return { id: world.comments.put(comment).id };
  });
}
