import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers instead of what is behind. @returns whether it did */
export type Meddle = (incoming: IncomingMessage, response: ServerResponse) => boolean;

/** One answer as it was passed on, with its body as text. */
export type Passed = { url: string; headers: IncomingHttpHeaders; body: string };

export type Front = {
  url: string;
  /** Where everything is passed on to; nowhere until it is set. */
  target: string;
  /** null = it passes everything on as it is. */
  meddle: Meddle | null;
  /** Is told each answer when it has ended. A browser forgets bodies when it goes on to another page; this does not. */
  listen: ((passed: Passed) => void) | null;
  stop: () => Promise<void>;
};

/**
 * Something in front of a server, as a proxy or a bot shield is, that can be made to misbehave. A browser that has it as
 * its proxy names the servers itself: then it needs no target.
 */
export async function startFront(): Promise<Front> {
  const front: Front = { url: "", target: "", meddle: null, listen: null, stop: async () => undefined };
  const server = createServer((incoming, response) => {
    if (front.meddle?.(incoming, response)) return;
    passOn(front, incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  front.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  front.stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return front;
}

function passOn({ target, listen }: Front, incoming: IncomingMessage, response: ServerResponse): void {
  const { method, url = "/" } = incoming;
  const asked = new URL(url, target || undefined);
  const headers = listen ? { ...incoming.headers, "accept-encoding": "identity" } : incoming.headers;
  const passed = request(asked, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    if (!listen) return;
    const chunks: Buffer[] = [];
    answer.on("data", (chunk: Buffer) => chunks.push(chunk));
    const tell = () =>
      listen({ url: asked.href, headers: answer.headers, body: Buffer.concat(chunks).toString("utf8") });
    answer.on("close", tell);
  });
  passed.on("error", () => response.writeHead(502).end());
  incoming.pipe(passed);
}
