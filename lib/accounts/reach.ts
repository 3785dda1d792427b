import "server-only";
import type { GraphClient } from "@/lib/graph/client";
import { debugToken, listGrantedPermissions, REQUIRED_PERMISSIONS, type TokenInfo } from "@/lib/graph/login";
import { listPages, type Page } from "@/lib/graph/pages";
import { permissionWords } from "@/lib/words/permissions";
import { metaApp } from "./graph";

/** What a person's login reaches at Meta right now. */
export type Reach = {
  token: TokenInfo;
  pages: Page[];
  granted: string[];
  /** Required permissions that were not granted. */
  missing: string[];
};

export type Problem = { reason: string; fix: string };

/**
 * Reads a login: its token, its permissions, and all pages of its Pages.
 * @throws GraphError (kind "reconnect" for a dead token), GraphUnreachableError
 */
export async function readReach(graph: GraphClient, userToken: string): Promise<Reach> {
  const [token, granted, pages] = await Promise.all([
    debugToken(graph, metaApp(), userToken),
    listGrantedPermissions(graph, userToken),
    listPages(graph, userToken),
  ]);
  return { token, pages, granted, missing: REQUIRED_PERMISSIONS.filter((name) => !granted.includes(name)) };
}

/** Publishing needs a linked professional account, every permission, and the right task on the Page (1.2, 2 of the Meta facts). */
export function findProblem(page: Page, { missing, token }: Pick<Reach, "missing" | "token">): Problem | null {
  // Without instagram_basic Meta hides every account, so nothing can be said about the link then.
  if (page.instagram === null && !missing.includes("instagram_basic")) {
    return {
      reason: "No professional Instagram account is linked to this Page.",
      fix: "In the Instagram app switch the account to professional, then link it in the Page's settings under Linked accounts.",
    };
  }
  if (missing.length > 0 || page.instagram === null) {
    return {
      reason: `A permission is missing: ${permissionWords(missing)}.`,
      fix: "Ask Facebook again and leave everything ticked.",
    };
  }
  if (!page.tasks.includes("CREATE_CONTENT") && !page.tasks.includes("MANAGE")) {
    return {
      reason: "You may not create content on this Page.",
      fix: "Ask an admin of the Page to give you access to content, then ask Facebook again.",
    };
  }
  if (token.publishTargets !== null && !token.publishTargets.includes(page.instagram.igUserId)) {
    return {
      reason: "This account was not ticked in Facebook's dialog.",
      fix: "Ask Facebook again and tick the Page and the Instagram account.",
    };
  }
  return null;
}
