import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

/** The first message of a connection has no type byte. */
const HEADER = 5;
const EXECUTE = "E".charCodeAt(0);
const SIMPLE_QUERY = "Q".charCodeAt(0);

export type CountProxy = {
  /** The database's address through the proxy. */
  url: string;
  /** Statements that were sent to Postgres so far. */
  count: () => number;
  close: () => void;
};

/** Stands between the app and Postgres and counts the statements that go by: what the protocol says, whoever sends it. */
export async function startCountProxy(databaseUrl: string): Promise<CountProxy> {
  const target = new URL(databaseUrl);
  let statements = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const read = readMessages((type) => {
      if (type === EXECUTE || type === SIMPLE_QUERY) statements += 1;
    });
    client.on("data", read);
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    count: () => statements,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Calls `onMessage` with the type of every message of one connection, however the bytes are cut. */
function readMessages(onMessage: (type: number) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let isStarted = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      if (rest.length < HEADER) return;
      // Length counts itself, but not the type byte.
      const size = isStarted ? 1 + rest.readUInt32BE(1) : rest.readUInt32BE(0);
      if (rest.length < size) return;
      if (isStarted) onMessage(rest[0] ?? 0);
      isStarted = true;
      rest = rest.subarray(size);
    }
  };
}
