import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { handleControl } from "../control/handle-control";
import { handleGraph } from "../graph/handle-graph";
import { isVersion } from "../graph/version";
import { handleDialog, isDialog } from "../login/dialog";
import { handlePages } from "../pages/handle-pages";
import type { World } from "../state/world";
import { htmlReply, jsonReply, type Reply, send } from "./reply";
import { BodyTooLong, type Incoming, readIncoming } from "./request";

/** Longer than clients keep an idle connection: closing it first would look like a cut one to them. */
const KEEP_ALIVE_MS = 75_000;
/** A load test opens a thousand connections at once. */
const BACKLOG = 4096;

/** What is left of the body is not waited for. */
const TOO_LONG: Reply = {
  ...htmlReply("<h1>413 Request Entity Too Large</h1>", 413),
  headers: { connection: "close" },
};

/** Starts listening. @throws Error when the port is taken */
export async function listen(world: World, port: number, host: string): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => void respond(world, request, response));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 1000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host, backlog: BACKLOG }, resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

async function respond(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reachedAtMs = world.now();
  try {
    const reply = await route(world, await readIncoming(request, reachedAtMs));
    if (reply === null) request.socket.destroy();
    else send(response, reply);
  } catch (error) {
    if (request.destroyed && !response.writable) return;
    if (error instanceof BodyTooLong) return send(response, TOO_LONG);
    // A mistake in the sandbox itself: loud, and told apart from every error of Meta's.
    send(
      response,
      jsonReply({ sandbox: error instanceof Error ? (error.stack ?? error.message) : String(error) }, 599),
    );
  }
}

async function route(world: World, incoming: Incoming): Promise<Reply | null> {
  const [first] = incoming.segments;
  if (first === "__sandbox") return handleControl(world, incoming);
  if (isDialog(incoming.segments)) return handleDialog(world, incoming);
  // Without a version a call is served by the newest (0.2); ids are digits, user names are not.
  const isGraph =
    isVersion(first) || first === "me" || first === "oauth" || first === "debug_token" || /^\d+$/.test(first ?? "");
  return isGraph ? handleGraph(world, incoming) : handlePages(world, incoming);
}
