import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AppOnSandbox, addPerson, startAppOnSandbox } from "../../support/app-on-sandbox";
import { answerDialog, askToSignIn, WebClient } from "../../support/web-client";
import { query } from "../setup/database";

let place: AppOnSandbox;
beforeAll(async () => {
  place = await startAppOnSandbox();
}, 60_000);
afterAll(() => place?.close());
beforeEach(() => query(process.env.DATABASE_URL ?? "", 'TRUNCATE "RateLimit"'));

/** Comes back from the dialog with this answer. @returns what the login page is asked to say */
async function comeBack(answer: Record<string, string>): Promise<string | null> {
  const client = new WebClient(place.app.url);
  const state = (await askToSignIn(client)).searchParams.get("state") ?? "";
  const back = await client.fetch(`/api/auth/callback/facebook?${new URLSearchParams({ ...answer, state })}`);
  return new URL(back.headers.get("location") ?? "about:blank").searchParams.get("error");
}

describe("somebody whom Facebook sends back without a code", () => {
  it.each([
    [{ error: "invalid_scope", error_description: "Invalid Scopes: instagram_basic" }, "permission-unknown"],
    [{ error: "temporarily_unavailable", error_description: "Please wait" }, "facebook-away"],
    [{ error_code: "1349126", error_message: "App not active" }, "facebook-refused"],
  ])("is told why, and the log says it: %j", async (answer, problem) => {
    const before = place.app.lines.length;
    expect(await comeBack(answer)).toBe(problem);
    const logged = place.app.lines.slice(before).join("\n");
    for (const said of Object.values(answer)) expect(logged).toContain(said);
    expect(logged).toContain('"sign-in: ');
  });

  it("reads nothing of it in the log but what Facebook says of the error", async () => {
    const before = place.app.lines.length;
    await comeBack({ error_code: "2", code: "AQDsecretcode0123456789" });
    expect(place.app.lines.slice(before).join("\n")).not.toContain("AQDsecretcode0123456789");
  });
});

describe("somebody who comes back while Facebook is away", () => {
  it("is not told that the answer was opened twice", async () => {
    const person = await addPerson(place.sandbox, "Early");
    const client = new WebClient(place.app.url);
    const back = await answerDialog(await askToSignIn(client), person);
    await place.sandbox.close();
    const answer = await client.fetch(back.pathname + back.search);
    expect(answer.headers.get("location")).toMatch(/error=facebook-away$/);
    expect(place.app.lines.join("\n")).toContain("sign-in: what Facebook answered could not be used");
  });
});
