import "server-only";
import { getDb } from "../client";

export async function readDatabaseClock(): Promise<Date | null> {
  const [row] = await getDb().$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS "at"`;
  return row?.at ?? null;
}
