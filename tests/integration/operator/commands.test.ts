import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { decryptToken, encryptToken } from "@/lib/accounts/token-cipher";
import { getDb } from "@/lib/db/client";
import { migrateWhenThere } from "@/scripts/migrate/when-there";

/** One of the commands, as npm runs it. */
async function run(
  command: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["scripts/run.mjs", ...command], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const said = (await Promise.all([text(child.stdout), text(child.stderr)])).join("");
  return { code: await ended, said };
}

it("`npm run keys -- rotate` encrypts with the newest key and says that the old one may go", {
  timeout: 60_000,
}, async () => {
  const cipher = encryptToken("a token of Meta's");
  await getDb().user.create({ data: { facebookId: "1", name: "Ada", userTokenCipher: cipher }, select: { id: true } });
  const keys = `k2:${Buffer.alloc(32, 9).toString("base64")},${process.env.TOKEN_KEYS}`;
  const { code, said } = await run(["keys", "rotate"], { TOKEN_KEYS: keys });
  expect([code, said]).toEqual([0, expect.stringContaining("Encrypted 1 tokens")]);
  expect(said).toContain("may be taken out");
  expect(said).not.toContain("a token");
  const user = await getDb().user.findFirstOrThrow({ select: { userTokenCipher: true } });
  expect(user.userTokenCipher).toMatch(/^k2\./);
  expect(() => decryptToken(user.userTokenCipher ?? "")).toThrow('TOKEN_KEYS has no key "k2"');
});

it("a command that cannot reach the database says so in a sentence, without the password", {
  timeout: 60_000,
}, async () => {
  const { code, said } = await run(["keys", "rotate"], { DATABASE_URL: "postgres://u:hush-hush@127.0.0.1:9/x" });
  expect(code).toBe(1);
  expect(said).toContain("DATABASE_URL");
  expect(said).not.toMatch(/hush-hush|\n\s+at /);
});

it("a start names DATABASE_URL when the database never comes, or lets nobody in", async () => {
  await expect(migrateWhenThere("postgres://u:hush-hush@127.0.0.1:9/x", 10)).rejects.toThrow(
    /DATABASE_URL.*ECONNREFUSED/,
  );
  const wrong = new URL(process.env.DATABASE_URL ?? "");
  wrong.pathname = "/nowhere";
  await expect(migrateWhenThere(wrong.href)).rejects.toThrow(/DATABASE_URL.*does not exist/);
  expect(await migrateWhenThere(process.env.DATABASE_URL ?? "")).toEqual([]);
});
