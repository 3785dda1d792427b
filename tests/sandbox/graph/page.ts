import { pageTokenOf } from "../login/tokens";
import type { Page, Person } from "../state/people";
import { grantOf, requirePermissions, requireRole, roleOn, tokenOf } from "./access";
import type { Call } from "./call";
import type { Field } from "./fields";
import { IG_ACCOUNT_SHAPE } from "./ig-account";
import { pictureOf } from "./me";
import { pagingOf, readSlice } from "./paging";
import { type NodeShape, project } from "./project";

const PAGE_SHAPE: NodeShape<Page> = {
  kind: "page",
  defaults: ["name"],
  fields: {
    name: (page) => page.name,
    category: (page) => page.category,
    category_list: (page) => [{ id: `1${page.id.slice(-15)}`, name: page.category }],
    access_token: (page, call) => {
      const token = tokenOf(call);
      if (roleOn(call, page.id)?.withholds?.includes("access_token")) return undefined;
      return token.kind === "PAGE" ? token.id : pageTokenOf(call.world, token, page.id).id;
    },
    tasks: (page, call) => {
      const role = roleOn(call, page.id);
      return role?.withholds?.includes("tasks") ? undefined : role?.tasks;
    },
    username: (page) => page.username,
    link: ({ id, username }, { world }) => `${world.url}/${username ?? `profile.php?id=${id}`}`,
    picture: (page, call, field) => pictureOf(call, page.id, field.args["type"]),
    // The key is missing, not null, without a linked professional account or without the permission to see it.
    instagram_business_account: (page, call, field) => {
      const account = call.world.linkedAccount(page);
      if (account === null || !grantOf(call).granted.includes("instagram_basic")) return undefined;
      return project(IG_ACCOUNT_SHAPE, account, call, field.fields ?? []);
    },
  },
};

const LISTED_FIELDS = ["access_token", "category", "category_list", "name", "tasks"].map(
  (name): Field => ({ name, args: {}, fields: null }),
);

/** The Pages that were ticked in the dialog and on which the person has a role; none at all without `pages_show_list`. */
export function listPages(
  call: Call,
  person: Person,
  fields: readonly Field[] | null,
  params: Readonly<Record<string, string | undefined>>,
): unknown {
  const mayList = grantOf(call).granted.includes("pages_show_list");
  const roles = mayList ? person.roles.filter(({ pageId }) => roleOn(call, pageId) !== null) : [];
  const slice = readSlice(params, roles.length);
  const shown = roles.slice(slice.start, slice.start + slice.limit);
  const data = shown.flatMap(({ pageId }) => {
    const page = call.world.pages.get(pageId);
    return page === null ? [] : [project(PAGE_SHAPE, page, call, fields ?? LISTED_FIELDS)];
  });
  const hasMore = slice.start + slice.limit < roles.length;
  return { data, paging: pagingOf(call, `${person.id}/accounts`, slice, data.length, hasMore) };
}

/** `GET {page}` (section 2). */
export function getPage(page: Page, call: Call): unknown {
  requireRole(call, page, page.id);
  requirePermissions(call, ["pages_read_engagement"]);
  return project(PAGE_SHAPE, page, call, call.fields);
}
