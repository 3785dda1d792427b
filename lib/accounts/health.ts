import "server-only";
import { holdAccount } from "@/lib/db/system/accounts";
import {
  countPostsAfter,
  listUsersToCheck,
  saveAccountFacts,
  saveHealth,
  type UserToCheck,
  warnOfEnd,
} from "@/lib/db/system/health";
import type { GraphClient } from "@/lib/graph/client";
import { GraphError, isGraphFailure } from "@/lib/graph/graph-error";
import { debugToken } from "@/lib/graph/login";
import { isAccountGone, readAccount } from "@/lib/graph/pages";
import { log } from "@/lib/log";
import { logAppRefused } from "@/lib/operator/app-refused";
import { type AccessTerms, accessEndsAt, dueWarning } from "@/lib/schedule/access";
import { formatWhen } from "@/lib/schedule/zone";
import { ENDING_WORDS } from "@/lib/words/accounts";
import { toAccountInput } from "./candidates";
import { createGraph, metaApp } from "./graph";
import { copyPicture } from "./picture";
import { findRefusal, type Reach, readReach } from "./reach";
import { decryptToken } from "./token-cipher";

/** A little under a day, so that a daily run finds everybody again even when it comes early. */
const CHECK_EVERY_MS = 20 * 60 * 60 * 1000;
const BATCH = 20;
/** What Meta answers for a permission that is not there (5.3 of the Meta facts). */
const NO_PERMISSION = { kind: "permission", code: 10, subcode: null } as const;
/** And for an account that is no professional one on its Page any more (5.2). */
const GONE = { kind: "unreadable", code: 100, subcode: 33 } as const;

export type HealthTally = { checked: number; unreachable: number; held: number; warned: number };

/**
 * Looks at every connection: are its tokens alive, may they publish, until when, and what are the accounts called now.
 * What would fail is held and told long before a post is due; an ending access is told 14, 7, 3 and 1 days ahead.
 * A hold is never ended here: only the person can know that they have done what was asked.
 * @param stopAt nobody new is looked at after this instant; the next run goes on with those who wait longest
 */
export async function checkConnections(now: () => Date, stopAt: Date): Promise<HealthTally> {
  const tally: HealthTally = { checked: 0, unreachable: 0, held: 0, warned: 0 };
  const graph = createGraph();
  const before = new Date(now().getTime() - CHECK_EVERY_MS);
  for (;;) {
    const users = await listUsersToCheck(before, BATCH);
    for (const user of users) {
      if (now() >= stopAt) return tally;
      await checkOne(graph, user, now(), tally);
    }
    if (users.length < BATCH) return tally;
  }
}

async function checkOne(graph: GraphClient, user: UserToCheck, now: Date, tally: HealthTally): Promise<void> {
  try {
    const terms = await checkLogin(graph, user, now, tally);
    for (const account of user.accounts) tally.held += Number(await checkPageToken(graph, account, now));
    tally.warned += Number(await warn(user, terms, now));
    tally.checked += 1;
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    tally.unreachable += 1;
    if (error.kind === "operator") logAppRefused("health", { userId: user.id, err: error });
    else log.warn({ userId: user.id, err: error }, "health: a connection could not be checked");
    await saveHealth(user.id, { healthTriedAt: now });
  }
}

/** The person's own token: until when it lives, and what it shows. @returns the terms as they are stored now */
async function checkLogin(graph: GraphClient, user: UserToCheck, now: Date, tally: HealthTally): Promise<AccessTerms> {
  const reach = await readLogin(graph, user);
  if (reach === null) {
    // A dead token: what it was still good for ends now. Whether the Pages' tokens died with it is asked one by one.
    const { userTokenExpiresAt: end, dataAccessExpiresAt } = user;
    const userTokenExpiresAt = end === null || end > now ? now : end;
    await saveHealth(user.id, { healthTriedAt: now, healthCheckedAt: now, userTokenExpiresAt });
    return { userTokenExpiresAt, dataAccessExpiresAt };
  }
  const { expiresAt, dataAccessExpiresAt } = reach.token;
  await saveHealth(user.id, {
    healthTriedAt: now,
    healthCheckedAt: now,
    userTokenExpiresAt: expiresAt,
    dataAccessExpiresAt,
    grantedScopes: reach.granted,
  });
  for (const account of user.accounts) {
    tally.held += Number(await checkReach(reach, account, now));
    tally.held += Number(await checkLink(graph, reach, account, now));
  }
  return { userTokenExpiresAt: expiresAt, dataAccessExpiresAt };
}

async function readLogin(graph: GraphClient, user: UserToCheck): Promise<Reach | null> {
  if (user.userTokenCipher === null) return null;
  try {
    const reach = await readReach(graph, decryptToken(user.userTokenCipher));
    return reach.token.isValid ? reach : null;
  } catch (error) {
    if (error instanceof GraphError && error.kind === "reconnect") return null;
    throw error;
  }
}

/** @returns whether the account had to be held */
async function checkReach(reach: Reach, account: UserToCheck["accounts"][number], now: Date): Promise<boolean> {
  const page = reach.pages.find(({ instagram }) => instagram?.igUserId === account.igUserId);
  const input = page === undefined ? null : toAccountInput(page);
  if (page !== undefined && input !== null) {
    await saveAccountFacts(account.id, input);
    await copyPicture(account.id, page.instagram?.pictureUrl ?? null, account.pictureHash);
  }
  const isRefused = reach.missing.length > 0 || (page !== undefined && findRefusal(page, reach) !== null);
  return isRefused && holdAccount(account.id, { at: now, ...NO_PERMISSION });
}

/** Its Page is shown without it. @returns whether the account had to be held */
async function checkLink(
  graph: GraphClient,
  { pages, missing }: Reach,
  { id, igUserId, pageId, pageTokenCipher }: UserToCheck["accounts"][number],
  now: Date,
): Promise<boolean> {
  const isElsewhere = pages.some(({ instagram }) => instagram?.igUserId === igUserId);
  const isShown = pages.some((page) => page.id === pageId);
  if (isElsewhere || !isShown || missing.length > 0) return false;
  const isGone = await isAccountGone(readAccount(graph, decryptToken(pageTokenCipher), igUserId));
  return isGone && holdAccount(id, { at: now, ...GONE });
}

/** The Page's token is what publishes. @returns whether the account had to be held */
async function checkPageToken(
  graph: GraphClient,
  { id, igUserId, pageTokenCipher }: UserToCheck["accounts"][number],
  now: Date,
): Promise<boolean> {
  const { isValid, death, publishTargets } = await debugToken(graph, metaApp(), decryptToken(pageTokenCipher));
  if (!isValid)
    return holdAccount(id, { at: now, kind: "reconnect", code: death?.code ?? 190, subcode: death?.subcode ?? null });
  const isTicked = publishTargets === null || publishTargets.includes(igUserId);
  return !isTicked && holdAccount(id, { at: now, ...NO_PERMISSION });
}

async function warn(user: UserToCheck, terms: AccessTerms, now: Date): Promise<boolean> {
  const end = accessEndsAt(terms);
  const days = end === null ? null : dueWarning(end, now);
  if (end === null || days === null) return false;
  const atRisk = await countPostsAfter(user.id, end);
  const day = formatWhen(end, user.timeZone ?? "UTC", now);
  return warnOfEnd(
    user.id,
    {
      key: `access-ending:${end.toISOString()}:${days}`,
      title: ENDING_WORDS.title(day),
      body: ENDING_WORDS.body(atRisk),
    },
    now,
  );
}
