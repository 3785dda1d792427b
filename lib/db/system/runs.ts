import "server-only";
import { getDb } from "../client";

export async function createRun(startedAt: Date): Promise<string> {
  const run = await getDb().schedulerRun.create({ data: { startedAt }, select: { id: true } });
  return run.id;
}

export async function finishRun(
  id: string,
  tally: { finishedAt: Date; claimed: number; published: number; failed: number },
) {
  await getDb().schedulerRun.update({ where: { id }, data: tally, select: { id: true } });
}
