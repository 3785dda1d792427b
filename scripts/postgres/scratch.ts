import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import { type Postgres, startPostgres } from "./server";

/** Somebody else's server may stand anywhere: where everything is in UTC, nothing would notice what depends on it. */
const ELSEWHERE = "TimeZone=Asia/Kathmandu";

/** A Postgres on a free port with nothing in it, gone with everything in it when it is stopped. Fast, not durable. */
export async function startScratchPostgres(): Promise<Postgres> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "ospost-scratch-"));
  const postgres = await startPostgres({ dataDir, port: await getPort(), durable: false, settings: [ELSEWHERE] });
  return {
    ...postgres,
    stop: async () => {
      await postgres.stop();
      await rm(postgres.directory, { recursive: true, force: true });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
