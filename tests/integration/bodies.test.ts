import { afterAll, beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { type AppOnSandbox, addPerson, startAppOnSandbox } from "../support/app-on-sandbox";
import { signInOverHttp, WebClient } from "../support/web-client";
import { listActions } from "./walk/found";

const MIB = 1024 * 1024;

let stage: AppOnSandbox;
let client: WebClient;

beforeAll(async () => {
  stage = await startAppOnSandbox();
  client = new WebClient(stage.app.url);
  await signInOverHttp(client, await addPerson(stage.sandbox, "Wordy"));
}, 60_000);
afterAll(() => stage.close());

/** Without saying how long it is. */
function unsaid(text: string): RequestInit {
  return { body: new Blob([text]).stream(), duplex: "half" } as RequestInit;
}

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const long = (bytes: number) => `signed_request=${"x".repeat(bytes)}`;

it.each([
  ["a page", "/login", {}],
  ["the question where to send a photo", "/api/uploads", {}],
  ["Meta's callback", "/api/meta/data-deletion", FORM],
])("%s refuses three megabytes, whether they are announced or not", async (_what, path, headers) => {
  const init = { method: "POST", headers };
  const said = await client.fetch(path, { ...init, body: long(3 * MIB) });
  expect([said.status, await said.text()]).toEqual([413, expect.stringContaining("larger than anything")]);
  if (path === "/login") return;
  const cut = await client.fetch(path, { ...init, ...unsaid(long(3 * MIB)) });
  expect(cut.status).toBe(413);
});

it.each([1.5 * MIB, 3 * MIB])("an action never runs on a part of %d bytes", async (bytes) => {
  const action = listActions().find(({ name }) => name === "createText");
  const headers = { "next-action": action?.id ?? "", "content-type": "text/plain;charset=UTF-8" };
  const body = JSON.stringify([{ name: "Long", text: "x".repeat(bytes) }]);
  const said = await client.fetch(action?.path ?? "", { method: "POST", headers, body });
  expect(said.status).toBe(413);
  await said.body?.cancel();
  const cut = await client.fetch(action?.path ?? "", { method: "POST", headers, ...unsaid(body) });
  // Next's own answer.
  expect(cut.status).toBe(500);
  expect(await cut.text()).not.toContain('"ok":true');
  expect(await getDb().savedText.count()).toBe(0);
});
