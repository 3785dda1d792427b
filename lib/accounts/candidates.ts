import "server-only";
import { type AccountInput, type ConnectedAccount, connectAccount, listConnected } from "@/lib/db/accounts";
import { getUserTokenCipher } from "@/lib/db/system/tokens";
import { updateActiveAccount } from "@/lib/db/users";
import { REQUIRED_PERMISSIONS } from "@/lib/graph/login";
import type { Page } from "@/lib/graph/pages";
import type { CandidateView } from "@/lib/posts/view";
import { CONNECT_WORDS, FACEBOOK_WORDS } from "@/lib/words/connect";
import { createGraph } from "./graph";
import { copyPicture } from "./picture";
import { findDoubt, findProblem, type Reach, readReach } from "./reach";
import { decryptToken, encryptToken } from "./token-cipher";

/**
 * Everything the person could choose from, those that can publish first. An account that is connected here and not
 * shown by Facebook any more is listed too: its Page was left unticked, or shows no account any more.
 * @throws GraphError, GraphUnreachableError
 */
export async function listCandidates(
  userId: string,
): Promise<{ candidates: CandidateView[]; missingPermissions: string[] }> {
  const [reach, connected] = await Promise.all([readReachOf(userId), listConnected(userId)]);
  if (reach === null) return { candidates: [], missingPermissions: [...REQUIRED_PERMISSIONS] };
  const shown = new Set(reach.pages.map((page) => page.instagram?.igUserId));
  const notShown = connected.filter(({ igUserId }) => !shown.has(igUserId));
  const ofPages = reach.pages.map((page) => toCandidate(page, reach, connected, notShown));
  const named = new Set(ofPages.map(({ igUserId }) => igUserId));
  const candidates = [...ofPages, ...notShown.filter(({ igUserId }) => !named.has(igUserId)).map(toHidden)];
  candidates.sort((left, right) => Number(left.problem !== null) - Number(right.problem !== null));
  return { candidates, missingPermissions: reach.missing };
}

/**
 * Connects one account and shows it from now on. What Meta says now counts, not what the page showed.
 * @returns why it cannot be connected, or null
 * @throws GraphError, GraphUnreachableError
 */
export async function chooseCandidate(userId: string, igUserId: string): Promise<string | null> {
  const reach = await readReachOf(userId);
  const page = reach?.pages.find((candidate) => candidate.instagram?.igUserId === igUserId);
  if (reach === null || page === undefined) return CONNECT_WORDS.notListed;
  const problem = findProblem(page, reach);
  const input = toAccountInput(page);
  if (problem !== null) return `${problem.reason} ${problem.fix}`;
  if (input === null) return CONNECT_WORDS.notPossible;
  const accountId = await connectAccount(userId, input, new Date());
  await updateActiveAccount(userId, accountId);
  await copyPicture(accountId, page.instagram?.pictureUrl ?? null, null);
  return null;
}

async function readReachOf(userId: string): Promise<Reach | null> {
  const cipher = await getUserTokenCipher(userId);
  return cipher === null ? null : readReach(createGraph(), decryptToken(cipher));
}

/**
 * What is stored of a Page's account, its token encrypted; null when the Page has none, or Meta did not give its token or name.
 * @param known the name it is connected under, which Meta need not repeat
 */
export function toAccountInput(page: Page, known: string | null = null): AccountInput | null {
  const username = page.instagram?.username ?? known;
  if (page.instagram === null || page.token === null || username === null) return null;
  return {
    igUserId: page.instagram.igUserId,
    username,
    name: page.instagram.name ?? username,
    pageId: page.id,
    pageName: page.name,
    pageTokenCipher: encryptToken(page.token),
  };
}

/** A Page that shows no account any more stands for the one that is connected through it, with what is wrong at the Page. */
function toCandidate(
  page: Page,
  reach: Reach,
  connected: ConnectedAccount[],
  notShown: ConnectedAccount[],
): CandidateView {
  const { name = null, pictureUrl = null } = page.instagram ?? {};
  const known =
    page.instagram === null
      ? notShown.find(({ pageId }) => pageId === page.id)
      : connected.find(({ igUserId }) => igUserId === page.instagram?.igUserId);
  const igUserId = page.instagram?.igUserId ?? known?.igUserId ?? null;
  const username = page.instagram?.username ?? known?.username ?? null;
  const problem = findProblem(page, reach);
  return {
    igUserId,
    username,
    name,
    pictureUrl,
    pageId: page.id,
    pageName: page.name,
    isConnected: known !== undefined,
    problem,
    doubt: problem === null ? findDoubt(page) : null,
  };
}

function toHidden({ igUserId, username, pageName }: ConnectedAccount): CandidateView {
  return {
    igUserId,
    username,
    name: null,
    pictureUrl: null,
    pageId: `hidden:${igUserId}`,
    pageName,
    isConnected: true,
    problem: FACEBOOK_WORDS.hidden(pageName),
    doubt: null,
  };
}
