import { createHmac } from "node:crypto";
import { z } from "zod";
import { GraphError, GraphUnreachableError, isGraphFailure } from "./graph-error";
import { parseKeepingIds } from "./graph-id";
import { readUsage, type Usage } from "./usage";

export type GraphClientOptions = {
  /** "https://graph.facebook.com", without a slash at the end. */
  baseUrl: string;
  /** "v25.0" */
  version: string;
  appSecret: string;
  /** Bound of a write; reads must answer sooner. */
  timeoutMs?: number;
  fetch?: typeof fetch;
  /** Called with the usage headers of every answer that has them (section 6 of the Meta facts). */
  onUsage?: (usage: Usage) => void;
  /** Called when a call has ended, however it did. */
  onCall?: (call: CallRecord) => void;
};

/** `outcome` is "ok" or the failure's kind; `path` is the request's, ids and all. */
export type CallRecord = { method: GraphRequest["method"]; path: string; seconds: number; outcome: string };

export type GraphRequest = {
  method: "GET" | "POST" | "DELETE";
  /** Below the version: "me/accounts". */
  path: string;
  params?: Record<string, string>;
  /** Left out for the calls that authenticate with the app's secret in their parameters. */
  token?: string;
};

const DEFAULT_TIMEOUT_MS = 30_000;
const READ_TIMEOUT_MS = 10_000;

const errorBody = z.object({
  error: z.object({
    code: z.number(),
    error_subcode: z.number().nullish(),
    fbtrace_id: z.string().nullish(),
  }),
});

/**
 * One call to the Graph API. Never repeats a call by itself: a repeated write may post twice, and only the caller knows
 * which calls may be repeated. The token goes into a header so that it cannot end up in anybody's log of addresses.
 */
export class GraphClient {
  readonly #options: GraphClientOptions;

  constructor(options: GraphClientOptions) {
    this.#options = options;
  }

  /**
   * @returns the parsed answer
   * @throws GraphError when Meta answers with an error, GraphUnreachableError when there is no usable answer
   */
  async request<Answer>(request: GraphRequest, schema: z.ZodType<Answer>): Promise<Answer> {
    const began = performance.now();
    const { method, path } = request;
    const record = (outcome: string) =>
      this.#options.onCall?.({ method, path, seconds: (performance.now() - began) / 1000, outcome });
    try {
      const answer = await this.#ask(request, schema);
      record("ok");
      return answer;
    } catch (error) {
      record(isGraphFailure(error) ? error.kind : "bug");
      throw error;
    }
  }

  async #ask<Answer>(request: GraphRequest, schema: z.ZodType<Answer>): Promise<Answer> {
    const response = await this.#send(request);
    const usage = readUsage(response.headers);
    if (usage !== null) this.#options.onUsage?.(usage);
    const body = await readJson(response);
    const failure = readGraphError(body, response.status);
    if (failure !== null) throw failure;
    const answer = schema.safeParse(body);
    if (response.ok && answer.success) return answer.data;
    throw new GraphUnreachableError("unreadable-answer", response.status, { cause: answer.error });
  }

  async #send({ method, path, params = {}, token }: GraphRequest): Promise<Response> {
    const { baseUrl, version, appSecret, timeoutMs = DEFAULT_TIMEOUT_MS } = this.#options;
    const search = new URLSearchParams(params);
    // The proof belongs to the token of this very call (1.7).
    if (token !== undefined) search.set("appsecret_proof", createHmac("sha256", appSecret).update(token).digest("hex"));
    const address = `${baseUrl}/${version}/${path}`;
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    try {
      return await (this.#options.fetch ?? fetch)(method === "POST" ? address : `${address}?${search}`, {
        method,
        headers,
        ...(method === "POST" ? { body: search } : {}),
        signal: AbortSignal.timeout(method === "GET" ? Math.min(READ_TIMEOUT_MS, timeoutMs) : timeoutMs),
        redirect: "error",
        cache: "no-store",
      });
    } catch (cause) {
      throw unreachable(cause, null);
    }
  }
}

async function readJson(response: Response): Promise<unknown> {
  let text: string;
  try {
    text = await response.text();
  } catch (cause) {
    throw unreachable(cause, response.status);
  }
  try {
    return parseKeepingIds(text);
  } catch (cause) {
    throw new GraphUnreachableError("unreadable-answer", response.status, { cause });
  }
}

function unreachable(cause: unknown, httpStatus: number | null): GraphUnreachableError {
  const isTimeout = cause instanceof Error && cause.name === "TimeoutError";
  return new GraphUnreachableError(isTimeout ? "timeout" : "network", httpStatus, { cause });
}

/** The error in a body of Meta's; null when it holds none. */
export function readGraphError(body: unknown, httpStatus: number): GraphError | null {
  const failure = errorBody.safeParse(body);
  if (!failure.success) return null;
  const { code, error_subcode = null, fbtrace_id = null } = failure.data.error;
  return new GraphError({ code, subcode: error_subcode, fbtraceId: fbtrace_id, httpStatus });
}
