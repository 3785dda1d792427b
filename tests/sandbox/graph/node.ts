import type { Account, Page, Person, Token } from "../state/people";
import type { Comment, Container, Media } from "../state/posts";
import type { World } from "../state/world";

/** What an id can stand for. */
export type Node =
  | { kind: "person"; row: Person }
  | { kind: "page"; row: Page }
  | { kind: "account"; row: Account }
  | { kind: "container"; row: Container }
  | { kind: "media"; row: Media }
  | { kind: "comment"; row: Comment };

/** The object behind an id; "me" is whoever owns the token (a Page, for a Page token). */
export function findNode(world: World, id: string, token: Token | null): Node | null {
  if (id === "me") return token === null ? null : findNode(world, token.pageId ?? token.personId, null);
  const account = world.accounts.get(id);
  if (account !== null) return { kind: "account", row: account };
  const container = world.containers.get(id);
  if (container !== null) return { kind: "container", row: container };
  const media = world.media.get(id);
  // Under a fault a post goes live later than its row is made.
  if (media !== null) return media.isDeleted || media.liveAtMs > world.now() ? null : { kind: "media", row: media };
  const page = world.pages.get(id);
  if (page !== null) return { kind: "page", row: page };
  const person = world.people.get(id);
  if (person !== null) return { kind: "person", row: person };
  const comment = world.comments.get(id);
  return comment === null ? null : { kind: "comment", row: comment };
}

/** The Instagram account a node belongs to, or null. */
export function accountOf(world: World, node: Node): Account | null {
  if (node.kind === "account") return node.row;
  if (node.kind === "person") return null;
  const accountId = node.row.accountId;
  return accountId === null ? null : world.accounts.get(accountId);
}
