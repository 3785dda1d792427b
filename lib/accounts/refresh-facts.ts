import "server-only";
import {
  type AccountToAsk,
  claimFacts,
  listPicturesToCheck,
  replaceMedia,
  savePictureCheck,
  saveQuota,
} from "@/lib/db/system/facts";
import { getEnv } from "@/lib/env";
import type { GraphClient } from "@/lib/graph/client";
import { isGraphFailure } from "@/lib/graph/graph-error";
import { listProfileMedia } from "@/lib/graph/profile-media";
import { getPublishingLimit } from "@/lib/graph/publishing";
import { log } from "@/lib/log";
import { getStorage } from "@/lib/storage";
import { checkPublicPicture, isPrivateAddress } from "@/lib/storage/reach";
import { createGraph } from "./graph";
import { decryptToken } from "./token-cipher";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Two calls at most in this time for an account that is looked at, however often it is. */
export const FACTS_AGE_MS = 10 * MINUTE_MS;
const PICTURE_AGE_MS = HOUR_MS;
const PICTURES_AHEAD_MS = 48 * HOUR_MS;
const MAX_PICTURES = 6;
const MAX_CAPTION_CHARACTERS = 160;
const DAY_MS = 24 * HOUR_MS;

/**
 * Asks what the planner likes to know of an account and can do without: what else is on its profile, its daily quota,
 * whether the next pictures can be fetched. Runs behind a page that has been answered already, for one at a time, and stores
 * what it finds; what fails stays as it was until the next time. Never holds an account: that is for the engine to judge.
 */
export async function refreshFacts(userId: string, accountId: string, now = new Date()): Promise<void> {
  const account = await claimFacts(userId, accountId, new Date(now.getTime() - FACTS_AGE_MS), now);
  if (account === null) return;
  const graph = createGraph();
  await Promise.all([
    askMeta("profile", account, (token) => readProfile(graph, token, account.igUserId, accountId, now)),
    askMeta("quota", account, (token) => readQuota(graph, token, account.igUserId, accountId, now)),
    checkPictures(accountId, now),
  ]);
}

async function askMeta(what: string, account: AccountToAsk, ask: (token: string) => Promise<void>): Promise<void> {
  if (account.isHeld) return;
  try {
    await ask(decryptToken(account.pageTokenCipher));
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    log.warn({ err: error }, `planner: ${what} could not be read`);
  }
}

async function readProfile(graph: GraphClient, token: string, igUserId: string, accountId: string, now: Date) {
  const media = await listProfileMedia(graph, token, igUserId);
  const rows = media.map((row) => ({ ...row, caption: [...row.caption].slice(0, MAX_CAPTION_CHARACTERS).join("") }));
  await replaceMedia(accountId, rows, now);
}

async function readQuota(graph: GraphClient, token: string, igUserId: string, accountId: string, now: Date) {
  const quota = await getPublishingLimit(graph, token, igUserId);
  await saveQuota(accountId, quota, new Date(now.getTime() - DAY_MS), now);
}

async function checkPictures(accountId: string, now: Date): Promise<void> {
  const until = new Date(now.getTime() + PICTURES_AHEAD_MS);
  const due = await listPicturesToCheck(accountId, until, new Date(now.getTime() - PICTURE_AGE_MS), MAX_PICTURES);
  await Promise.all(due.map(async ({ id, key }) => savePictureCheck(id, await findProblem(key), now)));
}

async function findProblem(key: string) {
  const url = getStorage().publicUrl(key);
  // The sandbox runs beside the app and reaches whatever this machine reaches.
  if (getEnv().SANDBOX_URL === undefined && isPrivateAddress(url)) return "private";
  return checkPublicPicture(url);
}
