"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { chooseCandidate } from "@/lib/accounts/candidates";
import { deleteUserAndEverything } from "@/lib/accounts/delete-account";
import { refuse, refuseField } from "@/lib/auth/action-result";
import { userAction } from "@/lib/auth/user-action";
import { listAccounts } from "@/lib/db/accounts";
import { updateActiveAccount, updateTimeZone } from "@/lib/db/users";
import { isGraphFailure } from "@/lib/graph/graph-error";
import { isTimeZone } from "@/lib/schedule/zone";
import { StorageError } from "@/lib/storage";

export const chooseAccount = userAction(
  z.object({ igUserId: z.string().regex(/^\d{1,32}$/) }),
  async ({ igUserId }, user) => {
    try {
      const problem = await chooseCandidate(user.id, igUserId);
      if (problem !== null) return refuse(problem);
    } catch (error) {
      if (!isGraphFailure(error)) throw error;
      return refuse("Facebook did not answer as expected. Try again, or log out and sign in again.");
    }
    revalidatePath("/");
    return { ok: true, location: "/?notice=connected" };
  },
);

export const switchAccount = userAction(z.object({ accountId: z.string().max(64) }), async ({ accountId }, user) => {
  if (!(await updateActiveAccount(user.id, accountId))) return refuse("This account is not connected any more.");
  revalidatePath("/");
  return { ok: true };
});

export const setTimeZone = userAction(z.object({ timeZone: z.string().max(64) }), async ({ timeZone }, user) => {
  if (!isTimeZone(timeZone)) return refuseField("timeZone", "Choose a time zone from the list.");
  await updateTimeZone(user.id, timeZone);
  revalidatePath("/");
  return { ok: true };
});

/** The person types the username of the account they see (their own name while none is connected). */
export const deleteAccount = userAction(z.object({ typed: z.string().max(200) }), async ({ typed }, user) => {
  const active = (await listAccounts(user.id)).find((account) => account.id === user.activeAccountId);
  const word = active?.username ?? user.name;
  if (typed.trim().replace(/^@/, "") !== word) return refuseField("typed", `Type ${word} to confirm.`);
  try {
    await deleteUserAndEverything(user.id);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    return refuse("Some pictures could not be removed just now, so nothing else was deleted. Try again.");
  }
  return { ok: true, location: "/login?notice=deleted" };
});
