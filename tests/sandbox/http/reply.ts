import type { ServerResponse } from "node:http";

/** Everything an endpoint can answer with. */
export type Reply = {
  status: number;
  contentType: string;
  body: string | Buffer;
  headers?: Record<string, string>;
};

export function jsonReply(value: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return { status, contentType: "application/json; charset=UTF-8", body: JSON.stringify(value), headers };
}

export function htmlReply(body: string, status = 200): Reply {
  return { status, contentType: "text/html; charset=utf-8", body, headers: { "cache-control": "no-store" } };
}

export function redirectReply(location: string): Reply {
  return {
    status: 302,
    contentType: "text/plain; charset=utf-8",
    body: "",
    headers: { location, "cache-control": "no-store" },
  };
}

export function jpegReply(bytes: Buffer): Reply {
  return { status: 200, contentType: "image/jpeg", body: bytes, headers: { "cache-control": "public, max-age=86400" } };
}

export function send(response: ServerResponse, { status, contentType, body, headers = {} }: Reply): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": contentType, "content-length": Buffer.byteLength(body), ...headers });
  response.end(body);
}
