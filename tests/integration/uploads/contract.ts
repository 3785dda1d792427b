import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { sweepAllDiscarded } from "@/lib/compose/sweep-discarded";
import { confirmUpload, startUpload } from "@/lib/compose/upload";
import { getDb } from "@/lib/db/client";
import { getUpload } from "@/lib/db/uploads";
import { MAX_UPLOAD_BYTES } from "@/lib/images/ratio";
import { getStorage, ORIGINAL_TYPE, type UploadTarget } from "@/lib/storage";
import { tidy } from "@/lib/tidy/tidy";
import { squares } from "../../fixtures/photo";
import { emptyDatabase } from "../setup/database";

export type Send = (owner: string, upload: { uploadId: string; target: UploadTarget }, bytes: Buffer) => Promise<void>;

const DAY_MS = 24 * 60 * 60 * 1000;

export async function addUser(): Promise<string> {
  const { id } = await getDb().user.create({ data: { facebookId: randomUUID(), name: "Uma" }, select: { id: true } });
  return id;
}

export async function start(owner: string, bytes: number) {
  const started = await startUpload(owner, { bytes });
  if (!started.ok) throw new Error(started.message);
  return started;
}

/** As a browser's PUT to the address it was given. */
export async function putSigned(url: string, body: Uint8Array, type = ORIGINAL_TYPE): Promise<number> {
  const response = await fetch(url, { method: "PUT", body: new Uint8Array(body), headers: { "content-type": type } });
  await response.body?.cancel();
  return response.status;
}

export const sendSigned: Send = async (_owner, { target }, bytes) => {
  if (target.kind !== "signed") throw new Error("not a signed address");
  expect(await putSigned(target.url, bytes)).toBe(200);
};

/** What holds wherever pictures are kept. `send` does what the browser would. */
export function testUploads(send: Send): void {
  let owner: string;
  let photo: Buffer;

  beforeEach(async () => {
    await emptyDatabase();
    owner = await addUser();
    photo = await squares(640, 400).jpeg().toBuffer();
  });

  describe("a photo that goes straight to the storage", () => {
    it("arrives to the byte, is looked at, and is its owner's", async () => {
      const started = await start(owner, photo.length);
      await send(owner, started, photo);
      const confirmed = await confirmUpload(owner, started.uploadId);
      expect(confirmed).toEqual({ ok: true, upload: { id: started.uploadId, width: 640, height: 400, isPlain: true } });
      const row = await getUpload(owner, started.uploadId);
      expect((await getStorage().get(row?.key ?? ""))?.equals(photo)).toBe(true);
      expect(await getUpload(await addUser(), started.uploadId)).toBeNull();
    });

    it("is confirmed again when the first answer was lost", async () => {
      const started = await start(owner, photo.length);
      await send(owner, started, photo);
      await confirmUpload(owner, started.uploadId);
      // Not kept with the upload: in doubt, the composer shows the server's preview.
      const upload = { id: started.uploadId, width: 640, height: 400, isPlain: false };
      expect(await confirmUpload(owner, started.uploadId)).toEqual({ ok: true, upload });
    });

    it("cannot be confirmed before it is there, nor by anybody else", async () => {
      const started = await start(owner, photo.length);
      expect(await confirmUpload(owner, started.uploadId)).toMatchObject({
        ok: false,
        message: expect.stringContaining("did not arrive"),
      });
      await send(owner, started, photo);
      expect((await confirmUpload(await addUser(), started.uploadId)).ok).toBe(false);
      expect((await confirmUpload(owner, started.uploadId)).ok).toBe(true);
    });

    it("is asked for again when a part of it is missing, which is not its fault", async () => {
      const started = await start(owner, photo.length);
      // The disk knows it at once, others only when they are asked.
      await send(owner, started, photo.subarray(0, -1)).catch(() => undefined);
      const refused = await confirmUpload(owner, started.uploadId);
      expect(refused).toMatchObject({ ok: false, message: expect.stringMatching(/did not arrive whole.*again/) });
      await send(owner, started, photo);
      expect((await confirmUpload(owner, started.uploadId)).ok).toBe(true);
    });

    it("may be sent twice, because a lost line makes one try again", async () => {
      const started = await start(owner, photo.length);
      await send(owner, started, photo);
      await send(owner, started, photo);
      expect((await confirmUpload(owner, started.uploadId)).ok).toBe(true);
    });

    it("has a name that nobody can guess and that says nothing of the person", async () => {
      const keys = await Promise.all(Array.from({ length: 20 }, () => start(owner, photo.length)));
      expect(new Set(keys.map(({ uploadId }) => uploadId)).size).toBe(20);
      const rows = await getDb().upload.findMany({ select: { key: true } });
      for (const { key } of rows) expect(key).toMatch(/^originals\/[0-9a-f]{32}\.bin$/);
    });
  });

  describe("what is not a photo", () => {
    it("is refused with a sentence and deleted at once", async () => {
      const page = Buffer.from("<!doctype html><script>alert(1)</script>");
      const started = await start(owner, page.length);
      await send(owner, started, page);
      const { key } = await getDb().upload.findUniqueOrThrow({ where: { id: started.uploadId } });
      expect(await confirmUpload(owner, started.uploadId)).toMatchObject({
        ok: false,
        message: expect.stringContaining("Choose a JPEG"),
      });
      expect(await getStorage().head(key)).toBeNull();
      expect(await getDb().upload.count()).toBe(0);
    });

    it("is not even started when it is too large or empty", async () => {
      expect(await startUpload(owner, { bytes: MAX_UPLOAD_BYTES + 1 })).toMatchObject({
        message: expect.stringContaining("File is too large"),
      });
      expect(await startUpload(owner, { bytes: 0 })).toMatchObject({ message: expect.stringContaining("empty") });
      expect((await startUpload(owner, { bytes: MAX_UPLOAD_BYTES })).ok).toBe(true);
    });
  });

  describe("the daily sweep", () => {
    it("takes what nobody used for a day, also what was never confirmed", async () => {
      const begin = () => start(owner, photo.length);
      const [confirmed, unconfirmed, never] = [await begin(), await begin(), await begin()];
      await send(owner, confirmed, photo);
      await confirmUpload(owner, confirmed.uploadId);
      await send(owner, unconfirmed, photo);
      const rows = await getDb().upload.findMany({ select: { key: true } });
      expect(rows).toHaveLength(3);
      expect(await tidy(new Date())).toMatchObject({ uploads: 0 });
      const tomorrow = new Date(Date.now() + DAY_MS + 60_000);
      expect(await tidy(tomorrow)).toMatchObject({ uploads: 3 });
      await sweepAllDiscarded(tomorrow);
      expect(await getUpload(owner, never.uploadId)).toBeNull();
      for (const { key } of rows) expect(await getStorage().head(key)).toBeNull();
    });
  });
}
