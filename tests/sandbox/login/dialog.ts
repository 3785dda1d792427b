import { isKnownVersion, isVersion } from "../graph/version";
import { htmlReply, type Reply, redirectReply } from "../http/reply";
import type { Incoming } from "../http/request";
import { renderDialog, renderProblem } from "../pages/dialog-page";
import { newCode } from "../state/identifiers";
import type { Person } from "../state/people";
import type { World } from "../state/world";
import { type DialogRequest, isProblem, readDialogRequest } from "./dialog-request";
import { askedPermissions, grantAccess } from "./grant-access";

/** Whether a path is the dialog's, with a version or, as old callers write it, without (15.1). */
export function isDialog(segments: readonly string[]): boolean {
  return (isVersion(segments[0]) ? segments.slice(1) : segments).join("/") === "dialog/oauth";
}

/** `{v}/dialog/oauth` (1.1): GET shows the dialog, POST is the person's decision. The request stays in the query. */
export function handleDialog(world: World, incoming: Incoming): Reply {
  const [version] = incoming.segments;
  if (isVersion(version) && !isKnownVersion(version, world.switches.newestVersion))
    return htmlReply(renderProblem(NO_PAGE), 404);
  const request = readDialogRequest(world, incoming.url.searchParams);
  world.counts.hit("dialog");
  if (isProblem(request)) return htmlReply(renderProblem(request), 400);
  if (incoming.method !== "POST") return htmlReply(renderDialog(world, request, incoming.url.search));
  const form = new URLSearchParams(incoming.body);
  const person = world.people.get(form.get("person") ?? "");
  // Facebook knows who asks before it shows anything; here that is known only now. Nothing goes back to the app either way.
  if (person?.isStranger && world.switches.developmentMode) return htmlReply(renderProblem(NOT_ACTIVE), 400);
  return redirectReply(decide(world, request, person, form));
}

/** @returns where the browser goes */
function decide(world: World, request: DialogRequest, person: Person | null, form: URLSearchParams): string {
  if (form.get("decision") !== "continue" || person === null) return backTo(request, CANCELLED);
  const permissions = request.isAllOrNothing ? request.scopes : form.getAll(`permission.${person.id}`);
  return authorize(world, request, person, permissions, form.getAll(`page.${person.id}`));
}

const NO_PAGE = {
  title: "Sorry, this page is not available",
  text: "The link is broken, or the page has been removed.",
};

const NOT_ACTIVE = {
  title: "App not active",
  text: "This app is not accessible right now. It is in development, and whoever runs it has given you no role in it.",
};

const CANCELLED = {
  error: "access_denied",
  error_code: "200",
  error_description: "Permissions error",
  error_reason: "user_denied",
};

function authorize(
  world: World,
  request: DialogRequest,
  person: Person,
  permissions: readonly string[],
  pageIds: readonly string[],
): string {
  const asked = askedPermissions(world, person, request);
  const grant = grantAccess(world, person, asked, permissions, pageIds);
  const code = world.codes.put({
    id: newCode(),
    personId: person.id,
    redirectUri: request.redirectUri,
    codeChallenge: request.codeChallenge,
    createdAtMs: world.now(),
    isUsed: false,
  });
  const scopes = {
    granted_scopes: ["public_profile", ...grant.granted].join(","),
    denied_scopes: grant.declined.join(","),
  };
  return backTo(request, { code: code.id, ...(request.wantsGrantedScopes ? scopes : {}) });
}

/** Facebook puts a fragment of its own behind the address (15.1), which a browser keeps over every redirect that has none. */
function backTo({ redirectUri, state }: DialogRequest, answer: Record<string, string>): string {
  const address = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) address.searchParams.append(name, value);
  if (state !== null) address.searchParams.append("state", state);
  address.hash = "_=_";
  return address.href;
}
