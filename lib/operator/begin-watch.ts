import "server-only";
import { format } from "node:util";
import { isProduction } from "@/lib/env";
import { log } from "@/lib/log";
import { beginStopping } from "./stopping";

/** Listens for the end of this process, and lets what others print (Next, libraries) go through the log and its hiding. */
export function beginWatch(): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, beginStopping);
  if (!isProduction()) return;
  console.error = (...parts: unknown[]) => log.error(toFields(parts), toSentence(parts));
  console.warn = (...parts: unknown[]) => log.warn(toFields(parts), toSentence(parts));
}

function toFields(parts: unknown[]): object {
  const err = parts.find((part) => part instanceof Error);
  return err === undefined ? {} : { err };
}

function toSentence(parts: unknown[]): string {
  const words = parts.filter((part) => !(part instanceof Error));
  return words.length === 0 ? "console: an error" : format(...words).trim();
}
