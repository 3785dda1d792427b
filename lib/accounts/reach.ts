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

/** Tasks that let somebody publish for the Page's account, in both of Meta's namings (2 and 15.1 of the Meta facts). */
const PUBLISHING_TASKS = [
  "CREATE_CONTENT",
  "MANAGE",
  "PROFILE_PLUS_CREATE_CONTENT",
  "PROFILE_PLUS_MANAGE",
  "PROFILE_PLUS_FULL_CONTROL",
];

/** Tasks that are known not to. Any other may be a new name of one that does. */
const OTHER_TASKS = ["ADVERTISE", "ANALYZE", "MESSAGING", "MODERATE"].flatMap((task) => [task, `PROFILE_PLUS_${task}`]);

/** What Meta is sure not to take posts for: a linked professional account, every permission and the right task are needed. */
export function findRefusal(page: Page, { missing, token }: Pick<Reach, "missing" | "token">): Problem | null {
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
  if (page.tasks !== null && page.tasks.length > 0 && page.tasks.every((task) => OTHER_TASKS.includes(task))) {
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

/**
 * Why an account cannot be connected now: Meta would refuse its posts, or did not give what connecting takes. The latter says nothing
 * of an account that is connected already and has its token.
 */
export function findProblem(page: Page, reach: Pick<Reach, "missing" | "token">): Problem | null {
  const refusal = findRefusal(page, reach);
  if (refusal !== null) return refusal;
  if (page.token === null) {
    return {
      reason: "Facebook gives Ospost no access to this Page.",
      fix: "Check in the Page's settings that you have a role there. If its business asks for two-factor authentication, turn it on. Then ask Facebook again.",
    };
  }
  if (page.instagram?.username == null) {
    return {
      reason: "Facebook does not say which Instagram account is linked to this Page.",
      fix: "Open Linked accounts in the Page's settings, connect the account once more, then ask Facebook again.",
    };
  }
  return null;
}

/** What may stand in the way, where Meta's answer does not tell; null when it does. */
export function findDoubt({ tasks }: Page): string | null {
  if (tasks?.some((task) => PUBLISHING_TASKS.includes(task))) return null;
  return "Facebook does not say whether you may post for this Page. If a post is refused, ask an admin for full access.";
}
