import { removeApp, withdrawPermission } from "../login/lifetimes";
import type { Person } from "../state/people";
import { grantOf, tokenOf } from "./access";
import type { Call } from "./call";
import { missingObject } from "./failures";
import { listPages } from "./page";
import { type NodeShape, project } from "./project";

/** The picture's answer has a form of its own: `picture{data{url…}}`, sized with `.type(large)`. */
export function pictureOf(call: Call, id: string, type: string | undefined): unknown {
  const side = type === "large" ? 200 : 50;
  return { data: { height: side, width: side, is_silhouette: false, url: `${call.world.url}/cdn/profile/${id}.jpg` } };
}

const PERSON_SHAPE: NodeShape<Person> = {
  kind: "person",
  defaults: ["name"],
  fields: {
    name: (person) => person.name,
    first_name: (person) => person.name.split(" ")[0],
    last_name: (person) => person.name.split(" ").slice(1).join(" "),
    // Without the permission the field is left out, not refused.
    email: (person, call) =>
      grantOf(call).granted.includes("email")
        ? `${person.name.toLowerCase().replaceAll(" ", ".")}@example.com`
        : undefined,
    picture: (person, call, field) => pictureOf(call, person.id, field.args["type"]),
    permissions: (_person, call) => permissionRows(call),
    accounts: (person, call, field) => listPages(call, person, field.fields, field.args),
  },
};

/** `GET me` or `GET {user}`: only the person who owns the token. */
export function getPerson(person: Person, call: Call): unknown {
  requireSelf(person, call);
  return project(PERSON_SHAPE, person, call, call.fields);
}

/** `GET me/permissions` (1.2). */
export function getPermissions(person: Person, call: Call): unknown {
  requireSelf(person, call);
  return permissionRows(call);
}

/** `GET me/accounts` (section 2). */
export function getPages(person: Person, call: Call): unknown {
  requireSelf(person, call);
  return listPages(call, person, call.fields, call.params);
}

/** `DELETE {user}/permissions`: the whole app, or one permission (1.2). */
export function deletePermissions(person: Person, call: Call, permission: string | null): unknown {
  requireSelf(person, call);
  const name = permission ?? call.params["permission"] ?? null;
  if (name === null) removeApp(call.world, person.id);
  else withdrawPermission(call.world, person.id, name);
  return { success: true };
}

function permissionRows(call: Call): unknown {
  const { granted, declined } = grantOf(call);
  const row = (status: string) => (permission: string) => ({ permission, status });
  return { data: [...["public_profile", ...granted].map(row("granted")), ...declined.map(row("declined"))] };
}

function requireSelf(person: Person, call: Call): void {
  const token = tokenOf(call);
  if (token.kind !== "USER" || token.personId !== person.id) throw missingObject(call.method, person.id);
}
