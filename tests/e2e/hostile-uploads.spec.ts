import { setTimeout as sleep } from "node:timers/promises";
import type { APIRequestContext } from "playwright/test";
import { hostileFiles } from "../fixtures/photo-hostile";
import { addPerson, connect } from "./people";
import { expect, test } from "./watched-test";

/** What anybody notices; on an idle machine such a page takes 20 ms. */
const SLOWEST_MS = 2000;
/** How long anybody rests between two pages: without a pause the asking alone would keep a core busy. */
const PAUSE_MS = 100;
/** The app and its sandbox share two cores with the browser, and with the other tests. */
const TEST_MS = 300_000;

test("pages come as fast as ever while hostile files are refused", async ({ page, request }) => {
  test.setTimeout(TEST_MS);
  const files = await hostileFiles();
  const person = await addPerson("Hostile");
  await connect(page, person.name);

  const refused: { status: number; message: string }[] = [];
  const uploading = (async () => {
    for (const [, , bytes] of files) refused.push(await upload(page.request, bytes));
  })();
  const took: number[] = [];
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const startedAt = performance.now();
      expect((await request.get("/login")).status()).toBe(200);
      took.push(performance.now() - startedAt);
      await sleep(PAUSE_MS);
    }
  })();
  await uploading;
  isOver = true;
  await watching;

  for (const { status, message } of refused) {
    expect(status).toBe(422);
    expect(message).toMatch(/^[A-Z].{20,}\.$/);
  }
  expect(refused).toHaveLength(files.length);
  expect(took.length).toBeGreaterThan(10);
  expect(Math.max(...took)).toBeLessThan(SLOWEST_MS);
});

/** Goes the way the composer goes, and gives back the answer that ends it. */
async function upload(request: APIRequestContext, bytes: Buffer) {
  const started = await request.post("/api/uploads", { data: { bytes: bytes.length } });
  const start = (await started.json()) as { ok: boolean; uploadId: string; message: string };
  if (!start.ok) return { status: started.status(), message: start.message };
  await request.put(`/api/uploads/${start.uploadId}`, {
    data: bytes,
    headers: { "content-type": "application/octet-stream" },
  });
  const confirmed = await request.post(`/api/uploads/${start.uploadId}`);
  return { status: confirmed.status(), message: ((await confirmed.json()) as { message: string }).message };
}
