import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import sharp from "sharp";

export type HostedFile = {
  body: Buffer | string;
  contentType?: string;
  status?: number;
  headers?: Record<string, string>;
};

export type PictureHost = {
  url: string;
  /** Path → what is served there; everything else is a 404. */
  files: Map<string, HostedFile>;
  requests: { path: string; headers: IncomingHttpHeaders }[];
  /** Bodies of the POSTs that came in. */
  bodies: string[];
  close: () => Promise<void>;
};

/** A web server for pictures, in the place of the app's storage. A file of "never" is never answered. */
export async function startPictureHost(): Promise<PictureHost> {
  const files = new Map<string, HostedFile>();
  const requests: PictureHost["requests"] = [];
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const path = request.url ?? "/";
    requests.push({ path, headers: request.headers });
    if (path === "/never.jpg") return;
    if (request.method === "POST") bodies.push(await text(request));
    const file = files.get(path) ?? { body: "not found", status: 404, contentType: "text/plain" };
    response.writeHead(file.status ?? 200, { "content-type": file.contentType ?? "image/jpeg", ...file.headers });
    response.end(file.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, files, requests, bodies, close };
}

/** A plain picture of one colour. */
export function makePicture(width: number, height: number, format: "jpeg" | "png" | "webp" = "jpeg"): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: { r: 180, g: 120, b: 60 } } })
    .toFormat(format)
    .toBuffer();
}
