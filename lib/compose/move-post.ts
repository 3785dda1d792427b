import "server-only";
import { type ActionResult, type Refusal, refuse, refuseField } from "@/lib/auth/action-result";
import { type MoveResult, movePost as movePostOf } from "@/lib/db/post-move";
import type { UserRow } from "@/lib/db/users";
import { clockChange } from "@/lib/schedule/clock-change";
import { checkPublishAt, needsNewAccess } from "@/lib/schedule/window";
import { formatWhen, toInstant } from "@/lib/schedule/zone";
import { SAVE_WORDS } from "@/lib/words/compose";
import { MOVE_WORDS } from "@/lib/words/plan";
import type { MovePostInput, UndoMoveInput } from "./move-schema";

/** What happened, in words, and what it takes to undo it (null: there is nothing to go back to). */
export type Moved = { said: string; undo: UndoMoveInput | null };

const REFUSALS = {
  "changed-meanwhile": MOVE_WORDS.changedMeanwhile,
  "not-editable": MOVE_WORDS.notEditable,
  "about-to-go-out": MOVE_WORDS.aboutToGoOut,
  "no-picture": MOVE_WORDS.noPicture,
} as const;

/** Gives a post the wall-clock time the person chose. What connecting again would help against is refused as `access`. */
export async function movePost(user: UserRow, input: MovePostInput, now: Date): Promise<ActionResult<Moved>> {
  const timeZone = user.timeZone ?? "UTC";
  const time = toInstant(input.publishAtLocal, timeZone);
  if (time === null) return refuse(SAVE_WORDS.noTime);
  const problem = checkPublishAt(time.instant, now, user.accessEnd, timeZone);
  if (problem !== null)
    return needsNewAccess(time.instant, now, user.accessEnd, timeZone)
      ? refuseField("access", problem)
      : refuse(problem);
  const { postId, revision } = input;
  const from = await movePostOf(user.id, postId, revision, { publishAt: time.instant }, now);
  if (typeof from === "string") return refuseMove(from);
  const when = formatWhen(time.instant, timeZone, now);
  const said = `${from.status === "failed" ? "Scheduled again for" : "Moved to"} ${when}.${clockChange(input.publishAtLocal, time, timeZone)}`;
  return { ok: true, said, undo: undoOf(postId, from) };
}

/** Puts a post back where it was: a failed one becomes a draft, which does not go out. */
export async function undoMove(user: UserRow, input: UndoMoveInput, now: Date): Promise<ActionResult<Moved>> {
  const publishAt = new Date(input.publishAt);
  if (!input.asDraft && checkPublishAt(publishAt, now, user.accessEnd, user.timeZone ?? "UTC") !== null)
    return refuse(MOVE_WORDS.noWayBack);
  const { postId, revision, asDraft } = input;
  const from = await movePostOf(user.id, postId, revision, { publishAt, asDraft }, now);
  if (typeof from === "string") return refuseMove(from);
  return { ok: true, said: asDraft ? MOVE_WORDS.nowDraft : MOVE_WORDS.back, undo: null };
}

function undoOf(postId: string, { status, publishAt, revision }: Exclude<MoveResult, string>): UndoMoveInput | null {
  if (publishAt === null) return null;
  return { postId, revision, publishAt: publishAt.toISOString(), asDraft: status === "failed" };
}

function refuseMove(reason: keyof typeof REFUSALS): Refusal {
  return refuse(REFUSALS[reason]);
}
