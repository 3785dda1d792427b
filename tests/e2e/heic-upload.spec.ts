import { heicOf } from "../fixtures/heic";
import { addPerson, connect } from "./people";
import { expect, once, test } from "./watched-test";

test("an iPhone's HEIC is taken, and can be looked at", once, async ({ page }) => {
  const person = await addPerson("Heike");
  await connect(page, person.name);
  const photo = heicOf({ turns: 1 });
  const started = await page.request.post("/api/uploads", { data: { bytes: photo.length } });
  const { uploadId } = (await started.json()) as { uploadId: string };
  const address = `/api/uploads/${uploadId}`;
  await page.request.put(address, { data: photo, headers: { "content-type": "application/octet-stream" } });
  const confirmed = await page.request.post(address);
  expect(await confirmed.json()).toMatchObject({ ok: true, upload: { width: 400, height: 480 } });
  const preview = await page.request.get(address);
  expect(preview.headers()["content-type"]).toBe("image/webp");
  expect((await preview.body()).length).toBeGreaterThan(500);
});
