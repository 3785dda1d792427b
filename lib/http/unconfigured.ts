import { type Env, getEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { CONSTANT_HEADERS } from "./constant-headers";
import { dataPolicy } from "./content-security-policy";

/** Where nobody checks the settings before the start (Vercel) this is all there is to see. Names, never values. */
const HEADERS = {
  ...CONSTANT_HEADERS,
  "Content-Security-Policy": dataPolicy(),
  "Content-Type": "text/plain; charset=utf-8",
  "Cache-Control": "no-store",
};

/** @returns the settings, or the answer to every request while they cannot be used */
export function envOrAnswer(): Env | { body: string; init: ResponseInit } {
  try {
    return getEnv();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    log.error(words);
    return { body: words, init: { status: 503, headers: HEADERS } };
  }
}
