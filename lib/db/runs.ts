import "server-only";
import type { Run } from "@/lib/schedule/heartbeat";
import { getDb } from "./client";

const RECENT = 5;

/** The scheduler's latest runs, newest first. They belong to nobody. */
export async function listRecentRuns(): Promise<Run[]> {
  return getDb().schedulerRun.findMany({
    select: { startedAt: true, finishedAt: true },
    orderBy: { startedAt: "desc" },
    take: RECENT,
  });
}
