import type { Call } from "./call";
import { createComment, getComment, getComments } from "./comments";
import { getContainer } from "./container";
import { createContainer } from "./create-container";
import { missingObject } from "./failures";
import { getAccount } from "./ig-account";
import { getInsights } from "./insights";
import { deletePermissions, getPages, getPermissions, getPerson } from "./me";
import { deleteMedia, getMedia, listMedia } from "./media";
import type { Node } from "./node";
import { getPage } from "./page";
import { unknownField } from "./project";
import { publishMedia } from "./publish";
import { getPublishingLimit } from "./publishing-limit";

/** The name by which counts and faults know an endpoint, and what it does. */
export type Route = { endpoint: string; run: (call: Call) => unknown };

/** The endpoint for `{method} {node}/{edge}`, or null when there is none. */
export function findRoute(method: string, node: Node, edges: readonly string[]): Route | null {
  const key = [method, ...edges.slice(0, 1)].join(" ");
  if (edges.length > 1 && !(node.kind === "person" && edges[0] === "permissions" && method === "DELETE")) return null;
  switch (node.kind) {
    case "person":
      return pick(key, {
        GET: { endpoint: "me", run: (call) => getPerson(node.row, call) },
        "GET permissions": { endpoint: "permissions", run: (call) => getPermissions(node.row, call) },
        "DELETE permissions": {
          endpoint: "permissions-delete",
          run: (call) => deletePermissions(node.row, call, edges[1] ?? null),
        },
        "GET accounts": { endpoint: "pages", run: (call) => getPages(node.row, call) },
      });
    case "page":
      return pick(key, { GET: { endpoint: "page", run: (call) => getPage(node.row, call) } });
    case "account":
      return pick(key, {
        GET: { endpoint: "account", run: (call) => getAccount(node.row, call) },
        "POST media": { endpoint: "create", run: (call) => createContainer(node.row, call) },
        "POST media_publish": { endpoint: "publish", run: (call) => publishMedia(node.row, call) },
        "GET media": { endpoint: "media-list", run: (call) => listMedia(node.row, call, false) },
        "GET stories": { endpoint: "stories", run: (call) => listMedia(node.row, call, true) },
        "GET content_publishing_limit": { endpoint: "limit", run: (call) => getPublishingLimit(node.row, call) },
      });
    case "container":
      return pick(key, { GET: { endpoint: "container", run: (call) => getContainer(node.row, call) } });
    case "media":
      return pick(key, {
        GET: { endpoint: "media", run: (call) => getMedia(node.row, call) },
        DELETE: { endpoint: "media-delete", run: (call) => deleteMedia(node.row, call) },
        "GET comments": { endpoint: "comments", run: (call) => getComments(node.row, call) },
        "POST comments": { endpoint: "comment", run: (call) => createComment(node.row, call) },
        "GET insights": { endpoint: "insights", run: (call) => getInsights(node.row, call) },
      });
    case "comment":
      return pick(key, { GET: { endpoint: "comment-read", run: (call) => getComment(node.row, call) } });
  }
}

/** What is answered where there is no endpoint: an unknown edge is an unknown field to a GET. */
export function missingRoute(method: string, id: string, { kind }: Node, edges: readonly string[]) {
  const [edge] = edges;
  return method === "GET" && edge !== undefined ? unknownField(edge, kind) : missingObject(method, id);
}

function pick(key: string, routes: Readonly<Record<string, Route>>): Route | null {
  return Object.hasOwn(routes, key) ? (routes[key] ?? null) : null;
}
