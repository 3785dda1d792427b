import "server-only";
import { readDatabaseClock } from "@/lib/db/system/clock";
import { getEnv } from "@/lib/env";
import { fetchAsMeta } from "./as-meta";
import { bad, type Check, good } from "./check";

const SLACK_MS = 30_000;

/** Posts go out by this machine's clock. */
export const checkClock: Check = {
  name: "Clock",
  tried: "Compared this server's clock with the database's and Meta's.",
  async find(now) {
    const database = await readDatabaseClock().catch(() => null);
    const answer = await fetchAsMeta(getEnv().META_GRAPH_URL);
    const meta = Date.parse(answer?.headers.get("date") ?? "");
    const known = [database?.getTime() ?? Number.NaN, meta].filter(Number.isFinite);
    if (known.length === 0)
      return bad(
        "Neither the database nor Meta says what time it is.",
        "Put DATABASE_URL and the way to META_GRAPH_URL right, then check again.",
      );
    const worst = Math.max(...known.map((at) => Math.abs(at - now().getTime())));
    return worst > SLACK_MS
      ? bad(
          `This server's clock is ${Math.round(worst / 1000)} s off the database's or Meta's.`,
          "Turn on time synchronisation (NTP) where Ospost and Postgres run.",
        )
      : good("The clocks agree.");
  },
};
