import { mkdir, mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createBlobStorage } from "@/lib/storage/blob";
import { blobPublicBase } from "@/lib/storage/blob-address";
import { createDiskStorage } from "@/lib/storage/disk";
import { contentTypeOf, isPublicKey, newKey } from "@/lib/storage/keys";
import { createS3Storage } from "@/lib/storage/s3";
import type { Storage } from "@/lib/storage/storage";
import { StorageError } from "@/lib/storage/storage-error";
import { type BlobStandIn, startBlobStandIn } from "../fixtures/blob-stand-in";
import { type S3StandIn, startS3StandIn } from "../fixtures/s3-stand-in";

let blob: BlobStandIn;
let s3: S3StandIn;
let directory: string;

beforeAll(async () => {
  blob = await startBlobStandIn();
  s3 = await startS3StandIn();
  vi.stubEnv("VERCEL_BLOB_API_URL", blob.apiUrl);
  vi.stubEnv("VERCEL_BLOB_RETRIES", "1");
  vi.stubEnv("VERCEL_OIDC_TOKEN", blob.oidcToken);
  directory = await mkdtemp(join(tmpdir(), "ospost-storage-"));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await blob.stop();
  await s3.stop();
});

const adapters: [string, () => Storage][] = [
  ["the disk", () => createDiskStorage({ directory, appUrl: "https://ospost.test" })],
  ["Vercel Blob", () => createBlobStorage({ token: blob.token, publicBase: blob.publicBase })],
  ["Vercel Blob by OIDC", () => createBlobStorage({ storeId: blob.storeId, publicBase: blob.publicBase })],
  ["S3", () => createS3Storage(s3.options)],
];

const PICTURE = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 256));

describe.each(adapters)("%s", (_name, create) => {
  it("gives back what was put, to the byte, with its size and type", async () => {
    const storage = create();
    const key = newKey("renditions", "jpg");
    await storage.put(key, PICTURE, "image/jpeg");
    expect((await storage.get(key))?.equals(PICTURE)).toBe(true);
    expect(await storage.head(key)).toEqual({ bytes: PICTURE.length, contentType: "image/jpeg" });
    expect(storage.publicUrl(key).endsWith(`/${key}`)).toBe(true);
  });

  it("says null for what is not there", async () => {
    const storage = create();
    const key = newKey("originals", "png");
    expect(await storage.get(key)).toBeNull();
    expect(await storage.head(key)).toBeNull();
  });

  it("replaces what is put again, since that is a retry", async () => {
    const storage = create();
    const key = newKey("thumbnails", "webp");
    await storage.put(key, PICTURE, "image/webp");
    await storage.put(key, Buffer.from("second"), "image/webp");
    expect((await storage.get(key))?.toString()).toBe("second");
  });

  it("deletes many at once, the missing ones without complaint, and no others", async () => {
    const storage = create();
    const keys = Array.from({ length: 130 }, () => newKey("originals", "jpg"));
    const kept = newKey("originals", "jpg");
    await Promise.all([...keys.slice(0, 120), kept].map((key) => storage.put(key, Buffer.from(key), "image/jpeg")));
    await storage.delete(keys);
    const left = await Promise.all(keys.map((key) => storage.head(key)));
    expect(left.every((found) => found === null)).toBe(true);
    expect(await storage.head(kept)).not.toBeNull();
    await storage.delete([]);
  });

  it.each([
    "../secret",
    "/etc/passwd",
    "originals/../../x.jpg",
    "renditions//x.jpg",
    "renditions/.x.jpg",
    "Renditions/X.jpg",
    "a b.jpg",
    "a\\b.jpg",
    "a%2e.jpg",
    "",
    "renditions/",
  ])("refuses %j as a key, whatever is asked", async (key) => {
    const storage = create();
    await expect(storage.put(key, PICTURE, "image/jpeg")).rejects.toBeInstanceOf(StorageError);
    await expect(storage.get(key)).rejects.toBeInstanceOf(StorageError);
    await expect(storage.head(key)).rejects.toBeInstanceOf(StorageError);
    await expect(storage.delete([key])).rejects.toBeInstanceOf(StorageError);
    expect(() => storage.publicUrl(key)).toThrow(StorageError);
  });
});

describe("the disk", () => {
  it("leaves no half-written file behind when it cannot write", async () => {
    const own = await mkdtemp(join(tmpdir(), "ospost-storage-"));
    const storage = createDiskStorage({ directory: own, appUrl: "https://ospost.test" });
    await mkdir(join(own, "renditions", "a.jpg"), { recursive: true }); // a directory where the file should be
    const error = await storage.put("renditions/a.jpg", PICTURE, "image/jpeg").catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      name: "StorageError",
      operation: "put",
      key: "renditions/a.jpg",
      cause: expect.any(Error),
    });
    expect(await readdir(join(own, "renditions"))).toEqual(["a.jpg"]);
  });

  it("shows a reader all of the old file or all of the new one, never a mixture", async () => {
    const storage = createDiskStorage({ directory, appUrl: "https://ospost.test" });
    const key = newKey("renditions", "jpg");
    const [old, fresh] = [Buffer.alloc(3_000_000, 1), Buffer.alloc(2_000_000, 2)];
    await storage.put(key, old, "image/jpeg");
    const writing = storage.put(key, fresh, "image/jpeg");
    const seen = await Promise.all(Array.from({ length: 20 }, () => storage.get(key)));
    await writing;
    expect(seen.every((body) => body?.equals(old) || body?.equals(fresh))).toBe(true);
  });

  it("refuses a type that the key's ending does not stand for, because only the ending is kept", async () => {
    const storage = createDiskStorage({ directory, appUrl: "https://ospost.test" });
    await expect(storage.put("renditions/a.jpg", PICTURE, "text/html")).rejects.toBeInstanceOf(StorageError);
  });
});

describe("Vercel Blob", () => {
  it("computes the public address that the API answers with", async () => {
    const storage = createBlobStorage({ token: blob.token });
    const key = newKey("renditions", "jpg");
    expect(storage.publicUrl(key)).toBe(`https://teststore1.public.blob.vercel-storage.com/${key}`);
    expect(() => blobPublicBase({ token: "nonsense" })).toThrow(/BLOB_READ_WRITE_TOKEN/);
  });

  it("knows a store by its id, with or without what Vercel writes in front of it", async () => {
    for (const storeId of ["TestStore1", "store_TestStore1"])
      expect(blobPublicBase({ storeId })).toBe("https://teststore1.public.blob.vercel-storage.com");
  });

  it("is refused when Vercel hands out no OIDC token for the store, or one of another project", async () => {
    const storage = createBlobStorage({ storeId: blob.storeId, publicBase: blob.publicBase });
    for (const token of ["", `${blob.oidcToken}x`]) {
      vi.stubEnv("VERCEL_OIDC_TOKEN", token);
      await expect(storage.head(newKey("renditions", "jpg"))).rejects.toBeInstanceOf(StorageError);
    }
    vi.stubEnv("VERCEL_OIDC_TOKEN", blob.oidcToken);
  });

  it("stores under the exact key, to be cached for a year", async () => {
    const storage = createBlobStorage({ token: blob.token, publicBase: blob.publicBase });
    const key = newKey("renditions", "jpg");
    await storage.put(key, PICTURE, "image/jpeg");
    expect(blob.kept.get(key)).toMatchObject({ contentType: "image/jpeg", cacheControl: "public, max-age=31536000" });
  });

  it("wraps what Blob refuses, with its cause and without the token", async () => {
    const storage = createBlobStorage({ token: blob.token, publicBase: blob.publicBase });
    blob.failNext({ status: 403, code: "store_suspended" });
    const error = await storage
      .put(newKey("renditions", "jpg"), PICTURE, "image/jpeg")
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      operation: "put",
      cause: expect.objectContaining({ message: expect.stringContaining("suspended") }),
    });
    expect(JSON.stringify(error) + String(error)).not.toContain("secret");
    const stranger = createBlobStorage({ token: "vercel_blob_rw_TestStore1_wrong", publicBase: blob.publicBase });
    await expect(stranger.head(newKey("renditions", "jpg"))).rejects.toBeInstanceOf(StorageError);
  });
});

describe("S3", () => {
  it("stores for a year, readable under the public address with the right type", async () => {
    const storage = createS3Storage(s3.options);
    const key = newKey("renditions", "jpg");
    await storage.put(key, PICTURE, "image/jpeg");
    const response = await fetch(storage.publicUrl(key));
    expect(response.headers.get("content-type")).toBe("image/jpeg");
    expect(response.headers.get("cache-control")).toContain("max-age=31536000");
    expect(Buffer.from(await response.arrayBuffer()).equals(PICTURE)).toBe(true);
  });

  it("is told what is wrong in a word, and never repeats the secret", async () => {
    const storage = createS3Storage({ ...s3.options, secretAccessKey: "another-secret" });
    const error = await storage.put("renditions/a.jpg", PICTURE, "image/jpeg").catch((caught: unknown) => caught);
    expect(error).toMatchObject({ operation: "put", cause: { message: "HTTP 403 SignatureDoesNotMatch" } });
    const nowhere = createS3Storage({ ...s3.options, bucket: "elsewhere" });
    await expect(nowhere.put("renditions/a.jpg", PICTURE, "image/jpeg")).rejects.toMatchObject({
      cause: { message: "HTTP 404: check S3_ENDPOINT and S3_BUCKET" },
    });
  });

  it("tries again what the service could not do at that moment", async () => {
    const storage = createS3Storage(s3.options);
    s3.failNext(503);
    await storage.put("renditions/b.jpg", PICTURE, "image/jpeg");
    expect(await storage.head("renditions/b.jpg")).not.toBeNull();
  });
});

describe("keys", () => {
  it("cannot be guessed: 128 random bits, never the same", () => {
    const keys = new Set(Array.from({ length: 1000 }, () => newKey("renditions", "jpg")));
    expect(keys.size).toBe(1000);
    for (const key of keys) expect(key).toMatch(/^renditions\/[0-9a-f]{32}\.jpg$/);
  });

  it("are public for renditions and thumbnails only", () => {
    expect(isPublicKey(newKey("renditions", "jpg"))).toBe(true);
    expect(isPublicKey(newKey("thumbnails", "webp"))).toBe(true);
    for (const key of [newKey("originals", "jpg"), "renditions", "renditions/a.html", "renditions/../originals/a.jpg"])
      expect(isPublicKey(key)).toBe(false);
    expect(contentTypeOf("x/a.exe")).toBe("application/octet-stream");
  });
});
