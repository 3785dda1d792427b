import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findProblem } from "@/lib/accounts/reach";
import { connectControl } from "../../sandbox/control/client";
import { signRequest } from "../../sandbox/login/signed-request";
import { type AppOnSandbox, addPerson, startAppOnSandbox } from "../../support/app-on-sandbox";
import { type BuiltApp, startBuiltApp } from "../../support/built-app";
import { answerDialog, askToSignIn, signInOverHttp, WebClient } from "../../support/web-client";
import { query } from "../setup/database";
import { callAction } from "../walk/call-action";
import { makePost } from "../walk/scene";

const sql = <Row extends object>(text: string, values: unknown[] = []) =>
  query<Row>(process.env.DATABASE_URL ?? "", text, values);

let stage: AppOnSandbox;
let configured: BuiltApp;

beforeAll(async () => {
  stage = await startAppOnSandbox();
  configured = await startBuiltApp({ ...stage.settings, FACEBOOK_CONFIG_ID: "77" });
}, 60_000);

afterAll(async () => {
  await configured?.stop();
  await stage?.close();
});

beforeEach(async () => {
  await sql('TRUNCATE "RateLimit"');
  await control().setSwitches({ requireProof: false });
});

const control = () => connectControl(stage.sandbox.url);

/** Somebody signed in who has chosen their first account. */
async function connect(name: string) {
  const person = await addPerson(stage.sandbox, name);
  const client = new WebClient(stage.app.url);
  await signInOverHttp(client, person);
  const account = person.pages[0]?.account;
  const answer = await callAction(client, "chooseAccount", { igUserId: account?.id });
  expect(answer.isOk, answer.text).toBe(true);
  const [row] = await sql<{ id: string; userId: string }>(
    'SELECT "id", "userId" FROM "InstagramAccount" WHERE "igUserId" = $1',
    [account?.id],
  );
  const ids = { accountId: row?.id ?? "", userId: row?.userId ?? "" };
  return { client, person, account, ...ids, accountIds: [ids.accountId], mark: name };
}

async function read(client: WebClient, path: string): Promise<string> {
  // React parts a text from what was put into it.
  return (await (await client.fetch(path)).text()).replaceAll("<!-- -->", "");
}

/** The words of a page as a person reads them. */
const words = (html: string) => html.replaceAll("&#x27;", "'");

describe("connecting", () => {
  it("works where Meta wants the app's proof with every call, from the login to the daily check and leaving", async () => {
    await control().setSwitches({ requireProof: true });
    const one = await connect("Proven");
    await sql('UPDATE "User" SET "healthTriedAt" = NULL WHERE "id" = $1', [one.userId]);
    const headers = { authorization: `Bearer ${process.env.CRON_SECRET}` };
    const maintained = await fetch(`${stage.app.url}/api/cron/maintain`, { headers });
    expect((await maintained.json()).health).toMatchObject({ checked: 1, unreachable: 0, held: 0 });
    expect(words(await read(one.client, "/connect"))).toContain("Connected");
    const deleted = await callAction(one.client, "deleteAccount", { typed: one.account?.username });
    expect(deleted.value).toMatchObject({ ok: true, location: "/login?notice=deleted" });
    expect(stage.sandbox.world.grants.get(one.person.id)).toBeNull();
  });

  it("asks for a configuration of Login for Business where one is set, and for permissions where none is", async () => {
    const person = await addPerson(stage.sandbox, "Configured");
    const client = new WebClient(configured.url);
    const dialog = await askToSignIn(client);
    expect(dialog.searchParams.get("config_id")).toBe("77");
    expect(dialog.searchParams.get("scope") ?? "").toBe("");
    const back = await answerDialog(dialog, person);
    await client.fetch(back.pathname + back.search);
    expect(words(await read(client, "/connect"))).toContain(`@${person.pages[0]?.account?.username}`);

    const plain = await askToSignIn(new WebClient(stage.app.url));
    expect(plain.searchParams.get("config_id")).toBeNull();
    expect(plain.searchParams.get("scope")?.split(",")).toContain("instagram_content_publish");
    // Facebook's dialog lets those in who send none, so nobody but us would notice.
    for (const { searchParams } of [dialog, plain]) expect(searchParams.get("state")).toMatch(/^\S{20,}$/);
  });

  it("finds the accounts of everybody's Pages, also of those on Meta's second and third answer", async () => {
    const person = await addPerson(stage.sandbox, "Busy", 205);
    const client = new WebClient(stage.app.url);
    await signInOverHttp(client, person);
    const page = await read(client, "/connect");
    const missing = person.pages.filter(({ account }) => !page.includes(`@${account?.username}<`));
    expect(missing).toEqual([]);
  });
});

describe("an account that cannot publish", () => {
  const noRole = ["You may not create content on this Page.", "Ask an admin of the Page"];
  const hidden = "Facebook no longer lists this account.";
  const cases = [
    { what: "whose Page lets the person do nothing", order: { tasks: ["ANALYZE", "MODERATE"] }, says: noRole },
    {
      what: "whose permission was withdrawn",
      change: ["permissions/withdraw", { permission: "instagram_content_publish" }],
      says: ["A permission is missing: publish to Instagram.", "Ask Facebook again"],
    },
    { what: "whose Page was left unticked", change: ["pages/untick", { page: "first" }], says: [], refusal: hidden },
  ] as const;

  it.each(cases)("$what is named with the reason and what to do, and refused all the same", async (one) => {
    const order = "order" in one ? { tasks: [...one.order.tasks] } : {};
    const [person] = await control().addPeople({ name: "Unable", ...order });
    if (person === undefined) throw new Error("the sandbox made nobody");
    const client = new WebClient(stage.app.url);
    await signInOverHttp(client, person);
    if ("change" in one) {
      const [path, body] = one.change;
      const page = "page" in body ? { page: person.pages[0]?.id } : {};
      await control().post(path, { person: person.id, ...body, ...page });
    }
    const page = words(await read(client, "/connect"));
    expect(page).not.toContain("Choose your Instagram account");
    expect(page).toContain("Ask Facebook again");
    for (const sentence of one.says) expect(page).toContain(sentence);
    const answer = await callAction(client, "chooseAccount", { igUserId: person.pages[0]?.account?.id });
    const refusal = "refusal" in one ? one.refusal : one.says[0];
    expect(answer.value).toMatchObject({ ok: false, message: expect.stringContaining(refusal) });
    expect(
      await sql('SELECT "id" FROM "InstagramAccount" WHERE "igUserId" = $1', [person.pages[0]?.account?.id]),
    ).toEqual([]);
  });

  it("is also one that was not ticked although its Page was", () => {
    const instagram = { igUserId: "17", username: "bread", name: "Bread", pictureUrl: null };
    const page = { id: "1", name: "Bakery", token: "x", tasks: ["MANAGE"], instagram };
    const ticked = (publishTargets: string[] | null) => {
      const token = { isValid: true, facebookId: "2", expiresAt: null, dataAccessExpiresAt: null, death: null };
      return findProblem(page, { missing: [], token: { ...token, publishTargets } })?.reason ?? null;
    };
    expect([ticked(null), ticked(["17"])]).toEqual([null, null]);
    expect(ticked(["18"])).toBe("This account was not ticked in Facebook's dialog.");
  });
});

describe("somebody of whom Meta's answer is odd", () => {
  const seeded = (person: number, ...pages: number[]) => ({
    id: `12210000000000000${person}`,
    pages: pages.map((page) => ({ id: `1348957937919${String(page).padStart(2, "0")}` })),
  });
  const cases = [
    { what: "a Page has no token", who: seeded(6, 6, 7), says: ["gives Ospost no access to this Page"], account: 6 },
    {
      what: "an account has its id only",
      who: seeded(7, 8),
      says: ["does not say which Instagram account"],
      account: null,
    },
    { what: "tasks have their new names", who: seeded(8, 9), says: [], account: 8 },
    { what: "tasks are missing", who: seeded(9, 10), says: ["does not say whether you may post"], account: 9 },
  ];

  it.each(cases)("signs in and reads what can be done where $what", async ({ who, says, account }) => {
    const client = new WebClient(stage.app.url);
    const answer = await signInOverHttp(client, who);
    expect(answer.headers.get("location")).not.toContain("error");
    const page = words(await read(client, "/connect"));
    for (const sentence of says) expect(page).toContain(sentence);
    if (says.length === 0) expect(page).not.toMatch(/create content on this Page|whether you may post/);
    const ofSeed = (number: number) => `1784140000000000${number}`;
    const chosen = await callAction(client, "chooseAccount", { igUserId: ofSeed(account ?? 7) });
    expect(chosen.value).toMatchObject({ ok: account !== null });
  });
});

describe("connecting again", () => {
  it("does not put another account of the same Page in its place, and says so", async () => {
    const one = await connect("Relinked");
    const postId = await makePost(one, "scheduled");
    const { world } = stage.sandbox;
    const page = world.pages.get(one.person.pages[0]?.id ?? "");
    const before = world.accounts.get(one.account?.id ?? "");
    if (page === null || before === null) throw new Error("the sandbox has lost the Page");
    const other = world.accounts.put({ ...before, id: `${before.id}7`, username: "quite.another" });
    world.pages.put({ ...page, accountId: other.id });
    await control().post("tokens/kill", { person: one.person.id, subcode: 460 });
    await sql(
      `UPDATE "InstagramAccount" SET "heldAt" = now(), "heldKind" = 'reconnect', "heldCode" = 190 WHERE "id" = $1`,
      [one.accountId],
    );

    const path = `/connect?reconnect=${one.accountId}&back=1`;
    const answer = await signInOverHttp(one.client, one.person, path);
    expect(answer.headers.get("location")).toBe(stage.appUrl + path);
    expect(words(await read(one.client, path))).toContain(
      `The Page ${page.name} is linked to @quite.another now, which is another account. Posts planned for @${before.username} stay with it`,
    );
    const accounts = await sql<{ igUserId: string; heldAt: Date | null }>(
      'SELECT "igUserId", "heldAt" FROM "InstagramAccount" WHERE "userId" = $1',
      [one.userId],
    );
    expect(accounts).toEqual([{ igUserId: before.id, heldAt: expect.any(Date) }]);
    expect(await sql('SELECT "accountId", "status" FROM "Post" WHERE "id" = $1', [postId])).toEqual([
      { accountId: one.accountId, status: "scheduled" },
    ]);
  });
});

describe("planning beyond the access", () => {
  it("is refused with the day on which it ends, and a way to connect again", async () => {
    const one = await connect("Ending");
    await sql(
      `UPDATE "User" SET "userTokenExpiresAt" = now() + interval '2 days', "timeZone" = 'UTC' WHERE "id" = $1`,
      [one.userId],
    );
    const [day] = await sql<{ day: string }>(
      `SELECT to_char(now() AT TIME ZONE 'UTC' + interval '2 days', 'FMDD Mon') AS "day"`,
    );
    const publishAtLocal = new Date(Date.now() + 4 * 86_400_000).toISOString().slice(0, 16);
    const composer = words(await read(one.client, `/posts/new?at=${publishAtLocal}`));
    expect(composer).toContain("Connect again to plan beyond that.");
    expect(composer).toContain('href="/connect?reconnect=1"');
    const sooner = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
    expect(await read(one.client, `/posts/new?at=${sooner}`)).not.toContain('href="/connect?reconnect=1"');

    const answer = await callAction(one.client, "savePost", {
      postId: crypto.randomUUID(),
      accountId: one.accountId,
      revision: null,
      uploadId: null,
      crop: null,
      caption: "Too far",
      altText: "",
      publishAtLocal,
      isSecondTime: false,
      intent: "schedule",
    });
    expect(JSON.stringify(answer.value)).toContain("Facebook's permission to post ends");
    expect(JSON.stringify(answer.value)).toContain("Connect again to plan beyond that.");
    expect(JSON.stringify(answer.value)).toContain(day?.day);
    expect(await sql('SELECT "id" FROM "Post" WHERE "accountId" = $1', [one.accountId])).toEqual([]);
  });
});

describe("leaving through Meta", () => {
  const callbacks = ["/api/meta/data-deletion", "/api/meta/deauthorize"];
  const send = (path: string, signed: string) =>
    fetch(stage.app.url + path, { method: "POST", body: new URLSearchParams({ signed_request: signed }) });

  it.each(callbacks)("%s refuses what Meta did not sign, and changes nothing", async (path) => {
    const [one, stranger] = [await connect("Stays"), await addPerson(stage.sandbox, "Stranger")];
    const genuine = signRequest(stage.sandbox.world, stranger.id);
    const [signature = "", payload = ""] = signRequest(stage.sandbox.world, one.person.id).split(".");
    const forge = (text: string, secret: string) =>
      `${createHmac("sha256", secret).update(text).digest("base64url")}.${text}`;
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const altered = encode({ ...JSON.parse(Buffer.from(payload, "base64url").toString()), issued_at: 1 });
    const refused = {
      "forged with another secret": forge(payload, "guessed"),
      "with the signature of another": `${genuine.split(".")[0]}.${payload}`,
      altered: `${signature}.${altered}`,
      "cut off": `${signature.slice(0, -1)}.${payload}`,
      "of another algorithm": forge(encode({ user_id: one.person.id, algorithm: "none" }), stage.sandbox.appSecret),
      "without a signature": `.${payload}`,
      empty: "",
      "over-long": `${signature}.${payload}${"A".repeat(100_000)}`,
      "over-long and signed": forge(
        encode({ user_id: one.person.id, algorithm: "HMAC-SHA256", padding: "x".repeat(100_000) }),
        stage.sandbox.appSecret,
      ),
    };
    const requests = await sql('SELECT "id" FROM "DeletionRequest"');
    for (const [what, signed] of Object.entries(refused))
      expect((await send(path, signed)).status, what).toBe(what.startsWith("over-long") ? 413 : 400);
    expect((await fetch(stage.app.url + path, { method: "POST" })).status).toBe(400);
    expect((await fetch(stage.app.url + path, { method: "POST", body: "signed_request=" })).status).toBe(400);
    expect(await sql('SELECT "deletingAt" FROM "User" WHERE "id" = $1', [one.userId])).toEqual([{ deletingAt: null }]);
    expect(await sql('SELECT "heldAt" FROM "InstagramAccount" WHERE "id" = $1', [one.accountId])).toEqual([
      { heldAt: null },
    ]);
    expect(await sql('SELECT "id" FROM "DeletionRequest"')).toEqual(requests);
  });

  it("is answered with an address that shows what became of it, and the person is out at the next click", async () => {
    const [gone, other] = [await connect("Goes"), await connect("Remains")];
    expect(await read(gone.client, "/account")).toContain(gone.person.name);
    const answer = await send("/api/meta/data-deletion", signRequest(stage.sandbox.world, gone.person.id));
    expect(answer.status).toBe(200);
    const { url, confirmation_code: code, ...rest } = (await answer.json()) as Record<string, string>;
    expect(rest).toEqual({});
    expect(code).toMatch(/^[0-9a-f]{32}$/);
    expect(url).toBe(`${stage.appUrl}/deletion?id=${code}`);
    expect(await (await fetch(url ?? "")).text()).toContain("Everything was deleted");
    expect(await read(gone.client, "/account")).not.toContain(gone.person.name);
    expect((await gone.client.fetch("/api/export")).status).toBe(401);
    expect(await sql('SELECT "id" FROM "User" WHERE "id" = $1', [gone.userId])).toEqual([]);
    expect(await read(other.client, "/account")).toContain(other.person.name);
  });
});
