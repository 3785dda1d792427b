import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type Listener = {
  url: string;
  seen: IncomingMessage[];
  answerWith: (status: number) => void;
  stop: () => Promise<void>;
};

/** Somebody else's HTTP server, that remembers who came. */
export async function startListener(): Promise<Listener> {
  const seen: IncomingMessage[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    seen.push(request);
    response.writeHead(status).end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answerWith: (next) => {
      status = next;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
