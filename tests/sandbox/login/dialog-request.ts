import type { World } from "../state/world";
import { CONFIGURED_PERMISSIONS, isPermission, type Permission } from "./permissions";

/** What an app asks of the dialog (1.1), once it is known to be in order. */
export type DialogRequest = {
  redirectUri: string;
  /** Null = none was sent, so none is given back; the docs want one, old callers have none (15.1). */
  state: string | null;
  scopes: readonly Permission[];
  isRerequest: boolean;
  /** With `config_id` all permissions are granted or none. */
  isAllOrNothing: boolean;
  wantsGrantedScopes: boolean;
  codeChallenge: string | null;
};

export type DialogProblem = { title: string; text: string };

/** The request, or the dead end that Facebook would show instead of redirecting (1.1). */
export function readDialogRequest(world: World, query: URLSearchParams): DialogRequest | DialogProblem {
  const redirectUri = query.get("redirect_uri") ?? "";
  const responseTypes = (query.get("response_type") ?? "code").split(/[ ,]/);
  const configId = query.get("config_id");
  const asked = (query.get("scope") ?? "").split(/[\s,]+/).filter((name) => name !== "" && name !== "public_profile");
  const unknown = asked.filter((name) => !isPermission(name));
  const problem =
    checkApp(world, query.get("client_id")) ??
    checkRedirectUri(world, redirectUri) ??
    (responseTypes.includes("code")
      ? null
      : { title: "Unsupported response type", text: "The sandbox knows only “code”." }) ??
    (unknown.length === 0
      ? null
      : { title: "Invalid Scopes", text: `Not permissions of this app: ${unknown.join(", ")}` });
  if (problem !== null) return problem;
  return {
    redirectUri,
    state: query.get("state"),
    scopes: configId === null ? [...new Set(asked.filter(isPermission))] : CONFIGURED_PERMISSIONS,
    isRerequest: query.get("auth_type") === "rerequest",
    isAllOrNothing: configId !== null,
    wantsGrantedScopes: responseTypes.includes("granted_scopes"),
    codeChallenge: query.get("code_challenge"),
  };
}

export function isProblem(request: DialogRequest | DialogProblem): request is DialogProblem {
  return "title" in request;
}

function checkApp(world: World, clientId: string | null): DialogProblem | null {
  return clientId === world.app.id
    ? null
    : { title: "Invalid App ID", text: "The app ID that was sent does not belong to any app." };
}

function checkRedirectUri(world: World, redirectUri: string): DialogProblem | null {
  if (!URL.canParse(redirectUri)) {
    return { title: "Invalid redirect_uri", text: "The redirect URI has to be an absolute address." };
  }
  if (!world.app.allowsRedirectUri(redirectUri)) {
    return {
      title: "URL Blocked",
      text: `The app has not registered this redirect URI, so nothing was sent there. It has to match exactly: ${redirectUri}`,
    };
  }
  const { protocol, hostname } = new URL(redirectUri);
  const isSecure = protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return isSecure ? null : { title: "Insecure Login Blocked", text: "The redirect URI has to use https." };
}
