import { afterAll, expect, it, vi } from "vitest";
import { startBlobStandIn } from "../../fixtures/blob-stand-in";
import { addUser, putSigned, sendSigned, start, testUploads } from "./contract";

const blob = await startBlobStandIn();
Object.assign(process.env, {
  VERCEL_BLOB_API_URL: blob.apiUrl,
  VERCEL_BLOB_RETRIES: "1",
  VERCEL_OIDC_TOKEN: blob.oidcToken,
  BLOB_STORE_ID: `store_${blob.storeId}`,
  BLOB_PUBLIC_URL: blob.publicBase,
});

afterAll(() => blob.stop());

testUploads(sendSigned);

it("gives an address that is good for its own file, its own type, 30 MB and half an hour only, and no token", async () => {
  const { target } = await start(await addUser(), 9);
  if (target.kind !== "signed") throw new Error("not a signed address");
  expect(target.url).not.toContain(blob.oidcToken);
  const body = Buffer.from("x");
  expect(await putSigned(target.url.replace(/pathname=originals%2F\w+/, "pathname=originals%2Fother"), body)).toBe(403);
  expect(await putSigned(target.url, body, "text/html")).toBe(400);
  expect(await putSigned(target.url, Buffer.alloc(30 * 1024 * 1024 + 1))).toBe(400);
  const forged = new URL(target.url);
  forged.searchParams.set("vercel-blob-add-random-suffix", "true");
  expect(await putSigned(forged.href, body)).toBe(403);
  vi.useFakeTimers({ now: Date.now() + 31 * 60_000, toFake: ["Date"] });
  expect(await putSigned(target.url, body)).toBe(400);
  vi.useRealTimers();
  expect(await putSigned(target.url, body)).toBe(200);
});
