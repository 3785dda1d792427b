import { z } from "zod";
import { ID } from "@/lib/posts/id";
import { SLOT_WORDS } from "@/lib/words/plan";

const id = z.string().regex(ID);

/** `publishAtLocal` is "YYYY-MM-DDTHH:mm" on the person's own clock, `revision` what they were looking at. */
export const movePostSchema = z.object({
  postId: id,
  revision: z.int(),
  publishAtLocal: z.string().max(40),
});

/** Exactly the instant a post had: its wall-clock time may come twice that day. */
export const undoMoveSchema = z.object({
  postId: id,
  revision: z.int(),
  publishAt: z.iso.datetime({ precision: 3 }),
  asDraft: z.boolean(),
});

const weekday = z.union([1, 2, 3, 4, 5, 6, 7].map((day) => z.literal(day as 1 | 2 | 3 | 4 | 5 | 6 | 7)));
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, SLOT_WORDS.noTime);

export const addSlotsSchema = z.object({ weekdays: z.array(weekday).min(1, SLOT_WORDS.noDay).max(7), time });
export const removeSlotSchema = z.object({ weekday, time });

export type MovePostInput = z.infer<typeof movePostSchema>;
export type UndoMoveInput = z.infer<typeof undoMoveSchema>;
