import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendFile } from "@/lib/storage/send-file";
import { startBlobStandIn } from "../../fixtures/blob-stand-in";
import { heavyPhoto } from "../../fixtures/photo";
import { startS3StandIn } from "../../fixtures/s3-stand-in";
import { type AppOnSandbox, startAppOnSandbox } from "../../support/app-on-sandbox";
import { putSigned } from "./contract";
import { begin, confirm, enter, makePost, put, type Sender, type Started } from "./over-http";

const MIB = 1024 * 1024;

const [s3, blob] = await Promise.all([startS3StandIn(), startBlobStandIn()]);
const { bucket, endpoint, region, accessKeyId, secretAccessKey, publicBase } = s3.options;
// For the SDK in this process, which does the browser's part.
process.env["VERCEL_BLOB_API_URL"] = blob.apiUrl;

const STORAGES: [string, Record<string, string>][] = [
  ["the disk", {}],
  [
    "a bucket",
    {
      S3_BUCKET: bucket,
      S3_ENDPOINT: endpoint,
      S3_REGION: region,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
      S3_PUBLIC_URL: publicBase,
    },
  ],
  ["Vercel Blob", { BLOB_READ_WRITE_TOKEN: blob.token, BLOB_PUBLIC_URL: blob.publicBase }],
];

let photo: Buffer;

beforeAll(async () => {
  photo = await heavyPhoto();
  expect(photo.length).toBeGreaterThan(28.5 * MIB);
  expect(photo.length).toBeLessThan(30 * MIB);
});

afterAll(() => Promise.all([s3.stop(), blob.stop()]));

/** As the browser does it. */
async function send(sender: Sender, { target }: Started, appUrl: string): Promise<void> {
  const quietly = { onProgress: () => undefined, signal: new AbortController().signal };
  if (target.kind === "own") expect(await put(sender, appUrl + target.url, photo)).toBe(200);
  else if (target.kind === "signed") expect(await putSigned(target.url, photo)).toBe(200);
  else await sendFile(target, new Blob([new Uint8Array(photo)]), quietly);
}

describe.each(STORAGES)("a photo of 29 MB, kept in %s", (_where, settings) => {
  let stage: AppOnSandbox;
  beforeAll(async () => {
    stage = await startAppOnSandbox(undefined, settings);
  });
  afterAll(() => stage.close());

  it("is sent, taken, and becomes the picture of a post", { timeout: 240_000 }, async () => {
    const sender = await enter(stage, "Big");
    const started = await begin(sender, photo.length);
    await send(sender, started, stage.app.url);
    const confirmed = await confirm(sender, started.uploadId);
    expect(confirmed).toMatchObject({ status: 200, upload: { width: 3240, height: 3220 } });
    const rendition = await makePost(sender, started.uploadId);
    const base = settings["S3_PUBLIC_URL"] ?? settings["BLOB_PUBLIC_URL"] ?? `${stage.app.url}/media`;
    const picture = await fetch(`${base}/${rendition}`);
    expect(picture.status).toBe(200);
    const facts = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
    expect(facts).toMatchObject({ format: "jpeg", width: 1440, height: 1431 });
  });
});
