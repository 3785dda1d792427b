import { randomBytes } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";

const newKey = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;
const firstKey = newKey("k1");

/** The cipher as a process with these keys would have it: settings are read once per process. */
async function withKeys(keys: string) {
  vi.resetModules();
  vi.stubEnv("TOKEN_KEYS", keys);
  vi.stubEnv("APP_URL", "http://localhost:3000");
  vi.stubEnv("DATABASE_URL", "postgres://localhost/ospost");
  vi.stubEnv("NEXTAUTH_SECRET", "0123456789abcdef");
  vi.stubEnv("CRON_SECRET", "0123456789abcdef");
  vi.stubEnv("FACEBOOK_APP_ID", "1");
  vi.stubEnv("FACEBOOK_APP_SECRET", "s");
  return import("@/lib/accounts/token-cipher");
}

afterEach(() => vi.unstubAllEnvs());

describe("token cipher", () => {
  it("gives back what it was given and never writes the same text twice", async () => {
    const { encryptToken, decryptToken } = await withKeys(firstKey);
    const [one, two] = [encryptToken("EAABtoken"), encryptToken("EAABtoken")];
    expect(one).not.toBe(two);
    expect(one).not.toContain("EAABtoken");
    expect([decryptToken(one), decryptToken(two)]).toEqual(["EAABtoken", "EAABtoken"]);
  });

  it("reads what an older key wrote after a new key was put first", async () => {
    const old = (await withKeys(firstKey)).encryptToken("EAABtoken");
    const { encryptToken, decryptToken } = await withKeys(`${newKey("k2")},${firstKey}`);
    expect(decryptToken(old)).toBe("EAABtoken");
    expect(encryptToken("EAABtoken")).toMatch(/^k2\./);
  });

  it("refuses text that was altered, and says which key is missing", async () => {
    const { encryptToken } = await withKeys(firstKey);
    const sealed = encryptToken("EAABtoken");
    const bytes = Buffer.from(sealed.slice(3), "base64url");
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    const { decryptToken } = await withKeys(firstKey);
    expect(() => decryptToken(`k1.${bytes.toString("base64url")}`)).toThrow();
    const other = await withKeys(newKey("k9"));
    expect(() => other.decryptToken(sealed)).toThrow('TOKEN_KEYS has no key "k1"');
  });
});
