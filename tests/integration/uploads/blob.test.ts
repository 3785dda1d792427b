import { put } from "@vercel/blob/client";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { SendRefused, sendFile } from "@/lib/storage/send-file";
import { ORIGINAL_TYPE } from "@/lib/storage/upload-target";
import { startBlobStandIn } from "../../fixtures/blob-stand-in";
import { addUser, type Send, start, testUploads } from "./contract";

const blob = await startBlobStandIn();
Object.assign(process.env, {
  VERCEL_BLOB_API_URL: blob.apiUrl,
  VERCEL_BLOB_RETRIES: "1",
  BLOB_READ_WRITE_TOKEN: blob.token,
  BLOB_PUBLIC_URL: blob.publicBase,
});

afterAll(() => blob.stop());

const quietly = () => ({ onProgress: () => undefined, signal: new AbortController().signal });
const send: Send = (_owner, { target }, bytes) => sendFile(target, new Blob([new Uint8Array(bytes)]), quietly());

testUploads(send);

describe("the token a browser is given", () => {
  let owner: string;
  beforeEach(async () => {
    owner = await addUser();
  });

  async function startBlob(bytes: number) {
    const { target } = await start(owner, bytes);
    if (target.kind !== "blob") throw new Error("not a target at Blob");
    return target;
  }
  const options = (token: string) => ({ access: "public", token, contentType: ORIGINAL_TYPE }) as const;

  it("is no store token, and names neither it nor the person", async () => {
    const { token } = await startBlob(9);
    expect(token).toMatch(/^vercel_blob_client_/);
    expect(Buffer.from(token, "base64").toString() + token).not.toContain("secret");
  });

  it("is good for its own file only, of its own type, up to 30 MB, for half an hour", async () => {
    const { pathname, token } = await startBlob(9);
    await expect(put("originals/other.bin", "x", options(token))).rejects.toThrow(/does not match/);
    const asPage = { ...options(token), contentType: "text/html" };
    await expect(put(pathname, "x", asPage)).rejects.toThrow(/not allowed/);
    await expect(put(pathname, Buffer.alloc(30 * 1024 * 1024 + 1), options(token))).rejects.toThrow(/greater than/);
    vi.useFakeTimers({ now: Date.now() + 31 * 60_000, toFake: ["Date"] });
    await expect(put(pathname, "x", options(token))).rejects.toThrow(/expired/);
    vi.useRealTimers();
    expect([...blob.kept.keys()]).not.toContain(pathname);
  });

  it("does not survive being forged", async () => {
    const { pathname, token } = await startBlob(9);
    const forged = `${token.slice(0, -6)}AAAA==`;
    await expect(sendFile({ kind: "blob", pathname, token: forged }, new Blob(["x"]), quietly())).rejects.toThrow(
      SendRefused,
    );
  });

  it("tells how much has been sent, up to all of it", async () => {
    const seen: number[] = [];
    const target = await startBlob(9);
    const body = new Blob([new Uint8Array(16 * 1024 * 1024)]);
    await sendFile(target, body, { ...quietly(), onProgress: (done) => seen.push(done) });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    expect(seen.at(-1)).toBe(1);
  });

  it("can be let go of in the middle, and used again afterwards", async () => {
    const target = await startBlob(9);
    const body = new Blob([new Uint8Array(8 * 1024 * 1024)]);
    const abort = new AbortController();
    const sending = sendFile(target, body, {
      signal: abort.signal,
      onProgress: (done) => done > 0 && abort.abort(),
    });
    await expect(sending).rejects.toMatchObject({ name: "AbortError" });
    expect(blob.kept.has(target.pathname)).toBe(false);
    await sendFile(target, body, quietly());
    expect(blob.kept.get(target.pathname)?.body.length).toBe(body.size);
  });
});
