"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { chooseCandidate } from "@/lib/accounts/candidates";
import { deletePerson } from "@/lib/accounts/deletion";
import { disconnectAccount as disconnect } from "@/lib/accounts/disconnect";
import { refuse, refuseField } from "@/lib/auth/action-result";
import { userAction } from "@/lib/auth/user-action";
import { listAccounts } from "@/lib/db/accounts";
import { closeNotice } from "@/lib/db/notices";
import { updateActiveAccount, updateTimeZone } from "@/lib/db/users";
import { isGraphFailure } from "@/lib/graph/graph-error";
import { ID } from "@/lib/posts/id";
import { isTimeZone } from "@/lib/schedule/zone";
import { ACCOUNT_WORDS, LEAVE_WORDS } from "@/lib/words/accounts";
import { CONNECT_WORDS } from "@/lib/words/connect";

export const chooseAccount = userAction(
  z.object({ igUserId: z.string().regex(/^\d{1,32}$/) }),
  async ({ igUserId }, user) => {
    try {
      const problem = await chooseCandidate(user.id, igUserId);
      if (problem !== null) return refuse(problem);
    } catch (error) {
      if (!isGraphFailure(error)) throw error;
      return refuse(CONNECT_WORDS.notAnswered);
    }
    revalidatePath("/");
    return { ok: true, location: "/?notice=connected" };
  },
);

export const switchAccount = userAction(z.object({ accountId: z.string().regex(ID) }), async ({ accountId }, user) => {
  if (!(await updateActiveAccount(user.id, accountId))) return refuse(ACCOUNT_WORDS.gone);
  revalidatePath("/");
  return { ok: true };
});

/** Takes one account away with everything planned for it; the pictures are removed with it. */
export const disconnectAccount = userAction(
  z.object({ accountId: z.string().regex(ID) }),
  async ({ accountId }, user) => {
    const refusal = await disconnect(user.id, accountId);
    if (refusal !== null) return refuse(refusal);
    revalidatePath("/", "layout");
    return { ok: true, location: "/account?notice=disconnected" };
  },
);

export const dismissNotice = userAction(z.object({ noticeId: z.string().regex(ID) }), async ({ noticeId }, user) => {
  await closeNotice(user.id, noticeId, new Date());
  revalidatePath("/");
  return { ok: true };
});

export const setTimeZone = userAction(z.object({ timeZone: z.string().max(64) }), async ({ timeZone }, user) => {
  if (!isTimeZone(timeZone)) return refuseField("timeZone", ACCOUNT_WORDS.zoneUnknown);
  await updateTimeZone(user.id, timeZone);
  revalidatePath("/");
  return { ok: true };
});

/** The person types the username of the account they see (their own name while none is connected). */
export const deleteAccount = userAction(z.object({ typed: z.string().max(200) }), async ({ typed }, user) => {
  const active = (await listAccounts(user.id)).find((account) => account.id === user.activeAccountId);
  const word = active?.username ?? user.name;
  if (typed.trim().replace(/^@/, "") !== word) return refuseField("typed", LEAVE_WORDS.typeWord(word));
  const { code, isFinished } = await deletePerson(user.id, new Date());
  return { ok: true, location: isFinished ? "/login?notice=deleted" : `/deletion?id=${code}` };
});
