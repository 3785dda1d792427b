import { afterAll, expect, it, vi } from "vitest";
import { startS3StandIn } from "../../fixtures/s3-stand-in";
import { addUser, putSigned, sendSigned, start, testUploads } from "./contract";

const s3 = await startS3StandIn();
Object.assign(process.env, {
  S3_BUCKET: s3.options.bucket,
  S3_ENDPOINT: s3.options.endpoint,
  S3_REGION: s3.options.region,
  S3_ACCESS_KEY_ID: s3.options.accessKeyId,
  S3_SECRET_ACCESS_KEY: s3.options.secretAccessKey,
  S3_PUBLIC_URL: s3.options.publicBase,
});

afterAll(() => s3.stop());

testUploads(sendSigned);

it("gives an address that is good for its own file, its own type and half an hour only, without the secret", async () => {
  const { target } = await start(await addUser(), 9);
  if (target.kind !== "signed") throw new Error("not a signed address");
  expect(target.url).not.toContain(s3.options.secretAccessKey);
  const body = Buffer.from("x");
  expect(await putSigned(target.url.replace(/originals\/\w+/, "originals/other"), body)).toBe(403);
  expect(await putSigned(target.url, body, "text/html")).toBe(403);
  expect(await putSigned(target.url.replace("X-Amz-Expires=1800", "X-Amz-Expires=180000"), body)).toBe(403);
  vi.useFakeTimers({ now: Date.now() + 31 * 60_000, toFake: ["Date"] });
  expect(await putSigned(target.url, body)).toBe(403);
  vi.useRealTimers();
  expect(await putSigned(target.url, body)).toBe(200);
});
