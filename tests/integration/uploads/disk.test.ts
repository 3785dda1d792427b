import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { deletePerson } from "@/lib/accounts/deletion";
import { receiveUpload } from "@/lib/compose/receive-upload";
import { sweepAllDiscarded } from "@/lib/compose/sweep-discarded";
import { confirmUpload } from "@/lib/compose/upload";
import { beginDeletion } from "@/lib/db/account-deletion";
import { getDb } from "@/lib/db/client";
import { getUpload } from "@/lib/db/uploads";
import { MAX_UPLOAD_BYTES } from "@/lib/images/ratio";
import { getStorage } from "@/lib/storage";
import { tidy } from "@/lib/tidy/tidy";
import { squares } from "../../fixtures/photo";
import { addUser, type Send, start, testUploads } from "./contract";

const DAY_MS = 24 * 60 * 60 * 1000;

/** As the route does. */
const send: Send = async (owner, { uploadId }, bytes) => {
  const request = new Request("http://localhost/", { method: "PUT", body: new Uint8Array(bytes) });
  const result = await receiveUpload(owner, uploadId, request);
  if (!result.ok) throw new Error(result.message);
};

testUploads(send);

/** The same on a slow line: all but the last byte is there, which `finish` sends. */
async function sendSlowly(owner: string, uploadId: string, bytes: Buffer) {
  let line: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      line = controller;
      controller.enqueue(new Uint8Array(bytes.subarray(0, -1)));
    },
  });
  const init = { method: "PUT", body, duplex: "half" } as RequestInit;
  const receiving = receiveUpload(owner, uploadId, new Request("http://localhost/", init));
  await vi.waitFor(async () => expect((await listFiles()).some((name) => name.startsWith("."))).toBe(true));
  return {
    finish: () => {
      line?.enqueue(new Uint8Array(bytes.subarray(-1)));
      line?.close();
      return receiving;
    },
  };
}

async function listFiles(): Promise<string[]> {
  return readdir(path.join(process.env["STORAGE_DIR"] ?? "", "originals")).catch(() => []);
}

async function keyOf(uploadId: string): Promise<string> {
  return (await getDb().upload.findUniqueOrThrow({ where: { id: uploadId } })).key;
}

it("does not take bytes from anybody else, nor over a photo that was looked at", async () => {
  const owner = await addUser();
  const photo = await squares(400, 400).png().toBuffer();
  const started = await start(owner, photo.length);
  await expect(send(await addUser(), started, photo)).rejects.toThrow("not there");
  await send(owner, started, photo);
  await confirmUpload(owner, started.uploadId);
  await expect(send(owner, started, photo)).rejects.toThrow("not there");
});

it("stops at what was announced, and keeps nothing of what is more", async () => {
  const owner = await addUser();
  const started = await start(owner, 10);
  const before = await listFiles();
  await expect(send(owner, started, Buffer.alloc(MAX_UPLOAD_BYTES + 1, 1))).rejects.toThrow("did not arrive whole");
  expect((await confirmUpload(owner, started.uploadId)).ok).toBe(false);
  expect(await listFiles()).toEqual(before);
});

describe("a photo that is still on its way when", () => {
  const draw = async (width: number) => {
    const png = await squares(width, 400).png().toBuffer();
    // Equally heavy, so that either could be the one that was announced. What follows a PNG's end is no part of it.
    return Buffer.concat([png, Buffer.alloc(20_000 - png.length)]);
  };

  it("another one of the same upload was looked at, does not take its place", async () => {
    const [owner, slow, quick] = [await addUser(), await draw(400), await draw(500)];
    const started = await start(owner, slow.length);
    const sending = await sendSlowly(owner, started.uploadId, slow);
    await send(owner, started, quick);
    expect(await confirmUpload(owner, started.uploadId)).toMatchObject({ upload: { width: 500 } });
    expect(await sending.finish()).toMatchObject({ ok: false, message: expect.stringContaining("Choose the photo") });
    const { key = "" } = (await getUpload(owner, started.uploadId)) ?? {};
    expect((await getStorage().get(key))?.equals(quick)).toBe(true);
    expect(await listFiles()).toContain(path.basename(key));
    expect((await listFiles()).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("another one of the same upload arrives, leaves it there: it may be being looked at", async () => {
    const [owner, slow, quick] = [await addUser(), await draw(400), await draw(500)];
    const started = await start(owner, slow.length);
    const sending = await sendSlowly(owner, started.uploadId, slow);
    await send(owner, started, quick);
    expect(await sending.finish()).toEqual({ ok: true });
    expect((await getStorage().get(await keyOf(started.uploadId)))?.equals(quick)).toBe(true);
    expect(await confirmUpload(owner, started.uploadId)).toMatchObject({ upload: { width: 500 } });
  });

  it.each([
    ["begins to be deleted", (owner: string) => beginDeletion(owner, owner, new Date())],
    ["is deleted", (owner: string) => deletePerson(owner, new Date())],
  ])("its person %s, is not kept", async (_what, remove) => {
    const [owner, photo] = [await addUser(), await draw(400)];
    const { uploadId } = await start(owner, photo.length);
    const key = await keyOf(uploadId);
    const sending = await sendSlowly(owner, uploadId, photo);
    await remove(owner);
    expect(await sending.finish()).toMatchObject({ ok: false, message: expect.stringContaining("Choose the photo") });
    expect((await listFiles()).filter((name) => name.startsWith(".") || key.endsWith(name))).toEqual([]);
  });

  it("its upload is given up, is not kept", async () => {
    const [owner, photo] = [await addUser(), await draw(400)];
    const { uploadId } = await start(owner, photo.length);
    const key = await keyOf(uploadId);
    const sending = await sendSlowly(owner, uploadId, photo);
    const tomorrow = new Date(Date.now() + DAY_MS + 60_000);
    await tidy(tomorrow);
    await sweepAllDiscarded(tomorrow);
    expect(await sending.finish()).toMatchObject({ ok: false });
    expect((await listFiles()).filter((name) => name.startsWith(".") || key.endsWith(name))).toEqual([]);
  });

  it("two arrive at once: one of them is there whole, and nothing of the other", async () => {
    const [owner, one, other] = [await addUser(), await draw(400), await draw(500)];
    const started = await start(owner, one.length);
    const sendings = [await sendSlowly(owner, started.uploadId, one), await sendSlowly(owner, started.uploadId, other)];
    expect(await Promise.all(sendings.map(({ finish }) => finish()))).toEqual([{ ok: true }, { ok: true }]);
    const kept = await getStorage().get(await keyOf(started.uploadId));
    expect(kept?.equals(one) || kept?.equals(other)).toBe(true);
    expect((await listFiles()).filter((name) => name.startsWith("."))).toEqual([]);
  });
});
