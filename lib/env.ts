import { z } from "zod";

const optional = z.string().trim().min(1).optional();
const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ""));

/** What each name is for is written in `.env.example`. Empty counts as unset. */
const schema = z.object({
  APP_URL: url,
  DATABASE_URL: z.string().startsWith("postgres", "must be a postgres:// address"),
  NEXTAUTH_SECRET: z.string().min(16, "must have at least 16 characters"),
  FACEBOOK_APP_ID: z.string().regex(/^\d+$/, "is the number shown in Meta's dashboard"),
  FACEBOOK_APP_SECRET: z.string().min(1),
  TOKEN_KEYS: z
    .string()
    .regex(/^[\w-]+:[A-Za-z0-9+/]{43}=(,[\w-]+:[A-Za-z0-9+/]{43}=)*$/, "is id:base64 of 32 random bytes, newest first"),
  CRON_SECRET: z.string().min(16, "must have at least 16 characters"),
  BLOB_READ_WRITE_TOKEN: optional,
  STORAGE_DIR: z.string().default(".data/images"),
  META_GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.0$/)
    .default("v25.0"),
  META_GRAPH_URL: url.default("https://graph.facebook.com"),
  META_DIALOG_URL: url.default("https://www.facebook.com"),
  /** Set only by `npm start` and `npm run dev` when they run the sandbox: shows the ribbon. */
  SANDBOX_URL: url.optional(),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | null = null;

/**
 * The settings, parsed once. Not read while building, so that a build needs no secrets.
 * @throws Error with one line for each missing or malformed setting.
 */
export function getEnv(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

export function parseEnv(source: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const result = schema.safeParse(set);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = issue.path.join(".");
    return `  ${name}: ${name in set ? issue.message : "is missing"}`;
  });
  throw new Error(`Ospost cannot start, these settings need attention (see .env.example):\n${lines.join("\n")}`);
}
