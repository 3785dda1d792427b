import { randomUUID } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { duplicatePost } from "@/lib/compose/duplicate-post";
import type { SavePostInput } from "@/lib/compose/schema";
import { showPostOriginal, showUpload } from "@/lib/compose/show-original";
import { storeAll } from "@/lib/compose/store-all";
import { sweepAllDiscarded, sweepDiscarded } from "@/lib/compose/sweep-discarded";
import { confirmUpload } from "@/lib/compose/upload";
import { getDb } from "@/lib/db/client";
import { discardFiles, expectFiles } from "@/lib/db/discarded-files";
import { keysOf } from "@/lib/db/image-keys";
import { getPostDetail } from "@/lib/db/post-detail";
import { getStorage, StorageError } from "@/lib/storage";
import { colourAt, deltaE, seenAt, squares } from "../fixtures/photo";
import { expectConsole } from "../support/console";
import { breakFile } from "./break-file";
import { addPerson, NOW, type Person, savePostOf, uploadPhoto } from "./composing";
import { emptyDatabase } from "./setup/database";
import { start } from "./uploads/contract";

let person: Person;
beforeEach(async () => {
  await emptyDatabase();
  person = await addPerson();
});

const save = (input: Partial<SavePostInput>, who = person) => savePostOf(who, input);
const upload = (bytes: Buffer) => uploadPhoto(person.user.id, bytes);
const squaresPhoto = () => squares(1000, 1000).jpeg({ quality: 95 }).toBuffer();

describe("a draft that saves itself", () => {
  it("makes one post however often its first save is repeated", async () => {
    const postId = randomUUID();
    expect(await save({ postId })).toMatchObject({ ok: true, outcome: "saved", revision: 0 });
    expect(await save({ postId, caption: "Bread, again" })).toMatchObject({ outcome: "saved", revision: 1 });
    expect(await getDb().post.count()).toBe(1);
    expect(await getPostDetail(person.user.id, postId)).toMatchObject({ status: "draft", caption: "Bread, again" });
  });

  it("keeps words that are still too long, which are refused when the post is to go out", async () => {
    const postId = randomUUID();
    const caption = "a".repeat(3000);
    expect(await save({ postId, caption })).toMatchObject({ outcome: "saved" });
    const scheduled = await save({
      postId,
      revision: 0,
      caption,
      publishAtLocal: "2026-11-25T10:00",
      intent: "schedule",
    });
    expect(scheduled).toMatchObject({ ok: false, fieldErrors: { caption: expect.stringContaining("800 characters") } });
  });

  it.each(["5<a and b>3", "<SPRING> sale", "I <3 you <b>", "<p>Fresh <!-- bread --></p>"])(
    "keeps words as they were typed, whatever looks like a tag in them: %j",
    async (caption) => {
      const postId = randomUUID();
      await save({ postId, caption });
      expect(await getPostDetail(person.user.id, postId)).toMatchObject({ caption });
    },
  );

  it("writes one line into the history, not one for every save", async () => {
    const postId = randomUUID();
    for (const revision of [null, 0, 1]) await save({ postId, revision, caption: `Bread ${revision}` });
    expect((await getPostDetail(person.user.id, postId))?.events).toHaveLength(1);
  });

  it("never touches what is scheduled", async () => {
    const postId = randomUUID();
    const uploadId = await upload(await squaresPhoto());
    await save({ postId, uploadId, publishAtLocal: "2026-11-25T10:00", intent: "schedule" });
    expect(await save({ postId, revision: 0, caption: "Other" })).toMatchObject({ outcome: "changed-meanwhile" });
    expect(await getPostDetail(person.user.id, postId)).toMatchObject({
      status: "scheduled",
      caption: "Bread",
      revision: 0,
    });
  });

  it("cannot take an id that is somebody else's post", async () => {
    const postId = randomUUID();
    await save({ postId });
    const stranger = await addPerson();
    const stolen = await save({ postId, caption: "Mine" }, stranger);
    expect(stolen.ok).toBe(false);
    expect(await save({ accountId: person.accountId }, stranger)).toMatchObject({ ok: false });
    expect(await getPostDetail(person.user.id, postId)).toMatchObject({ caption: "Bread" });
  });
});

describe("two windows", () => {
  it("the later save is told and shown the other one, and nothing is written", async () => {
    const postId = randomUUID();
    await save({ postId });
    await save({ postId, revision: 0, caption: "From the first window" });
    const late = await save({ postId, revision: 0, caption: "From the second window" });
    expect(late).toMatchObject({
      ok: true,
      outcome: "changed-meanwhile",
      theirs: { caption: "From the first window", revision: 1, status: "draft" },
    });
    expect(await getPostDetail(person.user.id, postId)).toMatchObject({
      caption: "From the first window",
      revision: 1,
    });
    expect(await save({ postId, revision: 1, caption: "Mine after all" })).toMatchObject({ outcome: "saved" });
  });

  it("does not render a picture for a save that is refused", async () => {
    const postId = randomUUID();
    await save({ postId });
    await save({ postId, revision: 0 });
    const uploadId = await upload(await squaresPhoto());
    expect(await save({ postId, revision: 0, uploadId })).toMatchObject({ outcome: "changed-meanwhile" });
    expect(await getDb().upload.count()).toBe(1);
  });
});

describe("a photo that is not there any more", () => {
  const crop = { x: 500, y: 0, width: 500, height: 500, rotation: 0 };

  it("cannot be cropped again, and that is said instead of saved", async () => {
    const postId = randomUUID();
    await save({ postId, uploadId: await upload(await squaresPhoto()), crop });
    const before = await getDb().postImage.findFirstOrThrow();
    await getStorage().delete([before.originalKey ?? ""]);
    for (const intent of ["autosave", "draft"] as const) {
      const answer = await save({ postId, revision: 0, crop: { ...crop, x: 0 }, intent });
      expect(answer).toMatchObject({
        ok: false,
        fieldErrors: { crop: expect.stringContaining("Choose the photo again") },
      });
    }
    await getDb().postImage.updateMany({ data: { originalKey: null } });
    expect((await save({ postId, revision: 0, crop: { ...crop, x: 0 } })).ok).toBe(false);
    expect(await save({ postId, revision: 0, caption: "Only words" })).toMatchObject({ outcome: "saved" });
    expect(await getDb().postImage.findFirstOrThrow()).toMatchObject({ renditionKey: before.renditionKey });
  });

  it("is not left out of a draft in silence when its upload is gone", async () => {
    const uploadId = await upload(await squaresPhoto());
    const { key } = await getDb().upload.findFirstOrThrow();
    await getStorage().delete([key]);
    const gone = { ok: false, fieldErrors: { image: expect.stringContaining("not there any more") } };
    expect(await save({ uploadId, crop })).toMatchObject(gone);
    expect(await save({ uploadId: randomUUID(), crop })).toMatchObject(gone);
    expect(await getDb().post.count()).toBe(0);
  });
});

describe("the crop of a stored photo", () => {
  it("is shown again and cut anew from the original, turned as well", async () => {
    const postId = randomUUID();
    const crop = { x: 500, y: 0, width: 500, height: 500, rotation: 0 };
    await save({ postId, uploadId: await upload(await squaresPhoto()), crop });
    const made = await getPostDetail(person.user.id, postId);
    expect(made?.thumbnail?.smallUrl).toMatch(/\/thumbnails\/[0-9a-f]{32}-s\.webp$/);
    expect(made?.image).toMatchObject({
      crop,
      original: { width: 1000, height: 1000, url: expect.stringContaining(`/api/posts/${postId}/original`) },
    });
    const before = await getDb().postImage.findFirstOrThrow({ where: { postId } });

    const turned = { x: 0, y: 0, width: 500, height: 500, rotation: 90 };
    expect(await save({ postId, revision: 0, crop: turned })).toMatchObject({ outcome: "saved" });
    const after = await getDb().postImage.findFirstOrThrow({ where: { postId } });
    expect(after.originalKey).toBe(before.originalKey);
    expect(await getStorage().head(before.renditionKey ?? "")).toBeNull();
    const jpeg = (await getStorage().get(after.renditionKey ?? "")) ?? Buffer.alloc(0);
    // Turned clockwise, the upper left quarter shows what was at the lower left.
    expect(deltaE(await seenAt(jpeg, 0.25, 0.25), colourAt(0.125, 0.875))).toBeLessThan(2);
  });

  it("is looked at through a preview that only its owner gets, upright and without metadata", async () => {
    const photo = await squares(3000, 2000)
      .withExif({ IFD0: { Copyright: "Uma" }, IFD3: { GPSLatitudeRef: "N" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const uploadId = await upload(photo);
    const preview = Buffer.from(await (await showUpload(person.user.id, uploadId)).arrayBuffer());
    const { width, height, exif, format } = await sharp(preview).metadata();
    expect({ width, height, exif, format }).toEqual({ width: 1365, height: 2048, exif: undefined, format: "webp" });

    const postId = randomUUID();
    await save({ postId, uploadId });
    const stranger = await addPerson();
    expect((await showUpload(stranger.user.id, uploadId)).status).toBe(404);
    expect((await showPostOriginal(stranger.user.id, postId)).status).toBe(404);
    expect((await showPostOriginal(null, postId)).status).toBe(404);
    const mine = await showPostOriginal(person.user.id, postId);
    expect(mine.status).toBe(200);
    expect(mine.headers.get("cache-control")).toContain("private");
  });
});

describe("a storage that refuses", () => {
  const crop = { x: 0, y: 0, width: 500, height: 500, rotation: 0 };
  const directory = process.env.STORAGE_DIR ?? "";
  const listFiles = async () => {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
    return files.map((file) => path.relative(directory, file)).sort();
  };
  const keysNow = async (postId: string) =>
    keysOf(await getDb().postImage.findFirstOrThrow({ where: { postId } })).sort();
  beforeEach(async () => {
    await getDb().discardedFile.deleteMany();
    for (const kind of await readdir(directory)) await rm(path.join(directory, kind), { recursive: true });
  });

  it("does not stand in the way of a save, and forgets the old picture later", async () => {
    const postId = randomUUID();
    await save({ postId, uploadId: await upload(await squaresPhoto()) });
    const before = await getDb().postImage.findFirstOrThrow({ where: { postId } });
    const mend = await breakFile(before.renditionKey ?? "");
    expectConsole(/discarded files: the storage refused/);
    expect(await save({ postId, revision: 0, uploadId: await upload(await squaresPhoto()) })).toMatchObject({
      outcome: "saved",
    });
    await mend();
    await sweepDiscarded(new Date());
    expect(await listFiles()).toEqual(await keysNow(postId));
  });

  it("does not stand in the way of saying that an upload is no photo", async () => {
    const { uploadId } = await start(person.user.id, 4);
    const { key } = await getDb().upload.findUniqueOrThrow({ where: { id: uploadId } });
    await getStorage().put(key, Buffer.from("text"), "application/octet-stream");
    await getStorage().put("thumbnails/stuck.webp", Buffer.from("1"), "image/webp");
    const mend = await breakFile("thumbnails/stuck.webp");
    await expectFiles(["thumbnails/stuck.webp"], NOW);
    await discardFiles(["thumbnails/stuck.webp"], NOW);
    expectConsole(/discarded files: the storage refused/);
    expect(await confirmUpload(person.user.id, uploadId)).toMatchObject({
      ok: false,
      message: expect.stringContaining("not a photo"),
    });
    expect(await getDb().upload.count()).toBe(0);
    await mend();
    await sweepDiscarded(new Date());
    expect(await listFiles()).toEqual([]);
  });

  it("keeps nothing of files that are stored together when it refuses one of them", async () => {
    await getStorage().put("thumbnails/file.webp", Buffer.from("1"), "image/webp");
    const files: [string, Buffer][] = [
      ["renditions/one.jpg", Buffer.from("1")],
      ["thumbnails/file.webp/below.webp", Buffer.from("2")],
    ];
    const together = storeAll(files, new Date());
    await expect(together).rejects.toThrow(StorageError);
    await getStorage().delete(["thumbnails/file.webp"]);
    expect(await sweepDiscarded(new Date())).toBe(2);
    expect(await listFiles()).toEqual([]);
  });

  it("leaves no file behind when a save ends between the pictures and their row", async () => {
    const uploadId = await upload(await squaresPhoto());
    const [original] = await listFiles();
    await getDb().$executeRaw`ALTER TABLE "PostImage" ADD CONSTRAINT "nothing" CHECK (false) NOT VALID`;
    try {
      await expect(save({ postId: randomUUID(), uploadId })).rejects.toThrow("nothing");
    } finally {
      await getDb().$executeRaw`ALTER TABLE "PostImage" DROP CONSTRAINT "nothing"`;
    }
    const soon = new Date(NOW.getTime() + 50 * 60_000);
    expect(await sweepAllDiscarded(soon)).toBe(0);
    expect(await listFiles()).toHaveLength(4);
    const later = new Date(NOW.getTime() + 70 * 60_000);
    expect(await sweepAllDiscarded(later)).toBe(3);
    expect(await listFiles()).toEqual([original]);
  });

  it("keeps the pictures of a save for good, and of a copy", async () => {
    const postId = randomUUID();
    await save({ postId, uploadId: await upload(await squaresPhoto()) });
    const copy = await duplicatePost(person.user.id, postId, NOW);
    if (!copy.ok) throw new Error("not copied");
    expect(await sweepAllDiscarded(new Date(NOW.getTime() + 24 * 60 * 60_000))).toBe(0);
    expect(await listFiles()).toEqual([...(await keysNow(postId)), ...(await keysNow(copy.copyId))].sort());
  });

  it("keeps the pictures of one of two saves at the same time", async () => {
    const postId = randomUUID();
    await save({ postId, uploadId: await upload(await squaresPhoto()) });
    const both = await Promise.all([0, 100].map((x) => save({ postId, revision: 0, crop: { ...crop, x } })));
    expect(both.map((result) => result.ok && result.outcome).sort()).toEqual(["changed-meanwhile", "saved"]);
    expect(await listFiles()).toEqual(await keysNow(postId));
  });
});

describe("a time that comes twice", () => {
  it("is the one the person chose", async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const publishAtLocal = "2026-10-25T02:30";
    await save({ postId: first, publishAtLocal });
    await save({ postId: second, publishAtLocal, isSecondTime: true });
    expect((await getPostDetail(person.user.id, first))?.publishAt).toBe("2026-10-25T00:30:00.000Z");
    expect((await getPostDetail(person.user.id, second))?.publishAt).toBe("2026-10-25T01:30:00.000Z");
  });
});
