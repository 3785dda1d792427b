import type { Account, Grant, Page, Role, Token } from "../state/people";
import type { Call } from "./call";
import { failure, missingObject } from "./failures";
import { GraphFailure } from "./graph-failure";
import { deadToken } from "./token-failures";

/** Somebody with one of these tasks may publish for the Page's account (1.2), as old and as new Pages call them (15.1). */
const PUBLISHING_TASKS = [
  ...["MANAGE", "CREATE_CONTENT"],
  ...["PROFILE_PLUS_MANAGE", "PROFILE_PLUS_CREATE_CONTENT", "PROFILE_PLUS_FULL_CONTROL"],
];

/** @throws GraphFailure when the call has no token, which routes with `needsToken` rule out */
export function tokenOf(call: Call): Token {
  if (call.token === null) throw failure("noPermission");
  return call.token;
}

/** @throws GraphFailure 190/458 when the person has removed the app */
export function grantOf(call: Call): Grant {
  const grant = call.world.grants.get(tokenOf(call).personId);
  if (grant === null) throw deadToken(458, call.world.app.id, 0, 0);
  return grant;
}

/** @throws GraphFailure 403: 200 for publishing, 10 for everything else (5.2) */
export function requirePermissions(call: Call, permissions: readonly string[]): void {
  const { granted } = grantOf(call);
  for (const permission of permissions) {
    if (granted.includes(permission)) continue;
    if (permission !== "instagram_content_publish") throw failure("noPermission");
    throw new GraphFailure({ status: 403, code: 200, message: `(#200) Requires ${permission} permission` });
  }
}

/** The person's role on a Page that was ticked in the dialog, or null. A Page token is good for its own Page only. */
export function roleOn(call: Call, pageId: string): Role | null {
  const token = tokenOf(call);
  if (token.kind === "PAGE" && token.pageId !== pageId) return null;
  const grant = grantOf(call);
  if (!grant.pageIds.includes(pageId)) return null;
  const role = call.world.people.get(token.personId)?.roles.find((candidate) => candidate.pageId === pageId) ?? null;
  const needsBusiness = role?.viaBusiness === true && call.world.switches.businessRoleNeeds !== "ads_read";
  return needsBusiness && !grant.granted.includes("business_management") ? null : role;
}

/** @throws GraphFailure 190/492 for a Page token whose person lost the role, 100/33 for everybody else without one */
export function requireRole(call: Call, page: Pick<Page, "id">, objectId: string): Role {
  const role = roleOn(call, page.id);
  if (role !== null) return role;
  const token = tokenOf(call);
  if (token.kind === "PAGE" && token.pageId === page.id) throw deadToken(492, call.world.app.id, 0, 0);
  throw missingObject(call.method, objectId);
}

/** @throws GraphFailure 403/200 for a role through a portfolio without what the endpoints of Instagram want for it (15.1) */
function requireAdsPermission(call: Call, role: Role): void {
  if (!role.viaBusiness || call.world.switches.businessRoleNeeds === "business_management") return;
  const { granted } = grantOf(call);
  if (granted.includes("ads_management") || granted.includes("ads_read")) return;
  const message = "(#200) Requires one of ads_management or ads_read permission to manage the object";
  throw new GraphFailure({ status: 403, code: 200, message });
}

/** @throws GraphFailure 100/33 for an account that is not a professional one on its Page any more */
function requireLinked(call: Call, account: Account, objectId: string): void {
  const page = call.world.pages.get(account.pageId);
  if (page === null || call.world.linkedAccount(page)?.id !== account.id) throw missingObject(call.method, objectId);
}

/** Reading an account and its media: user and Page tokens both serve. Two permissions, whatever is read (1.2, 15.1). */
export function requireReadable(call: Call, account: Account, objectId: string): void {
  requireAdsPermission(call, requireRole(call, { id: account.pageId }, objectId));
  requireLinked(call, account, objectId);
  requirePermissions(call, ["instagram_basic", "pages_read_engagement"]);
  requireDataAccess(call);
}

/** Reading what is about publishing, a container or the daily quota: as publishing itself, a third one (15.1). */
export function requireReadableForPublishing(call: Call, account: Account, objectId: string): void {
  requireReadable(call, account, objectId);
  requirePermissions(call, ["instagram_content_publish"]);
}

/** Creating and publishing (1.2). */
export function requirePublishable(call: Call, account: Account): void {
  const role = requireRole(call, { id: account.pageId }, account.id);
  requireLinked(call, account, account.id);
  requireAdsPermission(call, role);
  requirePermissions(call, ["instagram_basic", "instagram_content_publish", "pages_read_engagement"]);
  if (call.world.switches.dataAccessStopsPublishing) requireDataAccess(call);
  if (!role.tasks.some((task) => PUBLISHING_TASKS.includes(task))) {
    throw new GraphFailure({
      status: 403,
      code: 200,
      message: "(#200) The user lacks the CREATE_CONTENT task on the Page",
    });
  }
  if (account.trouble === "restricted") throw failure("accountRestricted");
  if (account.trouble === "two-factor-missing") throw deadToken(492, call.world.app.id, 0, 0);
  if (account.trouble === "publishing-authorization-missing") {
    throw new GraphFailure({ status: 403, code: 200, message: "(#200) Page Publishing Authorization is required" });
  }
}

/** The token stays valid after 90 days, but the person's data is refused (1.5). */
function requireDataAccess(call: Call): void {
  if (grantOf(call).dataAccessExpiresAtMs <= call.world.now()) throw failure("noPermission");
}
