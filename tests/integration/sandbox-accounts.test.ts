import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADA, logIn } from "../sandbox/testing/login";
import { Stage, setStage } from "../sandbox/testing/stage";

let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const pageId = () => stage.person.pages[0]?.id ?? "";
const pageWith = (fields: string) => stage.graph("GET", pageId(), { fields });

/** Codes of every read and write of the account and of what belongs to it, with both tokens. */
async function codesOf(containerId: string, mediaId: string): Promise<string[]> {
  const answers = [stage.pageToken, stage.person.userToken].flatMap((token) => [
    stage.graph("GET", stage.accountId, { fields: "username" }, token),
    stage.graph("GET", `${stage.accountId}/media`, {}, token),
    stage.graph("GET", `${stage.accountId}/content_publishing_limit`, {}, token),
    stage.graph("GET", containerId, { fields: "status_code" }, token),
    stage.graph("GET", mediaId, { fields: "caption" }, token),
    stage.create({}, token),
    stage.publish(containerId, token),
  ]);
  return (await Promise.all(answers)).map(Stage.codes);
}

describe("a Page", () => {
  it("has an address, and a user name where somebody chose one", async () => {
    const { long } = await logIn(stage, { person: ADA });
    const asked = { fields: "username,link" };
    const [named, plain] = (await stage.graph("GET", "me/accounts", asked, long)).body.data;
    expect(named).toEqual({ id: "134895793791901", username: "AdaBakes", link: `${stage.sandbox.url}/AdaBakes` });
    expect(plain).toEqual({
      id: "134895793791902",
      link: `${stage.sandbox.url}/profile.php?id=134895793791902`,
    });
    expect((await stage.graph("GET", "134895793791901", asked, long)).body).toEqual(named);
  });
});

describe("an account", () => {
  it.each(["personal", "unlinked"])("that is %s now is not there for anybody, until it is back", async (how) => {
    const [container, published] = [await stage.createReady(), await stage.createReady()];
    const { id } = (await stage.publish(published)).body;
    await stage.control.post("accounts/detach", { account: stage.accountId, how });
    expect((await pageWith("name,instagram_business_account{username}")).body).not.toHaveProperty(
      "instagram_business_account",
    );
    expect(new Set(await codesOf(container, id))).toEqual(new Set(["100/33"]));
    // The tokens know nothing of it.
    const { appId, appSecret } = stage.sandbox;
    const info = await stage.graph("GET", "debug_token", { input_token: stage.pageToken }, `${appId}|${appSecret}`);
    expect(info.body.data).toMatchObject({
      is_valid: true,
      granular_scopes: expect.arrayContaining([{ scope: "instagram_basic", target_ids: [stage.accountId] }]),
    });

    await stage.control.post("accounts/detach", { account: stage.accountId, how: null });
    expect((await pageWith("instagram_business_account")).body["instagram_business_account"]).toEqual({
      id: stage.accountId,
    });
    expect(new Set(await codesOf(container, id))).toContain("no error");
    expect((await stage.graph("GET", id, { fields: "caption" })).status).toBe(200);
  });

  it("whose Page has another account now is not there either", async () => {
    const { world } = stage.sandbox;
    const [before, page] = [world.accounts.get(stage.accountId), world.pages.get(pageId())];
    if (before === null || page === null) throw new Error("the sandbox has lost the account");
    const other = world.accounts.put({ ...before, id: `${before.id.slice(0, -1)}x`, username: "another" });
    world.pages.put({ ...page, accountId: other.id });
    expect(Stage.codes(await stage.graph("GET", stage.accountId))).toBe("100/33");
    expect(Stage.codes(await stage.create())).toBe("100/33");
  });

  it("that is renamed is itself under its new name, and its posts stay where they were", async () => {
    const { id } = (await stage.publish(await stage.createReady({ caption: "Bread" }))).body;
    const read = async () => (await stage.graph("GET", id, { fields: "username,permalink" })).body;
    const before = await read();
    const shows = async (path: string) => (await fetch(`${stage.sandbox.url}/${path}`)).status;
    await stage.control.post("accounts/rename", { account: stage.accountId, username: "new.name" });
    const after = await read();
    expect(after["username"]).toBe("new.name");
    expect(after.permalink).toBe(before.permalink);
    expect((await fetch(after.permalink)).status).toBe(200);
    expect([await shows("new.name/"), await shows(`${before["username"]}/`)]).toEqual([200, 404]);
    const account = (await pageWith("instagram_business_account{username}")).body["instagram_business_account"];
    expect(account).toMatchObject({ id: stage.accountId, username: "new.name" });

    // Somebody else may take the old name, and nobody one that is taken.
    const [next] = await stage.control.addPeople();
    const nextId = next?.pages[0]?.account?.id;
    await stage.control.post("accounts/rename", { account: nextId, username: before["username"] });
    expect(await (await fetch(`${stage.sandbox.url}/${before["username"]}/`)).text()).toContain("0 posts");
    await expect(stage.control.post("accounts/rename", { account: nextId, username: "new.name" })).rejects.toThrow(
      "is taken",
    );
  });
});

describe("in the Instagram app", () => {
  it("a post is deleted: it is gone from the list and by its id, and counts on", async () => {
    const creationId = await stage.createReady();
    const { id } = (await stage.publish(creationId)).body;
    await stage.control.post("media/delete", { media: id });
    expect(Stage.codes(await stage.graph("GET", id))).toBe("100/33");
    expect((await stage.graph("GET", `${stage.accountId}/media`)).body.data).toEqual([]);
    expect(await stage.status(creationId)).toBe("PUBLISHED");
    const limit = await stage.graph("GET", `${stage.accountId}/content_publishing_limit`);
    expect(limit.body.data).toEqual([{ quota_usage: 1 }]);
  });

  it("a post is made: it is listed without a container, and counts against nothing", async () => {
    const made = await stage.control.post<{ id: string }>("media", { account: stage.accountId, caption: "By hand" });
    const fields = "id,caption,media_type,media_url,permalink,username";
    const [row, ...others] = (await stage.graph("GET", `${stage.accountId}/media`, { fields })).body.data;
    expect(others).toEqual([]);
    expect(row).toMatchObject({ id: made.id, caption: "By hand", media_type: "IMAGE" });
    expect((await fetch(String(row?.["media_url"]))).headers.get("content-type")).toBe("image/jpeg");
    expect((await fetch(String(row?.["permalink"]))).status).toBe(200);
    const limit = await stage.graph("GET", `${stage.accountId}/content_publishing_limit`);
    expect(limit.body.data).toEqual([{ quota_usage: 0 }]);
    expect(await stage.control.getCounts()).toMatchObject({ published: 0, publishedByContainer: {} });
    expect(await stage.control.listMedia(stage.accountId)).toMatchObject([{ id: made.id, creationId: null }]);
  });

  it("a post may have been made earlier, as a story, and without a caption", async () => {
    const order = { account: stage.accountId, agoMs: 60_000, kind: "story" };
    const { id } = await stage.control.post<{ id: string }>("media", order);
    const { body } = await stage.graph("GET", id, { fields: "caption,media_product_type,timestamp" });
    expect(body).not.toHaveProperty("caption");
    expect(body["media_product_type"]).toBe("STORY");
    expect(Date.now() - Date.parse(String(body["timestamp"]))).toBeGreaterThan(59_000);
    expect((await stage.graph("GET", `${stage.accountId}/media`)).body.data).toEqual([]);
  });
});
