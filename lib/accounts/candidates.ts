import "server-only";
import { type AccountInput, connectAccount } from "@/lib/db/accounts";
import { getUserTokenCipher } from "@/lib/db/system/tokens";
import { updateActiveAccount } from "@/lib/db/users";
import { listGrantedPermissions, REQUIRED_PERMISSIONS } from "@/lib/graph/login";
import { listPages, type Page } from "@/lib/graph/pages";
import { createGraph } from "./graph";
import { decryptToken, encryptToken } from "./token-cipher";

export type Problem = { reason: string; fix: string };

/** An Instagram account (or a Page without one) that the person's Facebook login reaches. `problem` = why it cannot be chosen. */
export type Candidate = {
  igUserId: string | null;
  username: string | null;
  name: string | null;
  pictureUrl: string | null;
  pageId: string;
  pageName: string;
  problem: Problem | null;
};

/**
 * Everything the person could choose from, those that can publish first.
 * @throws GraphError, GraphUnreachableError
 */
export async function listCandidates(
  userId: string,
): Promise<{ candidates: Candidate[]; missingPermissions: string[] }> {
  const { pages, missing } = await readPages(userId);
  const candidates = pages.map((page) => toCandidate(page, missing));
  candidates.sort((left, right) => Number(left.problem !== null) - Number(right.problem !== null));
  return { candidates, missingPermissions: missing };
}

/**
 * Connects one account and shows it from now on. What Meta says now counts, not what the page showed.
 * @returns why it cannot be connected, or null
 */
export async function chooseCandidate(userId: string, igUserId: string): Promise<string | null> {
  const { pages, missing } = await readPages(userId);
  const page = pages.find((candidate) => candidate.instagram?.igUserId === igUserId);
  if (page === undefined) return "Facebook no longer lists this account. Ask Facebook again and tick its Page.";
  const problem = findProblem(page, missing);
  const input = toAccountInput(page);
  if (problem !== null || input === null) return problem?.reason ?? "This account cannot be connected.";
  await updateActiveAccount(userId, await connectAccount(userId, input, new Date()));
  return null;
}

async function readPages(userId: string): Promise<{ pages: Page[]; missing: string[] }> {
  const cipher = await getUserTokenCipher(userId);
  if (cipher === null) return { pages: [], missing: [...REQUIRED_PERMISSIONS] };
  const graph = createGraph();
  const token = decryptToken(cipher);
  const [granted, pages] = await Promise.all([listGrantedPermissions(graph, token), listPages(graph, token)]);
  return { pages, missing: REQUIRED_PERMISSIONS.filter((name) => !granted.includes(name)) };
}

/** What is stored of a Page's account, its token encrypted; null when the Page has none. */
export function toAccountInput(page: Page): AccountInput | null {
  if (page.instagram === null) return null;
  return { ...page.instagram, pageId: page.id, pageName: page.name, pageTokenCipher: encryptToken(page.token) };
}

function toCandidate(page: Page, missing: string[]): Candidate {
  const { igUserId = null, username = null, name = null, pictureUrl = null } = page.instagram ?? {};
  return {
    igUserId,
    username,
    name,
    pictureUrl,
    pageId: page.id,
    pageName: page.name,
    problem: findProblem(page, missing),
  };
}

/** Publishing needs a linked professional account, every permission, and the right task on the Page (1.2, 2 of the Meta facts). */
function findProblem(page: Page, missing: string[]): Problem | null {
  if (page.instagram === null) {
    return {
      reason: "No professional Instagram account is linked to this Page.",
      fix: "In the Instagram app switch the account to professional, then link it in the Page's settings under Linked accounts.",
    };
  }
  if (missing.length > 0) {
    return {
      reason: `A permission is missing: ${missing.join(", ")}.`,
      fix: "Ask Facebook again and leave everything ticked.",
    };
  }
  if (!page.tasks.includes("CREATE_CONTENT") && !page.tasks.includes("MANAGE")) {
    return {
      reason: "You may not create content on this Page.",
      fix: "Ask an admin of the Page to give you access to content, then ask Facebook again.",
    };
  }
  return null;
}
