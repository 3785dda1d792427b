import { expect, it } from "vitest";
import { confirmUpload, receiveUpload } from "@/lib/compose/upload";
import { MAX_UPLOAD_BYTES } from "@/lib/images/ratio";
import { squares } from "../../fixtures/photo";
import { addUser, type Send, start, testUploads } from "./contract";

/** As the route does. */
const send: Send = async (owner, { uploadId }, bytes) => {
  const request = new Request("http://localhost/", { method: "PUT", body: new Uint8Array(bytes) });
  const result = await receiveUpload(owner, uploadId, request);
  if (!result.ok) throw new Error(result.message);
};

testUploads(send);

it("does not take bytes from anybody else, nor over a photo that was looked at", async () => {
  const owner = await addUser();
  const photo = await squares(400, 400).png().toBuffer();
  const started = await start(owner, photo.length);
  await expect(send(await addUser(), started, photo)).rejects.toThrow("not there");
  await send(owner, started, photo);
  await confirmUpload(owner, started.uploadId);
  await expect(send(owner, started, photo)).rejects.toThrow("not there");
});

it("stops at its real weight, whatever the browser said", async () => {
  const owner = await addUser();
  const started = await start(owner, 10);
  await expect(send(owner, started, Buffer.alloc(MAX_UPLOAD_BYTES + 1, 1))).rejects.toThrow("File is too large");
  expect((await confirmUpload(owner, started.uploadId)).ok).toBe(false);
});
