import { beforeEach, describe, expect, it } from "vitest";
import { GET } from "@/app/api/cron/maintain/route";
import { sweepAllDiscarded, sweepDiscarded } from "@/lib/compose/sweep-discarded";
import { getDb, type Prisma } from "@/lib/db/client";
import { getStorage, newKey } from "@/lib/storage";
import { tidy } from "@/lib/tidy/tidy";
import { expectConsole } from "../../support/console";
import { breakFile } from "../break-file";
import { emptyDatabase, query } from "../setup/database";

const DAY_MS = 24 * 60 * 60 * 1000;
const now = new Date();
const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
let accountId: string;

beforeEach(async () => {
  await emptyDatabase();
  const account = { igUserId: "1", username: "ada", name: "Ada", pageId: "2", pageName: "Page", pageTokenCipher: "x" };
  const user = await getDb().user.create({
    data: { facebookId: "1", name: "Ada", healthTriedAt: now, accounts: { create: account } },
    select: { accounts: true },
  });
  accountId = user.accounts[0]?.id ?? "";
});

async function addPost(publishedAt: Date | null, originalKey = newKey("originals", "bin")) {
  const sizes = { originalWidth: 1, originalHeight: 1, width: 1, height: 1, bytes: 1, crop: {}, placeholder: "" };
  const image = { ...sizes, position: 0, originalKey, renditionKey: null, thumbnailKey: "thumbnails/a.webp" };
  await getStorage().put(originalKey, Buffer.from("photo"), "application/octet-stream");
  const state = publishedAt === null ? {} : { status: "published" as const, reconcileNote: "test", publishedAt };
  const events = { create: { kind: "published", at: publishedAt ?? now } };
  const { id } = await getDb().post.create({
    data: { accountId, ...state, images: { create: image }, events },
    select: { id: true },
  });
  return { id, originalKey };
}

const keyOf = async (postId: string) => (await getDb().postImage.findFirstOrThrow({ where: { postId } })).originalKey;

it("gives up originals a day after publishing, and only those; a second run finds nothing", async () => {
  const old = await addPost(ago(1.1));
  const fresh = await addPost(ago(0.9));
  const draft = await addPost(null);
  expect(await tidy(now)).toMatchObject({ originals: 1 });
  expect(await sweepDiscarded(now)).toBe(1);
  expect(await keyOf(old.id)).toBeNull();
  expect(await getStorage().head(old.originalKey)).toBeNull();
  for (const { id, originalKey } of [fresh, draft]) {
    expect(await keyOf(id)).toBe(originalKey);
    expect(await getStorage().head(originalKey)).not.toBeNull();
  }
  expect(await tidy(now)).toEqual({ uploads: 0, originals: 0, renditions: 0, events: 0, runs: 0 });
});

it("keeps an original that another post still needs", async () => {
  const old = await addPost(ago(3));
  await addPost(null, old.originalKey);
  expect(await tidy(now)).toMatchObject({ originals: 0 });
  expect(await getStorage().head(old.originalKey)).not.toBeNull();
});

describe("a rendition", () => {
  const OLD = { publishedAt: ago(1.1), mediaId: "m1" };
  /** @returns the post's id and the key its image has now */
  async function addPublished(state: Prisma.PostUncheckedUpdateInput, renditionKey = newKey("renditions", "jpg")) {
    const { id } = await addPost(ago(1.1));
    await getStorage().put(renditionKey, Buffer.from("picture"), "image/jpeg");
    await getDb().postImage.updateMany({ where: { postId: id }, data: { renditionKey } });
    await getDb().post.update({ where: { id }, data: state, select: { id: true } });
    return { id, renditionKey };
  }
  const renditionOf = async (postId: string) =>
    (await getDb().postImage.findFirstOrThrow({ where: { postId } })).renditionKey;

  it("is given up a day after publishing, and the thumbnails stay", async () => {
    const old = await addPublished(OLD);
    const fresh = await addPublished({ publishedAt: ago(0.9), mediaId: "m2" });
    expect(await tidy(now)).toMatchObject({ renditions: 1 });
    await sweepDiscarded(now);
    expect(await getStorage().head(old.renditionKey)).toBeNull();
    expect(await renditionOf(old.id)).toBeNull();
    expect((await getDb().postImage.findFirstOrThrow({ where: { postId: old.id } })).thumbnailKey).not.toBeNull();
    expect(await renditionOf(fresh.id)).toBe(fresh.renditionKey);
    expect(await getStorage().head(fresh.renditionKey)).not.toBeNull();
    expect(await tidy(now)).toMatchObject({ renditions: 0 });
  });

  it("stays while the post is not out, or Instagram has not named its media, or another picture shares it", async () => {
    const kept = [
      await addPublished({ ...OLD, status: "unconfirmed" }),
      await addPublished({ ...OLD, status: "failed", mediaId: "m2" }),
      await addPublished({ mediaId: null }),
      await addPublished({ mediaId: "m3" }, "renditions/shared.jpg"),
      await addPublished({ mediaId: "m4" }, "renditions/shared.jpg"),
    ];
    expect(await tidy(now)).toMatchObject({ renditions: 0 });
    for (const { id, renditionKey } of kept) expect(await renditionOf(id)).toBe(renditionKey);
  });
});

it("removes all other files when storage refuses one, and that one later", async () => {
  await getDb().discardedFile.deleteMany();
  const keys = Array.from({ length: 150 }, () => newKey("thumbnails", "webp"));
  for (const key of keys) await getStorage().put(key, Buffer.from("1"), "image/webp");
  const mend = await breakFile(keys[0] ?? "");
  await getDb().discardedFile.createMany({ data: keys.map((key, at) => ({ key, discardedAt: new Date(at) })) });
  expectConsole(/discarded files: the storage refused/);
  expect(await sweepDiscarded(now)).toBe(0);
  expect(await sweepAllDiscarded(now)).toBe(149);
  expect(await getDb().discardedFile.findMany({ select: { key: true } })).toEqual([{ key: keys[0] }]);
  await mend();
  expect(await sweepAllDiscarded(now)).toBe(1);
});

it("forgets events after a year and ticks after a month, more than one batch of them", async () => {
  await addPost(ago(366));
  await addPost(ago(364));
  const runs = Array.from({ length: 1200 }, () => ({ startedAt: ago(31) }));
  await getDb().schedulerRun.createMany({ data: [...runs, { startedAt: ago(29) }] });
  expect(await tidy(now)).toMatchObject({ events: 1, runs: 1200 });
  expect(await getDb().schedulerRun.count()).toBe(1);
  expect(await getDb().postEvent.count()).toBe(1);
});

it("goes on with the other parts of the maintenance run when one fails", async () => {
  expectConsole(/maintain: (tidying|reading likes and comments) failed/);
  await addPost(ago(3));
  const url = process.env.DATABASE_URL ?? "";
  await query(url, 'ALTER TABLE "SchedulerRun" RENAME TO "Away"');
  const request = new Request("http://localhost/", { headers: { authorization: `Bearer ${process.env.CRON_SECRET}` } });
  const response = await GET(request);
  await query(url, 'ALTER TABLE "Away" RENAME TO "SchedulerRun"');
  expect(await response.json()).toMatchObject({
    tidied: "failed",
    filesRemoved: expect.any(Number),
  });
});
