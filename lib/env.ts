import { z } from "zod";

const optional = z.string().optional();
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ""));

/** What each name is for is written in `.env.example`. Space around a value does not count, and empty counts as unset. */
const settings = z.object({
  APP_URL: url,
  DATABASE_URL: z.string().startsWith("postgres", "must be a postgres:// address"),
  NEXTAUTH_SECRET: z.string().min(16, "must have at least 16 characters"),
  FACEBOOK_APP_ID: z.string().regex(/^\d+$/, "is the number shown in Meta's dashboard"),
  FACEBOOK_APP_SECRET: z.string().min(1),
  FACEBOOK_CONFIG_ID: optional,
  FACEBOOK_EXTRA_SCOPES: z
    .string()
    .max(500)
    .regex(/^[a-z_]+(\s*,\s*[a-z_]+)*$/, "is Meta's names of permissions, separated by commas, such as ads_read")
    .optional(),
  TOKEN_KEYS: z
    .string()
    .regex(/^[\w-]+:[A-Za-z0-9+/]{43}=(,[\w-]+:[A-Za-z0-9+/]{43}=)*$/, "is id:base64 of 32 random bytes, newest first"),
  CRON_SECRET: z.string().min(16, "must have at least 16 characters"),
  BLOB_READ_WRITE_TOKEN: optional,
  BLOB_STORE_ID: z
    .string()
    .regex(/^(store_)?[A-Za-z0-9]+$/, "is the id of a Blob store, such as store_AbC123")
    .optional(),
  BLOB_PUBLIC_URL: url.optional(),
  S3_BUCKET: optional,
  S3_ENDPOINT: url.optional(),
  S3_REGION: z.string().default("auto"),
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
  S3_PUBLIC_URL: url.optional(),
  STORAGE_DIR: z.string().default(".data/images"),
  META_GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.0$/)
    .default("v25.0"),
  META_GRAPH_URL: url.default("https://graph.facebook.com"),
  META_DIALOG_URL: url.default("https://www.facebook.com"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/./, "is smtp://user:password@host:port or smtps://…")
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^@\r\n]*<[^\s@<>]+@[^\s@<>]+>$|^[^\s@<>]+@[^\s@<>]+$/, 'is an address, or "Name <address>"')
    .optional(),
  VAPID_PUBLIC_KEY: z
    .string()
    .regex(/^[\w-]{87}$/, "is 87 characters of base64url")
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, "is 43 characters of base64url")
    .optional(),
  /** Set only by `npm start` and `npm run dev` when they run the sandbox: shows the ribbon. */
  SANDBOX_URL: url.optional(),
  OPERATOR_SECRET: z.string().min(16, "must have at least 16 characters").optional(),
  HEARTBEAT_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

/** A bucket needs all of these. */
const S3_NAMES = ["S3_BUCKET", "S3_ENDPOINT", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY", "S3_PUBLIC_URL"] as const;

/** Pictures are kept in one place, and half a bucket is none. @returns a line for each name that needs attention */
function checkStorageNames(set: Record<string, unknown>): string[] {
  const missing = S3_NAMES.filter((name) => !(name in set));
  if (missing.length === S3_NAMES.length) return [];
  const blob = ["BLOB_READ_WRITE_TOKEN", "BLOB_STORE_ID"].filter((name) => name in set);
  return [
    ...missing.map((name) => `  ${name}: is missing`),
    ...blob.map((name) => `  S3_BUCKET: cannot be used beside ${name}`),
  ];
}

/** What is of no use alone. */
const PAIRS = [
  ["SMTP_URL", "MAIL_FROM"],
  ["VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY"],
] as const;

/** @returns a line that names the half that is missing; none when both are there, or neither is */
function checkPair(set: Record<string, unknown>, [one, other]: readonly [string, string]): string[] {
  if (one in set === other in set) return [];
  const [given, missing] = one in set ? [one, other] : [other, one];
  return [`  ${missing}: is missing, and ${given} is of no use without it`];
}

/** Whose values must never be seen: in no log, no page, no answer. */
const SECRETS = [
  "DATABASE_URL",
  "NEXTAUTH_SECRET",
  "FACEBOOK_APP_SECRET",
  "TOKEN_KEYS",
  "CRON_SECRET",
  "BLOB_READ_WRITE_TOKEN",
  "VERCEL_OIDC_TOKEN",
  "S3_SECRET_ACCESS_KEY",
  "OPERATOR_SECRET",
  "HEARTBEAT_URL",
  "SMTP_URL",
  "VAPID_PRIVATE_KEY",
];

export type Env = z.infer<typeof settings>;

/** Hot reload is at work (`npm run dev`). */
export const isDevelopment = process.env.NODE_ENV === "development";

let parsed: Env | null = null;

/**
 * The settings, parsed once. Not read while building, so that a build needs no secrets.
 * @throws Error with one line for each missing or malformed setting.
 */
export function getEnv(): Env {
  if (parsed === null) {
    parsed = parseEnv(process.env);
    // next-auth reads where it is from here, and otherwise believes what the request says.
    process.env.NEXTAUTH_URL = parsed.APP_URL;
  }
  return parsed;
}

/** A secret that was pasted or piped in often ends with a newline, which nobody means or sees. What is empty then is not set. */
export function trimSettings(source: Record<string, string | undefined>): Record<string, string> {
  const trimmed = Object.entries(source).map(([name, value]) => [name, value?.trim() ?? ""] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== ""));
}

export function parseEnv(source: Record<string, string | undefined>): Env {
  const set = trimSettings(source);
  const result = settings.safeParse(set);
  const together = [...checkStorageNames(set), ...PAIRS.flatMap((pair) => checkPair(set, pair))];
  if (result.success && together.length === 0) return result.data;
  const lines = (result.error?.issues ?? []).map((issue) => {
    const name = issue.path.join(".");
    return `  ${name}: ${name in set ? issue.message : "is missing"}`;
  });
  throw new Error(
    `Ospost cannot start, these settings need attention (see .env.example):\n${[...lines, ...together].join("\n")}`,
  );
}

/** What the log may say; readable before all settings are there, because what is missing is logged too. */
export function getLogLevel(): Env["LOG_LEVEL"] {
  return settings.shape.LOG_LEVEL.safeParse(process.env.LOG_LEVEL?.trim() || undefined).data ?? "info";
}

/** The values that must never be seen, and each key of TOKEN_KEYS by itself. */
export function listSecretValues(): string[] {
  const values = SECRETS.flatMap((name) => process.env[name]?.trim() || []);
  const keys = (process.env.TOKEN_KEYS ?? "").split(",").map((entry) => entry.slice(entry.indexOf(":") + 1));
  return [...values, ...keys].filter((value) => value.length >= 6);
}

/** The newest migration this build was made with; null where nobody built it (tests). Set by next.config.ts. */
export function getNewestMigration(): string | null {
  return process.env.OSPOST_NEWEST_MIGRATION || null;
}

/** Whether this is the built app, not `npm run dev` and no test. */
export function isProduction(): boolean {
  return process.env.NODE_ENV === "production";
}

/** Whether a program beside this process calls the publish route every minute (`scripts/cron.ts`, set by what starts both). */
export function hasCronRunner(): boolean {
  return process.env.OSPOST_CRON_RUNNER === "1";
}

/** Whether this runs as Vercel's functions, which keep no disk. */
export function isOnVercel(): boolean {
  return Boolean(process.env.VERCEL);
}
