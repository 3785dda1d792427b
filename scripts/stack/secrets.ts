import { randomBytes, randomInt } from "node:crypto";
import path from "node:path";
import { readKept, writeKept } from "./kept-json";

/** What the sandbox's stack signs and encrypts with. */
export type Secrets = {
  NEXTAUTH_SECRET: string;
  TOKEN_KEYS: string;
  CRON_SECRET: string;
  FACEBOOK_APP_ID: string;
  FACEBOOK_APP_SECRET: string;
};

/** Made once, kept in `dataDir`: sessions and stored tokens stay readable after a restart. */
export async function keepSecrets(dataDir: string): Promise<Secrets> {
  const file = path.join(dataDir, "secrets.json");
  const kept = await readKept<Secrets>(file);
  if (kept) return kept;
  const made = {
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    TOKEN_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    CRON_SECRET: randomBytes(24).toString("base64url"),
    FACEBOOK_APP_ID: `${randomInt(10 ** 7, 10 ** 8)}${randomInt(10 ** 7, 10 ** 8)}`,
    FACEBOOK_APP_SECRET: randomBytes(16).toString("hex"),
  };
  await writeKept(file, made);
  return made;
}
