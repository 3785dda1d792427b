import "server-only";
import { log } from "@/lib/log";

/** One part of the maintenance run: when it fails the others go on, and the next run tries it again. */
export async function attempt<T>(what: string, work: () => Promise<T>): Promise<T | "failed"> {
  try {
    return await work();
  } catch (error) {
    log.error({ err: error }, `maintain: ${what} failed; the next run tries again`);
    return "failed";
  }
}
