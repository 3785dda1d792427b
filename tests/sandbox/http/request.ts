import type { IncomingMessage } from "node:http";

const MAX_BODY_BYTES = 1024 * 1024;

export type Incoming = {
  method: string;
  url: URL;
  /** Decoded pieces of the path, without empty ones. */
  segments: readonly string[];
  headers: IncomingMessage["headers"];
  body: string;
  /** When the request began to arrive, in the sandbox's time. */
  reachedAtMs: number;
};

/** @throws URIError when the path is not decodable, RangeError when the body is too long */
export async function readIncoming(request: IncomingMessage, reachedAtMs: number): Promise<Incoming> {
  const url = new URL(request.url ?? "/", "http://sandbox");
  const segments = url.pathname
    .split("/")
    .filter((piece) => piece !== "")
    .map(decodeURIComponent);
  const body = await readBody(request);
  return { method: request.method ?? "GET", url, segments, headers: request.headers, body, reachedAtMs };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new RangeError("The body is too long.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * Parameters from the query and from a form or JSON body, the body winning (0.3). Structured values become the JSON text
 * they would be in a form.
 */
export function readParams({ url, headers, body }: Incoming): Record<string, string> {
  const params = Object.fromEntries(url.searchParams);
  if (body === "") return params;
  if (!(headers["content-type"] ?? "").includes("json"))
    return { ...params, ...Object.fromEntries(new URLSearchParams(body)) };
  const parsed: unknown = JSON.parse(body);
  if (typeof parsed !== "object" || parsed === null) return params;
  for (const [name, value] of Object.entries(parsed)) {
    if (value === null || value === undefined) continue;
    params[name] = typeof value === "string" ? value : JSON.stringify(value);
  }
  return params;
}
