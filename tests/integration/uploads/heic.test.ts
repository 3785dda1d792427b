import { readdir } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { beforeEach, expect, it } from "vitest";
import { deletePerson } from "@/lib/accounts/deletion";
import { receiveUpload } from "@/lib/compose/receive-upload";
import { showPostOriginal, showUpload } from "@/lib/compose/show-original";
import { sweepAllDiscarded } from "@/lib/compose/sweep-discarded";
import { confirmUpload } from "@/lib/compose/upload";
import { beginDeletion } from "@/lib/db/account-deletion";
import { getDb } from "@/lib/db/client";
import { getStorage } from "@/lib/storage";
import { heicOf } from "../../fixtures/heic";
import { colourAt, deltaE, seenAt } from "../../fixtures/photo";
import { addPerson, type Person, savePostOf } from "../composing";
import { emptyDatabase } from "../setup/database";
import { start } from "./contract";

const WHOLE = { x: 0, y: 0, width: 400, height: 480, rotation: 0 };
const heic = heicOf({ turns: 1, nclx: [12, 13, 6] });
let person: Person;
/** Those of other tests. */
let filesBefore: string[] = [];

beforeEach(async () => {
  filesBefore = [];
  filesBefore = await listFiles();
  await emptyDatabase();
  person = await addPerson();
});

async function send(): Promise<string> {
  const { uploadId } = await start(person.user.id, heic.length);
  const request = new Request("http://localhost/", { method: "PUT", body: new Uint8Array(heic) });
  await receiveUpload(person.user.id, uploadId, request);
  return uploadId;
}

async function listFiles(): Promise<string[]> {
  const names = await readdir(path.join(process.env["STORAGE_DIR"] ?? "", "originals")).catch(() => []);
  return names.map((name) => `originals/${name}`).filter((key) => !filesBefore.includes(key));
}

it("is decoded once, for the check, the preview, the post and every later frame", async () => {
  let threads = 0;
  const count = () => {
    threads += 1;
  };
  process.on("worker", count);
  const uploadId = await send();
  const confirmed = await confirmUpload(person.user.id, uploadId);
  expect(confirmed).toMatchObject({ ok: true, upload: { width: 400, height: 480, isPlain: false } });
  const preview = Buffer.from(await (await showUpload(person.user.id, uploadId)).arrayBuffer());
  expect(await sharp(preview).metadata()).toMatchObject({ width: 400, height: 480 });
  const postId = "0198c0de-0000-7000-8000-000000000001";
  await savePostOf(person, { postId, uploadId, crop: WHOLE });
  await savePostOf(person, { postId, revision: 0, crop: { ...WHOLE, height: 400 } });
  expect((await showPostOriginal(person.user.id, postId)).status).toBe(200);
  process.off("worker", count);
  expect(threads).toBe(1);
  const { renditionKey, height } = await getDb().postImage.findFirstOrThrow();
  expect(height).toBe(400);
  const rendition = (await getStorage().get(renditionKey ?? "")) ?? Buffer.alloc(0);
  // A quarter turn counter-clockwise: what was on the right is on top. P3's numbers are more vivid than the drawn ones.
  expect(deltaE(await seenAt(rendition, 0.125, 0.15), colourAt(0.875, 0.125))).toBeLessThan(5);
});

it("leaves one file, which a row names, and none once its person has gone", async () => {
  const uploadId = await send();
  const [arrived] = await listFiles();
  await confirmUpload(person.user.id, uploadId);
  const { key, bytes } = await getDb().upload.findFirstOrThrow();
  expect(await listFiles()).toEqual([key]);
  expect(key).not.toBe(arrived);
  expect(await getStorage().head(key)).toMatchObject({ bytes });
  expect(await getDb().discardedFile.count()).toBe(0);
  await deletePerson(person.user.id, new Date());
  expect(await listFiles()).toEqual([]);
});

it("is kept once when it is confirmed twice at once", async () => {
  const uploadId = await send();
  const answers = await Promise.all([1, 2].map(() => confirmUpload(person.user.id, uploadId)));
  expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  await sweepAllDiscarded(new Date());
  expect(await listFiles()).toEqual([(await getDb().upload.findFirstOrThrow()).key]);
});

it("leaves nothing of somebody who was deleted while it was decoded", async () => {
  const uploadId = await send();
  const begun = beginDeletion("code", person.user.id, new Date());
  const [confirmed] = await Promise.all([confirmUpload(person.user.id, uploadId), begun]);
  expect(confirmed.ok).toBe(false);
  await deletePerson(person.user.id, new Date());
  await sweepAllDiscarded(new Date());
  expect(await listFiles()).toEqual([]);
});
