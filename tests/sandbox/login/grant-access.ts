import type { Grant, Person } from "../state/people";
import type { World } from "../state/world";
import type { DialogRequest } from "./dialog-request";
import type { Permission } from "./permissions";

const DATA_ACCESS_MS = 90 * 86_400_000;

/** What the dialog asks this person for: what was declined before is not asked again, unless by `rerequest` (1.1). */
export function askedPermissions(
  world: World,
  person: Person,
  { scopes, isRerequest }: Pick<DialogRequest, "scopes" | "isRerequest">,
): readonly Permission[] {
  const declined = world.grants.get(person.id)?.declined ?? [];
  return isRerequest ? scopes : scopes.filter((scope) => !declined.includes(scope));
}

/** Stores what a person allowed; only what was asked for can change. Pages without a role are left out. */
export function grantAccess(
  world: World,
  person: Person,
  asked: readonly string[],
  allowed: readonly string[],
  pageIds: readonly string[],
): Grant {
  const before = world.grants.get(person.id);
  const untouched = (names: readonly string[] = []) => names.filter((name) => !asked.includes(name));
  return world.grants.put({
    id: person.id,
    granted: [...untouched(before?.granted), ...asked.filter((name) => allowed.includes(name))],
    declined: [...untouched(before?.declined), ...asked.filter((name) => !allowed.includes(name))],
    pageIds: person.roles.map((role) => role.pageId).filter((pageId) => pageIds.includes(pageId)),
    dataAccessExpiresAtMs: world.now() + DATA_ACCESS_MS,
  });
}
