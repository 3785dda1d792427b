import { BrokenAnswer } from "../faults/strike";
import { RateLimited, strikeCall } from "../faults/strike-call";
import { jsonReply, type Reply } from "../http/reply";
import { type Incoming, readParams } from "../http/request";
import { wait } from "../http/wait";
import { debugToken } from "../login/debug-token";
import { exchangeToken } from "../login/exchange";
import { newTraceId } from "../state/identifiers";
import type { World } from "../state/world";
import { authenticate, readTokenText } from "./authenticate";
import { brokenReply, type CutConnection } from "./broken-reply";
import { type Call, scopeOf } from "./call";
import { errorReply } from "./error-reply";
import { badParameter, failure, missingObject } from "./failures";
import { parseFields } from "./fields";
import { GraphFailure } from "./graph-failure";
import { accountOf, findNode } from "./node";
import { findRoute, missingRoute, type Route } from "./routes";
import { countUsage, usageHeaders } from "./usage-headers";
import { isVersion, requireKnownVersion } from "./version";

/** Endpoints that read something of an account with either token (7.3). */
const SPLIT_READS = ["container", "media", "media-list"];

/** Answers one call of the Graph API. @returns null when the connection is to be cut */
export async function handleGraph(world: World, incoming: Incoming): Promise<Reply | CutConnection> {
  const call = newCall(world, incoming);
  try {
    const result = await answer(call, incoming);
    const headers = { ...usageHeaders(call), "x-fb-trace-id": newTraceId(), "facebook-api-version": call.version };
    return jsonReply(result, 200, headers);
  } catch (error) {
    if (error instanceof BrokenAnswer) return brokenReply(error);
    if (!(error instanceof GraphFailure)) throw error;
    const isLocalized = world.faults.take("error-answer", scopeOf(call)) !== null;
    const forced =
      error instanceof RateLimited ? { app: 100, business: 100, regainMinutes: error.regainMinutes } : null;
    return errorReply(error.body, isLocalized ? "de" : world.switches.locale, usageHeaders(call, forced));
  }
}

function newCall(world: World, incoming: Incoming): Call {
  const [first = ""] = incoming.segments;
  const method = incoming.method === "POST" || incoming.method === "DELETE" ? incoming.method : "GET";
  return {
    world,
    method,
    version: isVersion(first) ? first : `v${world.switches.newestVersion}.0`,
    params: {},
    tokenText: null,
    token: null,
    fields: null,
    endpoint: "unknown",
    account: null,
    reachedAtMs: incoming.reachedAtMs,
  };
}

const METHODS = ["GET", "HEAD", "POST", "DELETE"];

async function answer(call: Call, incoming: Incoming): Promise<unknown> {
  const { world } = call;
  if (!METHODS.includes(incoming.method)) throw badParameter(`Unsupported ${incoming.method.toLowerCase()} request`);
  const path = isVersion(incoming.segments[0]) ? incoming.segments.slice(1) : incoming.segments;
  requireKnownVersion(call.version, world.switches.newestVersion, path);
  call.params = await parseParams(incoming);
  call.tokenText = readTokenText(call.params, incoming.headers.authorization);
  const route = plainRoute(path, incoming) ?? nodeRoute(call, path);
  call.endpoint = route.endpoint;
  world.counts.hit(call.endpoint);
  countUsage(call);
  const delayMs = await strikeCall(call);
  const result = await route.run(call);
  if (call.method === "GET") await wait(world.latencies.readMs);
  await wait(delayMs);
  // The write is done, and only then the answer fails (0.3).
  if (call.fields !== null && refusesFields(call)) throw failure("responseFormat");
  return result;
}

/** Measured for comments; whether other POSTs mind is not known (15.1). */
function refusesFields({ method, endpoint, world }: Call): boolean {
  return method === "POST" && (endpoint === "comment" || world.switches.fieldsOnPost === "error");
}

async function parseParams(incoming: Incoming): Promise<Record<string, string>> {
  try {
    return await readParams(incoming);
  } catch {
    throw badParameter("The body is not what its content type says");
  }
}

/** The two endpoints that are not about a node. */
function plainRoute(path: readonly string[], incoming: Incoming): Route | null {
  const name = path.join("/");
  if (name === "oauth/access_token") {
    return { endpoint: "token-exchange", run: (call) => exchangeToken(call, incoming.headers.authorization) };
  }
  return name === "debug_token" ? { endpoint: "debug-token", run: debugToken } : null;
}

/** Finds node and endpoint first, so that faults can strike before the token is looked at. */
function nodeRoute(call: Call, [id = "", ...edges]: readonly string[]): Route {
  const { world } = call;
  const token = world.tokens.get(call.tokenText ?? "");
  const node = findNode(world, id, token);
  if (node !== null) call.account = accountOf(world, node);
  const route = node === null ? null : findRoute(call.method, node, edges);
  return {
    endpoint: route?.endpoint ?? "unknown",
    run: (current) => {
      current.token = authenticate(world, current.tokenText, current.params, id === "me");
      if (node === null) throw missingObject(current.method, id);
      if (route === null) throw missingRoute(current.method, id, node, edges);
      refreshAccount(current);
      refuseSplitRead(current, id);
      if (current.params["fields"] !== undefined) current.fields = parseFields(current.params["fields"]);
      // Looked up again: a fault may just have changed it.
      const fresh = findNode(world, id, current.token) ?? node;
      return (findRoute(current.method, fresh, edges) ?? route).run(current);
    },
  };
}

function refreshAccount(call: Call): void {
  if (call.account !== null) call.account = call.world.accounts.get(call.account.id);
}

/** 100/33 for the Page token although the user token can read (7.3). */
function refuseSplitRead(call: Call, id: string): void {
  if (call.token?.kind !== "PAGE" || !SPLIT_READS.includes(call.endpoint)) return;
  if (call.world.faults.take("page-token-read", scopeOf(call)) !== null) throw missingObject(call.method, id);
}
