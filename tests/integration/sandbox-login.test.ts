import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ADA,
  ADAS_PAGES,
  decide,
  dialogAddress,
  exchange,
  getCode,
  KIM,
  LOU,
  logIn,
  NOOR,
  REDIRECT_URI,
  SAM,
  SCOPES,
} from "../sandbox/testing/login";
import { Stage, setStage } from "../sandbox/testing/stage";

const DAY_MS = 86_400_000;
let stage: Stage;

beforeEach(async () => {
  stage = await setStage({ redirectUris: [REDIRECT_URI] });
});
afterEach(() => stage.close());

describe("the dialog", () => {
  it("offers the seeded people, their Pages and the permissions", async () => {
    const page = await (await fetch(dialogAddress(stage))).text();
    for (const name of [
      "Ada Baker",
      "Noor Field",
      "Kim Vale",
      "Sam Rivers",
      "Lou Park",
      "Mo Quiet",
      "Ira Blank",
      "Nia Newpage",
      "Tao Unsaid",
      "Roni Outside",
      "@adabakes.at.home",
      "instagram_content_publish",
    ]) {
      expect(page).toContain(name);
    }
    expect(page).toMatch(new RegExp(`name="permission.${KIM}" value="instagram_content_publish">`));
    expect(page).toMatch(new RegExp(`name="permission.${ADA}" value="instagram_content_publish" checked>`));
  });

  it("sends back a code and the untouched state", async () => {
    const location = await decide(stage);
    expect(location.origin + location.pathname).toBe(REDIRECT_URI);
    expect(location.searchParams.get("state")).toBe("st/ate=1");
    expect(location.searchParams.get("code")).toMatch(/^AQ/);
  });

  it("sends back the refusal when the person cancels", async () => {
    const { searchParams } = await decide(stage, { decision: "cancel" });
    expect(Object.fromEntries(searchParams)).toEqual({
      error: "access_denied",
      error_code: "200",
      error_reason: "user_denied",
      error_description: "Permissions error",
      state: "st/ate=1",
    });
  });

  it.each([
    ["URL Blocked", { redirect_uri: `${REDIRECT_URI}/` }],
    ["URL Blocked", { redirect_uri: "https://elsewhere.example/callback" }],
    ["Invalid App ID", { client_id: "1" }],
    ["Invalid Scopes", { scope: "instagram_everything" }],
  ])("stops with %s and redirects nowhere for %j", async (title, changes) => {
    for (const method of ["GET", "POST"]) {
      const response = await fetch(dialogAddress(stage, changes), { method, redirect: "manual" });
      expect(response.status).toBe(400);
      expect(response.headers.get("location")).toBeNull();
      expect(await response.text()).toContain(title);
    }
  });

  it("blocks plain http outside localhost", async () => {
    const open = await setStage({ redirectUris: () => true });
    const page = await fetch(dialogAddress(open, { redirect_uri: "http://example.com/cb" }));
    expect(await page.text()).toContain("Insecure Login Blocked");
    await open.close();
  });

  it("asks for declined permissions again only with auth_type=rerequest", async () => {
    await logIn(stage, { permissions: ["instagram_basic", "pages_show_list"] });
    const declined = `name="permission.${ADA}" value="instagram_content_publish"`;
    expect(await (await fetch(dialogAddress(stage))).text()).not.toContain(declined);
    expect(await (await fetch(dialogAddress(stage, { auth_type: "rerequest" }))).text()).toContain(declined);
    const without = await logIn(stage);
    expect((await stage.graph("GET", "me/permissions", {}, without.long)).body.data).toContainEqual({
      permission: "instagram_content_publish",
      status: "declined",
    });
    const withIt = await logIn(stage, {}, { auth_type: "rerequest" });
    expect((await stage.graph("GET", "me/permissions", {}, withIt.long)).body.data).toContainEqual({
      permission: "instagram_content_publish",
      status: "granted",
    });
  });

  it("grants all of a configuration or nothing", async () => {
    const { long } = await logIn(stage, { permissions: [] }, { config_id: "77", scope: "" });
    const { body } = await stage.graph("GET", "me/permissions", {}, long);
    expect(body.data.map((row) => row.permission)).toEqual(expect.arrayContaining(SCOPES.split(",")));
  });
});

describe("the code", () => {
  it("gives a short token, by GET and by POST, with Basic too", async () => {
    for (const method of ["GET", "POST"]) {
      const { body, status } = await exchange(stage, { code: await getCode(stage) }, method);
      expect(status).toBe(200);
      expect(body).toMatchObject({ token_type: "bearer", expires_in: 5400 });
    }
    const { appId, appSecret, url } = stage.sandbox;
    const basic = Buffer.from(`${appId}:${appSecret}`).toString("base64");
    const answer = await fetch(`${url}/v25.0/oauth/access_token`, {
      method: "POST",
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({
        code: await getCode(stage),
        redirect_uri: REDIRECT_URI,
        grant_type: "authorization_code",
      }),
    });
    expect(answer.status).toBe(200);
  });

  it("is refused when it was used before", async () => {
    const code = await getCode(stage);
    await exchange(stage, { code });
    const second = await exchange(stage, { code });
    expect(Stage.codes(second)).toBe("100/36009");
    expect(second.headers.get("www-authenticate")).toContain('OAuth "Facebook Platform" "invalid_code"');
  });

  it("is refused when it has expired", async () => {
    const code = await getCode(stage);
    await stage.control.advanceClock(10 * 60_000);
    expect(Stage.codes(await exchange(stage, { code }))).toBe("100/36007");
  });

  it("is bound to the redirect URI of the dialog", async () => {
    const loose = await setStage({ redirectUris: [REDIRECT_URI, `${REDIRECT_URI}2`] });
    const code = await getCode(loose);
    expect(Stage.codes(await exchange(loose, { code, redirect_uri: `${REDIRECT_URI}2` }))).toBe("100/36008");
    expect(Stage.codes(await exchange(loose, { code, redirect_uri: `${REDIRECT_URI}3` }))).toBe("191");
    expect(Stage.codes(await exchange(loose, { code, redirect_uri: "callback" }))).toBe("191");
    expect(Stage.codes(await exchange(loose, { code }))).toBe("no error");
    await loose.close();
  });

  it("is no good without the right app and secret", async () => {
    const code = await getCode(stage);
    expect(Stage.codes(await exchange(stage, { code, client_secret: "wrong" }))).toBe("1");
    expect(Stage.codes(await exchange(stage, { code, client_id: "1" }))).toBe("101");
    expect(Stage.codes(await exchange(stage, { code: "AQnothing" }))).toBe("100");
  });
});

describe("a token", () => {
  it("of long life lasts about 60 days, and its Page tokens for ever", async () => {
    const { short, long } = await logIn(stage);
    const rows = (await stage.graph("GET", "me/accounts", {}, long)).body.data;
    const pageToken = String(rows[0]?.["access_token"]);
    const shortsPageToken = String((await stage.graph("GET", "me/accounts", {}, short)).body.data[0]?.["access_token"]);
    await stage.control.advanceClock(5400 * 1000);
    expect(Stage.codes(await stage.graph("GET", "me", {}, short))).toBe("190/463");
    expect(Stage.codes(await stage.graph("GET", "me", {}, shortsPageToken))).toBe("190/463");
    expect(Stage.codes(await exchange(stage, { grant_type: "fb_exchange_token", fb_exchange_token: short }))).toBe(
      "190/463",
    );
    await stage.control.advanceClock(61 * DAY_MS);
    expect(Stage.codes(await stage.graph("GET", "me", {}, long))).toBe("190/463");
    expect((await stage.graph("GET", "me", {}, pageToken)).body).toMatchObject({
      name: "Ada Bakes",
      id: ADAS_PAGES[0],
    });
  });

  it("is described by debug_token, dead or alive", async () => {
    const { appId, appSecret } = stage.sandbox;
    const debug = (token: string) => stage.graph("GET", "debug_token", { input_token: token }, `${appId}|${appSecret}`);
    expect((await debug(stage.pageToken)).body.data).toMatchObject({
      app_id: appId,
      type: "PAGE",
      expires_at: 0,
      is_valid: true,
      profile_id: stage.person.pages[0]?.id,
      user_id: stage.person.id,
      granular_scopes: expect.arrayContaining([{ scope: "instagram_content_publish", target_ids: [stage.accountId] }]),
    });
    await stage.control.post("tokens/kill", { token: stage.pageToken, subcode: 467 });
    const dead = await debug(stage.pageToken);
    expect(dead.status).toBe(200);
    expect(dead.body.data).toMatchObject({ is_valid: false, error: { code: 190, subcode: 467 } });
    expect(Stage.codes(await stage.graph("GET", "debug_token", { input_token: "x" }, stage.pageToken))).toBe("100");
  });

  it.each([458, 459, 460, 463, 464, 467, 483, 490, 492, null])(
    "that died with %j says so and challenges",
    async (subcode) => {
      await stage.control.post("tokens/kill", { person: stage.person.id, subcode });
      for (const token of [stage.person.userToken, stage.pageToken]) {
        const answer = await stage.graph("GET", stage.accountId, {}, token);
        expect(Stage.codes(answer)).toBe(subcode === null ? "190" : `190/${subcode}`);
        expect(answer.headers.get("www-authenticate")).toContain('"invalid_token"');
      }
    },
  );

  it("is needed, must exist, and must be a token", async () => {
    expect(Stage.codes(await stage.graph("GET", "me", {}, ""))).toBe("2500");
    expect(Stage.codes(await stage.graph("GET", stage.accountId, {}, ""))).toBe("104");
    expect(Stage.codes(await stage.graph("GET", "me", {}, "EAABnonsense"))).toBe("190");
  });

  it("goes with a proof that is checked when sent, and required when the switch is on", async () => {
    const me = (params: Record<string, string>) => stage.graph("GET", "me", params);
    const proof = stage.proof(stage.person.userToken);
    expect(Stage.codes(await me({ appsecret_proof: proof }))).toBe("no error");
    const wrong = await me({ appsecret_proof: stage.proof(stage.pageToken) });
    expect(wrong.body.error).toMatchObject({ code: 100, type: "GraphMethodException" });
    await stage.control.setSwitches({ requireProof: true });
    expect(Stage.codes(await me({}))).toBe("100");
    expect(Stage.codes(await me({ appsecret_proof: proof }))).toBe("no error");
  });
});

describe("what a person allowed", () => {
  it("decides which Pages are listed", async () => {
    const [, atHome = ""] = ADAS_PAGES;
    const { long } = await logIn(stage, { pages: [atHome] });
    expect((await stage.graph("GET", "me/accounts", { fields: "name" }, long)).body.data).toEqual([
      { name: "Ada Bakes at Home", id: atHome },
    ]);
    expect(Stage.codes(await stage.graph("GET", "17841400000000001", {}, long))).toBe("100/33");
    expect(Stage.codes(await stage.graph("GET", "17841400000000002", {}, long))).toBe("no error");
  });

  it("hides all Pages without pages_show_list", async () => {
    const { long } = await logIn(stage, { permissions: ["instagram_basic"] });
    expect((await stage.graph("GET", "me/accounts", {}, long)).body).toEqual({ data: [] });
  });

  it("forbids publishing without the permission, the task, or the role", async () => {
    const kim = await logIn(stage, {
      person: KIM,
      permissions: ["instagram_basic", "pages_show_list", "pages_read_engagement"],
      pages: ["134895793791904"],
    });
    const lou = await logIn(stage, { person: LOU, pages: ["134895793791905"] });
    const image_url = `${stage.host.url}/good.jpg`;
    const refused = await stage.graph("POST", "17841400000000003/media", { image_url }, kim.long);
    expect([refused.status, Stage.codes(refused)]).toEqual([403, "200"]);
    expect((await stage.graph("POST", "17841400000000004/media", { image_url }, lou.long)).status).toBe(403);
    await stage.control.post("roles/lose", { person: stage.person.id, page: stage.person.pages[0]?.id });
    expect(Stage.codes(await stage.create())).toBe("100/33");
    expect(Stage.codes(await stage.create({}, stage.pageToken))).toBe("190/492");
  });

  it("can be nothing at all: no Page, or a Page without a professional account", async () => {
    const sam = await logIn(stage, { person: SAM });
    expect((await stage.graph("GET", "me/accounts", {}, sam.long)).body).toEqual({ data: [] });
    const noor = await logIn(stage, { person: NOOR, pages: ["134895793791903"] });
    const { body } = await stage.graph(
      "GET",
      "me/accounts",
      { fields: "name,instagram_business_account{username}" },
      noor.long,
    );
    expect(body.data).toEqual([{ name: "Field Notes", id: "134895793791903" }]);
  });

  it("can be taken back, one permission or the whole app", async () => {
    await stage.graph("DELETE", "me/permissions/instagram_content_publish");
    expect(Stage.codes(await stage.create())).toBe("200");
    expect((await stage.graph("DELETE", `${stage.person.id}/permissions`)).body).toEqual({ success: true });
    expect(Stage.codes(await stage.graph("GET", "me"))).toBe("190/458");
  });

  it("runs out after 90 days, as a switch publishing too", async () => {
    await stage.control.advanceClock(91 * DAY_MS);
    expect(Stage.codes(await stage.create({}, stage.pageToken))).toBe("10");
    await stage.control.setSwitches({ dataAccessStopsPublishing: false });
    expect(Stage.codes(await stage.create({}, stage.pageToken))).toBe("no error");
    expect(Stage.codes(await stage.graph("GET", stage.accountId, {}, stage.pageToken))).toBe("10");
  });
});

describe("me/accounts", () => {
  it("is really paged", async () => {
    const [person] = await stage.control.addPeople({ pages: 5 });
    const names: string[] = [];
    let next: string | undefined =
      `${stage.sandbox.url}/v25.0/me/accounts?fields=instagram_business_account%7Bid,username%7D&limit=2&access_token=${person?.userToken}`;
    let answers = 0;
    while (next !== undefined) {
      const body: { data: { instagram_business_account: { username: string } }[]; paging?: { next?: string } } = await (
        await fetch(next)
      ).json();
      names.push(...body.data.map((row) => row.instagram_business_account.username));
      next = body.paging?.next;
      answers += 1;
    }
    expect(new Set(names).size).toBe(5);
    expect(answers).toBe(3);
  });
});

describe("Meta's own calls to the app", () => {
  it("are signed with the app's secret", async () => {
    const answer = await stage.control.post<{ status: number }>("callbacks/data-deletion", {
      person: stage.person.id,
      url: `${stage.host.url}/deletion`,
    });
    expect(answer.status).toBe(404);
    const [signature, payload = ""] = stage.host.bodies.at(-1)?.replace("signed_request=", "").split(".") ?? [];
    expect(signature).toBe(createHmac("sha256", stage.sandbox.appSecret).update(payload).digest("base64url"));
    expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({
      user_id: stage.person.id,
      algorithm: "HMAC-SHA256",
    });
    expect(Stage.codes(await stage.graph("GET", "me"))).toBe("190/458");
  });
});

describe("versions", () => {
  it.each(["v28.0", "v99.0", "v25.1"])("%s does not exist", async (version) => {
    const answer = await fetch(`${stage.sandbox.url}/${version}/me`);
    expect(await answer.json()).toMatchObject({ error: { message: "Unknown path components: /me" } });
  });

  it.each(["v27.0", "v3.0"])("%s is served", async (version) => {
    const answer = await fetch(`${stage.sandbox.url}/${version}/me`);
    expect(await answer.json()).toMatchObject({
      error: { code: 2500, message: expect.stringContaining("active access token") },
    });
  });

  it("of tomorrow is there once the switch says so", async () => {
    await stage.control.setSwitches({ newestVersion: 28 });
    const answer = await fetch(`${stage.sandbox.url}/v28.0/me`);
    expect(await answer.json()).toMatchObject({ error: { code: 2500, type: "OAuthException" } });
    const unversioned = await fetch(`${stage.sandbox.url}/me?access_token=${stage.person.userToken}`);
    expect(unversioned.headers.get("facebook-api-version")).toBe("v28.0");
  });
});
