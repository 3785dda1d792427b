import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { rotateTokens } from "@/lib/accounts/rotate-tokens";
import { decryptToken, encryptToken } from "@/lib/accounts/token-cipher";
import { getDb } from "@/lib/db/client";
import { findNamedFiles } from "@/lib/db/system/named-files";
import { contentTypeOf, moveFiles, newKey } from "@/lib/storage";
import { createDiskStorage } from "@/lib/storage/disk";
import { startS3StandIn } from "../../fixtures/s3-stand-in";
import { emptyDatabase } from "../setup/database";

const OLD = `k1:${Buffer.alloc(32, 7).toString("base64")}`;
const NEW = `k2:${Buffer.alloc(32, 8).toString("base64")}`;
const s3 = await startS3StandIn();
Object.assign(process.env, {
  TOKEN_KEYS: `${NEW},${OLD}`,
  S3_BUCKET: s3.options.bucket,
  S3_ENDPOINT: s3.options.endpoint,
  S3_REGION: s3.options.region,
  S3_ACCESS_KEY_ID: s3.options.accessKeyId,
  S3_SECRET_ACCESS_KEY: s3.options.secretAccessKey,
  S3_PUBLIC_URL: s3.options.publicBase,
});

afterAll(() => s3.stop());
beforeEach(emptyDatabase);

/** As a process that only knows the old key encrypts. */
async function encryptWithOldKey(token: string): Promise<string> {
  vi.resetModules();
  process.env.TOKEN_KEYS = OLD;
  const { encryptToken: encrypt } = await import("@/lib/accounts/token-cipher");
  const cipher = encrypt(token);
  process.env.TOKEN_KEYS = `${NEW},${OLD}`;
  return cipher;
}

async function addPerson(index: number, userTokenCipher: string, pageTokenCipher: string) {
  const account = {
    igUserId: `${index}`,
    username: "ada",
    name: "Ada",
    pageId: "2",
    pageName: "Page",
    pageTokenCipher,
  };
  await getDb().user.create({
    data: { facebookId: `${index}`, name: "Ada", userTokenCipher, accounts: { create: account } },
    select: { id: true },
  });
}

it("encrypts every token with the newest key, more than a batch of them, and has nothing to do the second time", async () => {
  const old = await encryptWithOldKey("token");
  for (let index = 0; index < 120; index++) await addPerson(index, old, old);
  await addPerson(120, encryptToken("newer"), encryptToken("newer"));
  expect(await rotateTokens(() => undefined)).toEqual({ rotated: 240, unreadable: 0 });
  const users = await getDb().user.findMany({ select: { userTokenCipher: true }, orderBy: { id: "asc" } });
  expect(users.every(({ userTokenCipher }) => userTokenCipher?.startsWith("k2."))).toBe(true);
  expect(decryptToken(users[0]?.userTokenCipher ?? "")).toBe("token");
  expect(decryptToken(users.at(-1)?.userTokenCipher ?? "")).toBe("newer");
  expect(await rotateTokens(() => undefined)).toEqual({ rotated: 0, unreadable: 0 });
});

it("encrypts the secrets of webhooks with the newest key, too", async () => {
  await addPerson(1, encryptToken("newer"), encryptToken("newer"));
  const { id: userId } = await getDb().user.findFirstOrThrow({ select: { id: true } });
  const webhookSecretCipher = await encryptWithOldKey("whsec_old");
  const webhookUrl = "https://example.com/hook";
  await getDb().notificationSettings.create({ data: { userId, webhookUrl, webhookSecretCipher } });
  expect(await rotateTokens(() => undefined)).toEqual({ rotated: 1, unreadable: 0 });
  const kept = await getDb().notificationSettings.findUniqueOrThrow({ where: { userId } });
  expect(kept.webhookSecretCipher).toMatch(/^k2\./);
  expect(decryptToken(kept.webhookSecretCipher ?? "")).toBe("whsec_old");
  expect(await rotateTokens(() => undefined)).toEqual({ rotated: 0, unreadable: 0 });
});

it("leaves what no key can read as it is, says how many, and goes on", async () => {
  await addPerson(1, "k0.AAAA", await encryptWithOldKey("page"));
  expect(await rotateTokens(() => undefined)).toEqual({ rotated: 1, unreadable: 1 });
});

/** Rows that name a file each in every way there is. @returns the files */
async function nameFiles(): Promise<string[]> {
  const [originalKey, uploadKey] = [newKey("originals", "bin"), newKey("originals", "bin")];
  const [renditionKey, thumbnailKey] = [newKey("renditions", "jpg"), newKey("thumbnails", "webp")];
  const [smallThumbnailKey, pictureKey] = [newKey("thumbnails", "webp"), newKey("avatars", "webp")];
  await addPerson(1, encryptToken("user"), encryptToken("page"));
  const account = await getDb().instagramAccount.findFirstOrThrow({ select: { id: true, userId: true } });
  await getDb().instagramAccount.update({ where: { id: account.id }, data: { pictureKey }, select: { id: true } });
  await getDb().upload.create({ data: { userId: account.userId, key: uploadKey }, select: { id: true } });
  const sizes = { originalWidth: 1, originalHeight: 1, width: 1, height: 1, bytes: 1, crop: {}, placeholder: "" };
  const image = { position: 0, originalKey, renditionKey, thumbnailKey, smallThumbnailKey, ...sizes };
  await getDb().post.create({ data: { accountId: account.id, images: { create: image } }, select: { id: true } });
  return [originalKey, uploadKey, renditionKey, thumbnailKey, smallThumbnailKey, pictureKey];
}

it("moves what somebody needs from the disk into a bucket, goes on where it was cut off, and deletes nothing", async () => {
  const directory = await mkdtemp(path.join(tmpdir(), "ospost-move-"));
  const disk = createDiskStorage({ directory, appUrl: "https://ospost.test" });
  const named = await nameFiles();
  const removed = Array.from({ length: 3 }, () => newKey("renditions", "jpg"));
  for (const key of [...named, ...removed]) await disk.put(key, Buffer.from(key), contentTypeOf(key));
  const move = () => moveFiles(directory, findNamedFiles, () => undefined);
  s3.failNext(403);
  await expect(move()).rejects.toThrow("Storage failed");
  const { all, copied, present, unnamed } = await move();
  expect([all, copied + present, unnamed]).toEqual([9, 6, 3]);
  expect(await move()).toEqual({ all: 9, copied: 0, present: 6, unnamed: 3 });
  for (const key of named) expect(s3.kept.get(key)?.body).toEqual(Buffer.from(key));
  expect(s3.kept.get(named[2] ?? "")?.contentType).toBe("image/jpeg");
  for (const key of removed) expect(s3.kept.has(key)).toBe(false);
  expect(await readdir(path.join(directory, "renditions"))).toHaveLength(4);
});
