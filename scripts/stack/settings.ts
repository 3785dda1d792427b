import path from "node:path";
import { parseEnv, trimSettings } from "@/lib/env";
import type { Ports } from "./ports";
import type { Secrets } from "./secrets";

/** Setting any of these means: this is meant for the real Instagram. */
const REAL_NAMES = [
  "APP_URL",
  "DATABASE_URL",
  "NEXTAUTH_SECRET",
  "FACEBOOK_APP_ID",
  "FACEBOOK_APP_SECRET",
  "TOKEN_KEYS",
  "CRON_SECRET",
];

/** The sandbox keeps its pictures on disk, whatever else is set. */
const S3_NAMES = ["S3_BUCKET", "S3_ENDPOINT", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY", "S3_PUBLIC_URL"];

export type Settings = Record<string, string | undefined>;

/** Nothing is configured, so nothing can reach Instagram. Half a configuration is not the sandbox: see `requireRealSettings`. */
export function isSandbox(env: Settings): boolean {
  return REAL_NAMES.every((name) => !env[name]?.trim());
}

/** @throws Error that lists every missing or malformed name. */
export function requireRealSettings(env: Settings): Settings {
  const { APP_URL } = parseEnv(env);
  return { NEXTAUTH_URL: APP_URL, ...trimSettings(env), SANDBOX_URL: "" };
}

/** Everything the app needs to run against the sandbox, whatever else the environment says about Meta. */
export function makeSandboxSettings(ports: Ports, secrets: Secrets, databaseUrl: string, dataDir: string): Settings {
  const appUrl = `http://localhost:${ports.app}`;
  // Another host name than the app's: like Meta, the sandbox is another site and sees none of the app's cookies.
  const sandboxUrl = `http://127.0.0.1:${ports.sandbox}`;
  const settings = {
    ...secrets,
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    DATABASE_URL: databaseUrl,
    STORAGE_DIR: path.join(dataDir, "images"),
    BLOB_READ_WRITE_TOKEN: "",
    BLOB_STORE_ID: "",
    ...Object.fromEntries(S3_NAMES.map((name) => [name, ""])),
    META_GRAPH_URL: sandboxUrl,
    META_DIALOG_URL: sandboxUrl,
    SANDBOX_URL: sandboxUrl,
  };
  parseEnv(settings);
  return settings;
}
