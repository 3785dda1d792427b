"use server";

import { revalidatePath } from "next/cache";
import { refuse, refuseField } from "@/lib/auth/action-result";
import { userAction } from "@/lib/auth/user-action";
import { movePost as movePostOf, undoMove as undoMoveOf } from "@/lib/compose/move-post";
import { addSlotsSchema, movePostSchema, removeSlotSchema, undoMoveSchema } from "@/lib/compose/move-schema";
import { addSlots as addSlotsOf, deleteSlot } from "@/lib/db/slots";
import { parseSlotTime } from "@/lib/schedule/slot-time";
import { MAX_SLOTS } from "@/lib/schedule/slots";
import { SAVE_WORDS } from "@/lib/words/compose";
import { MOVE_WORDS, SLOT_WORDS } from "@/lib/words/plan";

export const movePost = userAction(movePostSchema, async (input, user) => {
  const result = await movePostOf(user, input, new Date());
  revalidatePath("/calendar");
  return result;
});

export const undoMove = userAction(undoMoveSchema, async (input, user) => {
  const result = await undoMoveOf(user, input, new Date());
  revalidatePath("/calendar");
  return result;
});

export const addSlots = userAction(addSlotsSchema, async ({ weekdays, time }, user) => {
  const minute = parseSlotTime(time);
  if (minute === null) return refuseField("time", SLOT_WORDS.noTime);
  if (user.activeAccountId === null) return refuse(MOVE_WORDS.noAccount);
  const slots = [...new Set(weekdays)].map((weekday) => ({ weekday, minute }));
  const result = await addSlotsOf(user.id, user.activeAccountId, slots);
  if (result === "not-theirs") return refuse(SAVE_WORDS.noAccount);
  if (result === "too-many") return refuse(SLOT_WORDS.tooMany(MAX_SLOTS));
  revalidatePath("/calendar", "layout");
  return { ok: true };
});

export const removeSlot = userAction(removeSlotSchema, async ({ weekday, time }, user) => {
  const minute = parseSlotTime(time);
  if (minute === null || user.activeAccountId === null) return refuse(SLOT_WORDS.gone);
  await deleteSlot(user.id, user.activeAccountId, { weekday, minute });
  revalidatePath("/calendar", "layout");
  return { ok: true };
});
