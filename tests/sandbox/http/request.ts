import type { IncomingMessage } from "node:http";

const MAX_BODY_BYTES = 1024 * 1024;

export type Incoming = {
  method: string;
  url: URL;
  /** Decoded pieces of the path, without empty ones; what cannot be decoded is as it came. */
  segments: readonly string[];
  headers: IncomingMessage["headers"];
  body: string;
  /** When the request began to arrive, in the sandbox's time. */
  reachedAtMs: number;
};

/** @throws BodyTooLong */
export async function readIncoming(request: IncomingMessage, reachedAtMs: number): Promise<Incoming> {
  // Put together rather than resolved: a path may begin with two slashes and is no host then.
  const url = new URL(`http://sandbox${request.url ?? "/"}`);
  const segments = url.pathname
    .split("/")
    .filter((piece) => piece !== "")
    .map(decode);
  const body = await readBody(request);
  return { method: request.method ?? "GET", url, segments, headers: request.headers, body, reachedAtMs };
}

export class BodyTooLong extends Error {}

function decode(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new BodyTooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * Parameters from the query and from a form (of either kind) or JSON body, the body winning (0.3); a body of any other kind is
 * not read (15.1). Structured values become the JSON text they would be in a form; files in a form are left out.
 * @throws Error when the body is not of the kind it is said to be
 */
export async function readParams({ url, headers, body }: Incoming): Promise<Record<string, string>> {
  const params = Object.fromEntries(url.searchParams);
  if (body === "") return params;
  const type = headers["content-type"] ?? "";
  if (type.startsWith("application/x-www-form-urlencoded"))
    return { ...params, ...Object.fromEntries(new URLSearchParams(body)) };
  if (type.startsWith("multipart/form-data")) {
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    for (const [name, value] of form) if (typeof value === "string") params[name] = value;
    return params;
  }
  if (!type.includes("json")) return params;
  const parsed: unknown = JSON.parse(body);
  if (typeof parsed !== "object" || parsed === null) return params;
  for (const [name, value] of Object.entries(parsed)) {
    if (value === null || value === undefined) continue;
    params[name] = typeof value === "string" ? value : JSON.stringify(value);
  }
  return params;
}
