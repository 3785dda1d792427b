import { z } from "zod";
import { DEATH_SUBCODES } from "../login/death-subcodes";
import {
  killToken,
  killTokens,
  loseRole,
  removeApp,
  setTrouble,
  untickPage,
  withdrawPermission,
} from "../login/lifetimes";
import { sendSignedRequest } from "../login/signed-request";
import type { World } from "../state/world";
import { addPeople, peopleOrder } from "./add-people";
import { ControlError, type ControlRoutes, requireRow } from "./control-route";

const death = z.strictObject({
  token: z.string().optional(),
  person: z.string().optional(),
  account: z.string().optional(),
  subcode: z.union([z.literal(DEATH_SUBCODES), z.null()]).default(460),
});
const withdrawal = z.strictObject({ person: z.string(), permission: z.string() });
const loss = z.strictObject({ person: z.string(), page: z.string() });
const trouble = z.strictObject({
  account: z.string(),
  trouble: z
    .enum(["restricted", "two-factor-missing", "publishing-authorization-missing"])
    .nullable()
    .default("restricted"),
});
const detachment = z.strictObject({ account: z.string(), how: z.enum(["personal", "unlinked"]).nullable() });
/** Instagram's own rule for user names. */
const renaming = z.strictObject({ account: z.string(), username: z.string().regex(/^[a-z0-9._]{1,30}$/) });
const callback = z.strictObject({ person: z.string(), url: z.url() });

/** People, and what can happen to their tokens, permissions, roles and accounts. */
export const ACCOUNT_ROUTES: ControlRoutes = {
  "GET people": (world) => ({
    people: Array.from(world.people.values(), (person) => describePerson(world, person.id)),
  }),
  /** Every token that was ever given out, for a test that looks where they must not be. */
  "GET tokens": (world) => ({ tokens: Array.from(world.tokens.values(), (token) => token.id) }),
  "POST people": (world, { body }) => addPeople(world, peopleOrder.parse(body)),
  "POST tokens/kill": (world, { body }) => {
    const { token, person, account, subcode } = death.parse(body);
    const how = subcode ?? "none";
    if (token !== undefined) killToken(world, token, how);
    if (person !== undefined) killTokens(world, person, how);
    if (account !== undefined) for (const id of peopleOf(world, account)) killTokens(world, id, how);
    return { ok: true };
  },
  "POST permissions/withdraw": (world, { body }) => {
    const { person, permission } = withdrawal.parse(body);
    requireRow(world.grants.get(person), "grant", person);
    withdrawPermission(world, person, permission);
    return { ok: true };
  },
  "POST pages/untick": (world, { body }) => {
    const { person, page } = loss.parse(body);
    untickPage(world, requireRow(world.people.get(person), "person", person).id, page);
    return { ok: true };
  },
  "POST roles/lose": (world, { body }) => {
    const { person, page } = loss.parse(body);
    loseRole(world, requireRow(world.people.get(person), "person", person).id, page);
    return { ok: true };
  },
  "POST accounts/trouble": (world, { body }) => {
    const order = trouble.parse(body);
    setTrouble(world, requireRow(world.accounts.get(order.account), "account", order.account).id, order.trouble);
    return { ok: true };
  },
  /** It becomes a personal account, or is unlinked from its Page; null = it is what it was again. */
  "POST accounts/detach": (world, { body }) => {
    const { account, how } = detachment.parse(body);
    world.accounts.put({ ...requireRow(world.accounts.get(account), "account", account), detached: how });
    return { ok: true };
  },
  "POST accounts/rename": (world, { body }) => {
    const { account, username } = renaming.parse(body);
    const row = requireRow(world.accounts.get(account), "account", account);
    if (world.accountNamed(username) !== null) throw new ControlError(`The name “${username}” is taken.`);
    world.renameAccount(row, username);
    return { ok: true };
  },
  "POST app/remove": (world, { body }) => {
    removeApp(world, z.strictObject({ person: z.string() }).parse(body).person);
    return { ok: true };
  },
  /** The person removes the app; Meta tells the app's deauthorize address (1.8). */
  "POST callbacks/deauthorize": async (world, { body }) => {
    const { person, url } = callback.parse(body);
    removeApp(world, person);
    return sendSignedRequest(world, person, url);
  },
  "POST callbacks/data-deletion": async (world, { body }) => {
    const { person, url } = callback.parse(body);
    removeApp(world, person);
    return sendSignedRequest(world, person, url);
  },
};

function describePerson(world: World, id: string) {
  const person = requireRow(world.people.get(id), "person", id);
  const pages = person.roles.flatMap(({ pageId, tasks }) => {
    const page = world.pages.get(pageId);
    if (page === null) return [];
    return [
      {
        id: page.id,
        name: page.name,
        tasks,
        account: page.accountId === null ? null : world.accounts.get(page.accountId),
      },
    ];
  });
  return { id, name: person.name, pages };
}

function peopleOf(world: World, accountId: string): readonly string[] {
  const { pageId } = requireRow(world.accounts.get(accountId), "account", accountId);
  const people = Array.from(world.people.values()).filter((person) =>
    person.roles.some((role) => role.pageId === pageId),
  );
  if (people.length === 0) throw new ControlError(`Nobody has a role on the Page of account “${accountId}”.`);
  return people.map((person) => person.id);
}
