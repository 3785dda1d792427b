import "server-only";
import { getDb } from "../client";

export async function readDatabaseClock(): Promise<Date | null> {
  const [row] = await getDb().$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS "at"`;
  return row?.at ?? null;
}

/** The zone of the session that a query happens to get, by its IANA name. Anything but UTC shifts every instant. */
export async function readSessionZone(): Promise<string | null> {
  const [row] = await getDb().$queryRaw<{ zone: string }[]>`SELECT current_setting('TimeZone') AS "zone"`;
  return row?.zone ?? null;
}
