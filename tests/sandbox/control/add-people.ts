import { z } from "zod";
import { grantAccess } from "../login/grant-access";
import { CONFIGURED_PERMISSIONS } from "../login/permissions";
import { createUserToken, pageTokenOf } from "../login/tokens";
import { newAccountId, newPersonOrPageId } from "../state/identifiers";
import type { Account, Page, Person } from "../state/people";
import type { World } from "../state/world";

/** How many to make and how they are. Everything may be left out: one person with one Page and one account. */
export const peopleOrder = z.strictObject({
  people: z.int().min(1).max(10_000).default(1),
  pages: z.int().min(0).max(1000).default(1),
  /** False: the Pages have no professional account. */
  accounts: z.boolean().default(true),
  /** That many more Pages, without a professional account. */
  barePages: z.int().min(0).max(100).default(0),
  /** Names and user names begin with it. */
  name: z.string().min(1).default("Person"),
  tasks: z.array(z.string()).default(["ANALYZE", "CREATE_CONTENT", "MODERATE", "MANAGE"]),
  viaBusiness: z.boolean().default(false),
  permissions: z.array(z.string()).default([...CONFIGURED_PERMISSIONS, "instagram_manage_comments"]),
  declined: z.array(z.string()).default([]),
  /** False: nobody has given them a role in the app, which matters while it is in development mode. */
  appRole: z.boolean().default(true),
  /** Whether the dialog offers them. */
  listed: z.boolean().default(false),
});

type Order = z.infer<typeof peopleOrder>;

/** Makes people who have logged in already: each comes with a long-lived user token and a token for every Page. */
export function addPeople(world: World, order: Order) {
  return { people: Array.from({ length: order.people }, () => addPerson(world, order)) };
}

function addPerson(world: World, order: Order) {
  const id = newPersonOrPageId();
  const made = Array.from({ length: order.pages + order.barePages }, (_, index) =>
    addPage(world, order, `${id.slice(-8)}.${index + 1}`, order.accounts && index < order.pages),
  );
  const person: Person = world.people.put({
    id,
    name: `${order.name} ${id.slice(-8)}`,
    roles: made.map(({ page }) => ({ pageId: page.id, tasks: order.tasks, viaBusiness: order.viaBusiness })),
    uncheckedPermissions: [],
    isListed: order.listed,
    ...(order.appRole ? {} : { isStranger: true }),
  });
  const asked = [...order.permissions, ...order.declined];
  const allowed = order.permissions.filter((name) => !order.declined.includes(name));
  grantAccess(
    world,
    person,
    [...new Set(asked)],
    allowed,
    made.map(({ page }) => page.id),
  );
  const user = createUserToken(world, id, true);
  const pages = made.map(({ page, account }) => ({
    id: page.id,
    name: page.name,
    pageToken: pageTokenOf(world, user.token, page.id).id,
    account: account === null ? null : { id: account.id, username: account.username, name: account.name },
  }));
  return { id, name: person.name, userToken: user.token.id, userTokenExpiresInSeconds: user.expiresInS, pages };
}

function addPage(
  world: World,
  order: Order,
  suffix: string,
  hasAccount: boolean,
): { page: Page; account: Account | null } {
  const pageId = newPersonOrPageId();
  const name = `${order.name} Page ${suffix}`;
  const account = hasAccount
    ? world.accounts.put({
        id: newAccountId(),
        username: `${order.name.toLowerCase().replaceAll(/[^a-z0-9]/g, "")}.${suffix}`,
        name,
        biography: "",
        pageId,
        trouble: null,
      })
    : null;
  const page = world.pages.put({ id: pageId, name, category: "Test", accountId: account?.id ?? null });
  return { page, account };
}
