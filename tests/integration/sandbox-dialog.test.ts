import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADA, decide, dialogAddress, exchange, getCode, logIn, REDIRECT_URI, RONI } from "../sandbox/testing/login";
import { type Stage, setStage } from "../sandbox/testing/stage";

let stage: Stage;

beforeEach(async () => {
  stage = await setStage({ redirectUris: [REDIRECT_URI] });
});
afterEach(() => stage.close());

describe("the way back from the dialog", () => {
  it.each(["continue", "cancel"] as const)(
    "ends with the fragment that Facebook appends, after %s",
    async (decision) => {
      expect((await decide(stage, { decision })).hash).toBe("#_=_");
    },
  );

  it("says nothing of a state that was not sent, and gives back an empty one", async () => {
    for (const decision of ["continue", "cancel"] as const) {
      const without = await decide(stage, { decision }, { state: null });
      expect([...without.searchParams.keys()]).toContain(decision === "continue" ? "code" : "error");
      expect(without.searchParams.has("state")).toBe(false);
      expect((await decide(stage, { decision }, { state: "" })).searchParams.get("state")).toBe("");
    }
  });
});

describe("the dialog's address", () => {
  it.each(["", "/v3.0", "/v26.0"])("serves a dialog below “%s”, whose code is as good as any", async (version) => {
    const address = dialogAddress(stage).replace("/v25.0", version);
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Ada Baker");
    const form = new URLSearchParams({ person: ADA, decision: "continue" });
    const answer = await fetch(address, { method: "POST", body: form, redirect: "manual" });
    const code = new URL(answer.headers.get("location") ?? "about:blank").searchParams.get("code") ?? "";
    expect((await exchange(stage, { code })).status).toBe(200);
  });

  it.each(["v99.0", "v25.1"])("has no version %s", async (version) => {
    const answer = await fetch(dialogAddress(stage).replace("v25.0", version));
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("Sorry, this page is not available");
  });
});

describe("an app in development mode", () => {
  const asStranger = { person: RONI, pages: ["134895793791911"] };

  it("is not active for somebody without a role in it, whatever they press", async () => {
    for (const decision of ["continue", "cancel"] as const) {
      const form = new URLSearchParams({ person: RONI, decision });
      const answer = await fetch(dialogAddress(stage), { method: "POST", body: form, redirect: "manual" });
      expect(answer.headers.get("location")).toBeNull();
      expect(await answer.text()).toContain("App not active");
    }
    expect(stage.sandbox.world.grants.get(RONI)).toBeNull();
  });

  it("lets in everybody who has one", async () => {
    expect(await getCode(stage)).toMatch(/^AQ/);
    const [added] = await stage.control.addPeople({ listed: true });
    expect(await getCode(stage, { person: added?.id ?? "" })).toMatch(/^AQ/);
    const [stranger] = await stage.control.addPeople({ listed: true, appRole: false });
    expect(await getCode(stage, { person: stranger?.id ?? "" })).toBe("");
  });

  it("is there for everybody once it is live", async () => {
    await stage.control.setSwitches({ developmentMode: false });
    expect(await getCode(stage, asStranger)).toMatch(/^AQ/);
  });
});

describe("permissions", () => {
  it.each([
    "instagram_manage_comments",
    "instagram_manage_insights",
    "instagram_manage_messages",
    "instagram_manage_contents",
    "instagram_manage_engagement",
    "pages_manage_metadata",
    "pages_manage_posts",
    "pages_manage_engagement",
    "pages_read_user_content",
    "business_management",
    "ads_management",
    "ads_read",
  ])("%s can be asked for and granted", async (scope) => {
    const { long } = await logIn(stage, { permissions: [scope] }, { scope });
    expect((await stage.graph("GET", "me/permissions", {}, long)).body.data).toContainEqual({
      permission: scope,
      status: "granted",
    });
  });

  // The first two are those of Instagram Login, which asks in a dialog of its own (9).
  it.each(["instagram_business_basic", "instagram_business_content_publish", "pages_everything", "constructor"])(
    "%s is none, and one such spoils the whole request",
    async (scope) => {
      const answer = await fetch(dialogAddress(stage, { scope: `instagram_basic,${scope}` }));
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(`Invalid Scopes`);
    },
  );
});
