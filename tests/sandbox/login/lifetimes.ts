import type { AccountTrouble, DeathSubcode } from "../state/people";
import type { World } from "../state/world";

/** All living tokens of a person die, the Page tokens too; a new login brings living ones. */
export function killTokens(world: World, personId: string, death: DeathSubcode | "none"): void {
  for (const id of world.tokensOfPerson(personId)) killToken(world, id, death);
}

/** One token dies. */
export function killToken(world: World, tokenText: string, death: DeathSubcode | "none"): void {
  const token = world.tokens.get(tokenText);
  if (token !== null && token.death === null) world.tokens.put({ ...token, death });
}

/** One permission is declined from now on, as in the person's settings or by `DELETE …/permissions/{name}` (1.2). */
export function withdrawPermission(world: World, personId: string, permission: string): void {
  const grant = world.grants.get(personId);
  if (grant === null) return;
  const granted = grant.granted.filter((name) => name !== permission);
  world.grants.put({ ...grant, granted, declined: [...new Set([...grant.declined, permission])] });
}

/** The person removes the app: the grant goes and every token dies with 458 (1.5). */
export function removeApp(world: World, personId: string): void {
  world.grants.delete(personId);
  killTokens(world, personId, 458);
}

/** The person unticks a Page for this app in their settings: it is not shown any more, and its token is good for nothing. */
export function untickPage(world: World, personId: string, pageId: string): void {
  const grant = world.grants.get(personId);
  if (grant !== null) world.grants.put({ ...grant, pageIds: grant.pageIds.filter((id) => id !== pageId) });
}

/** The person is no longer on the Page's team. */
export function loseRole(world: World, personId: string, pageId: string): void {
  const person = world.people.get(personId);
  if (person !== null) world.people.put({ ...person, roles: person.roles.filter((role) => role.pageId !== pageId) });
}

export function setTrouble(world: World, accountId: string, trouble: AccountTrouble | null): void {
  const account = world.accounts.get(accountId);
  if (account !== null) world.accounts.put({ ...account, trouble });
}
