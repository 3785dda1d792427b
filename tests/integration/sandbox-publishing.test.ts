import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { makePicture } from "../sandbox/testing/picture-host";
import { Stage, setStage } from "../sandbox/testing/stage";

const HOUR_MS = 3_600_000;
let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterEach(() => stage.control.clearFaults());
afterAll(() => stage.close());

describe("a container", () => {
  it("is made, is ready, is published, and the post can be read back", async () => {
    const creationId = await stage.createReady({ caption: "Fresh\nfrom the oven 🥐", alt_text: "A croissant" });
    expect(await stage.status(creationId)).toBe("FINISHED");
    const { body } = await stage.publish(creationId);
    expect(body.id).toMatch(/^\d{17}$/);
    expect(body.id).not.toBe(creationId);
    expect(await stage.status(creationId)).toBe("PUBLISHED");
    const fields = "id,caption,alt_text,media_type,media_product_type,permalink,timestamp,username,children{id}";
    const media = (await stage.graph("GET", body.id, { fields })).body;
    expect(media).toMatchObject({ caption: "Fresh\nfrom the oven 🥐", alt_text: "A croissant", media_type: "IMAGE" });
    expect(media["timestamp"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/);
    expect(media.permalink).toMatch(new RegExp(`^${stage.sandbox.url}/p/D[\\w-]{10}/$`));
    expect(media.permalink).not.toContain(body.id);
    const page = await (await fetch(media.permalink)).text();
    expect(page).toContain("Fresh\nfrom the oven 🥐");
  });

  it("says IN_PROGRESS until it is processed, and publishing it too early answers 9007", async () => {
    await stage.control.setLatencies({ processingMs: 5000 });
    const creationId = await stage.createReady();
    expect(await stage.status(creationId)).toBe("IN_PROGRESS");
    expect(Stage.codes(await stage.publish(creationId))).toBe("9007/2207027");
    await stage.control.advanceClock(5000);
    expect(await stage.status(creationId)).toBe("FINISHED");
    await stage.control.setLatencies({ processingMs: 0 });
  });

  it("expires after 24 hours and is then refused", async () => {
    const creationId = await stage.createReady();
    await stage.control.advanceClock(24 * HOUR_MS - 1000);
    expect(await stage.status(creationId)).toBe("FINISHED");
    await stage.control.advanceClock(1000);
    expect(await stage.status(creationId)).toBe("EXPIRED");
    expect(Stage.codes(await stage.publish(creationId))).toBe("24/2207008");
  });

  it("has no fields of media", async () => {
    const answer = await stage.graph("GET", await stage.createReady(), { fields: "status_code,permalink" });
    expect(answer.body.error).toMatchObject({
      code: 100,
      message: "(#100) Tried accessing nonexisting field (permalink) on node type (ShadowIGMediaBuilder)",
    });
  });

  it("belongs to the account that made it", async () => {
    const [stranger] = await stage.control.addPeople();
    const creationId = await stage.createReady();
    const strangersId = stranger?.pages[0]?.account?.id ?? "";
    const published = await stage.graph(
      "POST",
      `${strangersId}/media_publish`,
      { creation_id: creationId },
      stranger?.userToken,
    );
    expect(Stage.codes(published)).toBe("24/2207006");
    expect(Stage.codes(await stage.graph("GET", creationId, {}, stranger?.userToken))).toBe("100/33");
    expect(Stage.codes(await stage.publish(creationId, stranger?.userToken))).toBe("100/33");
  });

  it.each(["17800000000000000", ""])("that does not exist (%j) cannot be published", async (creationId) => {
    expect(Stage.codes(await stage.publish(creationId))).toBe("24/2207008");
  });
});

describe("publishing the same container twice", () => {
  it.each([
    ["second-media", 2, "no error"],
    ["error", 1, "24/2207008"],
    ["same-id", 1, "no error"],
  ] as const)("with the switch on %s leaves %i posts", async (republish, posts, codes) => {
    await stage.control.setSwitches({ republish });
    const creationId = await stage.createReady();
    const first = await stage.publish(creationId);
    const second = await stage.publish(creationId);
    expect(Stage.codes(second)).toBe(codes);
    expect(second.body.id === first.body.id).toBe(republish === "same-id");
    const counts = await stage.control.getCounts();
    expect(counts.publishedByContainer[creationId]).toBe(posts);
    expect(counts.publishAttempts[creationId]).toBe(2);
  });
});

describe("the parameters of a container", () => {
  it.each([
    ["a caption of 2201 characters", { caption: "x".repeat(2201) }, "36004/2207010"],
    ["31 hashtags", { caption: Array.from({ length: 31 }, (_, n) => `#t${n}`).join(" ") }, "36004/2207010"],
    ["31 touching hashtags", { caption: "#t".repeat(31) }, "36004/2207010"],
    ["31 hashtags of digits", { caption: "#1 ".repeat(31) }, "36004/2207010"],
    ["21 mentions", { caption: Array.from({ length: 21 }, (_, n) => `@t${n}`).join(" ") }, "36004/2207010"],
    ["an alt text of 1001 characters", { alt_text: "x".repeat(1001) }, "100"],
    ["an unknown media type", { media_type: "PAINTING" }, "100/2207023"],
    ["a caption on a carousel child", { is_carousel_item: "true", caption: "no" }, "100"],
    ["collaborators on a carousel child", { is_carousel_item: "true", collaborators: '["a"]' }, "100"],
    ["four collaborators", { collaborators: '["a","b","c","d"]' }, "100"],
    ["tags without a place", { user_tags: '[{"username":"a"}]' }, "100"],
    ["tags outside the picture", { user_tags: '[{"username":"a","x":1.2,"y":0}]' }, "100"],
    [
      "21 tags",
      { user_tags: JSON.stringify(Array.from({ length: 21 }, () => ({ username: "a", x: 0, y: 0 }))) },
      "100/2207040",
    ],
    ["a picture on a carousel parent", { media_type: "CAROUSEL", children: "1,2" }, "100"],
  ])("refuse %s", async (_what, params, codes) => {
    expect(Stage.codes(await stage.create(params))).toBe(codes);
  });

  it("allow exactly 2200 characters, 30 hashtags and 20 mentions", async () => {
    const tags = [
      ...Array.from({ length: 30 }, (_, n) => `#t${n}`),
      ...Array.from({ length: 20 }, (_, n) => `@m${n}`),
    ].join(" ");
    expect(Stage.codes(await stage.create({ caption: tags.padEnd(2200, ".") }))).toBe("no error");
  });

  it("count in UTF-16 units, or in code points when the switch says so", async () => {
    const caption = "🍞".repeat(1101);
    expect(Stage.codes(await stage.create({ caption }))).toBe("36004/2207010");
    await stage.control.setSwitches({ countCharacters: "codepoints" });
    expect(Stage.codes(await stage.create({ caption }))).toBe("no error");
    expect(Stage.codes(await stage.create({ caption: "🍞".repeat(2201) }))).toBe("36004/2207010");
    await stage.control.setSwitches({ countCharacters: "utf16" });
  });

  it("take five hashtags only when the switch says so", async () => {
    await stage.control.setSwitches({ fiveHashtags: true });
    expect(Stage.codes(await stage.create({ caption: "#a #b #c #d #e #f" }))).toBe("36004/2207010");
    await stage.control.setSwitches({ fiveHashtags: false });
    expect(Stage.codes(await stage.create({ caption: "#a #b #c #d #e #f" }))).toBe("no error");
  });

  it("may come as JSON, as a form, and in the query, and the token as a parameter", async () => {
    const address = `${stage.sandbox.url}/v25.0/${stage.accountId}/media`;
    const params = { image_url: `${stage.host.url}/good.jpg`, caption: "hello", access_token: stage.person.userToken };
    const json = {
      body: JSON.stringify({ ...params, is_carousel_item: false }),
      headers: { "content-type": "application/json" },
    };
    for (const [url, init] of [
      [address, json],
      [address, { body: new URLSearchParams(params) }],
      [`${address}?${new URLSearchParams(params)}`, {}],
    ] as const) {
      const answer = await fetch(url, { method: "POST", ...init });
      expect(await answer.json()).toMatchObject({ id: expect.stringMatching(/^\d+$/) });
    }
  });
});

describe("a carousel", () => {
  const child = () => stage.createReady({ is_carousel_item: "true" });
  const parent = (children: string) =>
    stage.graph("POST", `${stage.accountId}/media`, { media_type: "CAROUSEL", children, caption: "all" });

  it("is made of ready children and counts as one post", async () => {
    stage.host.files.set("/wide.jpg", { body: await makePicture(1080, 600) });
    const wide = await stage.createReady({ is_carousel_item: "true", image_url: `${stage.host.url}/wide.jpg` });
    const { body } = await parent(JSON.stringify([await child(), wide]));
    const before = (await stage.graph("GET", `${stage.accountId}/content_publishing_limit`)).body.data[0]?.quota_usage;
    const published = await stage.publish(body.id);
    const read = await stage.graph("GET", published.body.id, { fields: "media_type,children{media_url},permalink" });
    expect(read.body).toMatchObject({ media_type: "CAROUSEL_ALBUM", children: { data: [{}, {}] } });
    const after = (await stage.graph("GET", `${stage.accountId}/content_publishing_limit`)).body.data[0]?.quota_usage;
    expect(after).toBe((before ?? 0) + 1);
    // Both pictures stand in the ratio of the first (4.3).
    const page = await (await fetch(read.body.permalink)).text();
    expect(page.match(/aspect-ratio: 1080 \/ 1350/g)).toHaveLength(2);
  });

  it.each([1, 11])("of %i children is refused", async (count) => {
    const ids = Array.from({ length: count }, () => "1").join(",");
    expect(Stage.codes(await parent(ids))).toBe("100/2207028");
  });

  it("refuses children that are unknown or are no carousel items", async () => {
    expect(Stage.codes(await parent(`${await child()},1`))).toBe("24/2207008");
    expect(Stage.codes(await parent(`${await child()},${await stage.createReady()}`))).toBe("24/2207006");
  });

  it("has children that cannot be published alone", async () => {
    expect(Stage.codes(await stage.publish(await child()))).toBe("100");
  });
});

describe("the quota", () => {
  it("refuses the post after the last of 24 hours, and frees up again", async () => {
    const own = await setStage();
    await own.control.setSwitches({ quotaTotal: 2 });
    for (const expected of ["no error", "no error", "9/2207042"]) {
      expect(Stage.codes(await own.publish(await own.createReady()))).toBe(expected);
      await own.control.advanceClock(1000);
    }
    const limit = await own.graph("GET", `${own.accountId}/content_publishing_limit`, { fields: "quota_usage,config" });
    expect(limit.body).toEqual({ data: [{ quota_usage: 2, config: { quota_total: 2, quota_duration: 86_400 } }] });
    await own.control.advanceClock(24 * HOUR_MS - 2500);
    expect(Stage.codes(await own.publish(await own.createReady()))).toBe("no error");
    await own.close();
  });

  it("gives the total only when asked, and nothing that is not there", async () => {
    const path = `${stage.accountId}/content_publishing_limit`;
    expect(Object.keys((await stage.graph("GET", path)).body.data[0] ?? {})).toEqual(["quota_usage"]);
    expect(Stage.codes(await stage.graph("GET", path, { fields: "permalink" }))).toBe("100");
  });

  it("knows the field of Meta's own sample", async () => {
    const { body } = await stage.graph("GET", `${stage.accountId}/content_publishing_limit`, {
      fields: "quota_usage,rate_limit_settings",
    });
    expect(Object.keys(body.data[0] ?? {})).toEqual(["quota_usage", "rate_limit_settings"]);
  });

  it("allows a limited number of containers in 24 hours", async () => {
    const own = await setStage();
    await own.control.setSwitches({ containersPerDay: 1 });
    expect(Stage.codes(await own.create())).toBe("no error");
    expect(Stage.codes(await own.create())).toBe("80002");
    await own.control.advanceClock(24 * HOUR_MS);
    expect(Stage.codes(await own.create())).toBe("no error");
    await own.close();
  });
});

describe("published posts", () => {
  it("are listed newest first, in real pages", async () => {
    const own = await setStage();
    for (const caption of ["one", "two", "three"]) {
      await own.publish(await own.createReady({ caption }));
      await own.control.advanceClock(1000);
    }
    const first = (await own.graph("GET", `${own.accountId}/media`, { fields: "caption", limit: "2" })).body;
    expect(first.data.map((row) => row.caption)).toEqual(["three", "two"]);
    const rest = await (await fetch(first.paging.next)).json();
    expect(rest.data).toMatchObject([{ caption: "one" }]);
    expect(rest.paging.next).toBeUndefined();
    await own.close();
  });

  it("can be deleted with the permission for it only", async () => {
    const [owner] = await stage.control.addPeople({
      permissions: [
        "instagram_basic",
        "instagram_content_publish",
        "pages_read_engagement",
        "instagram_manage_contents",
      ],
    });
    const own = new Stage(stage.sandbox, stage.host, stage.control, owner ?? stage.person);
    const { body } = await own.publish(await own.createReady());
    expect(await own.graph("DELETE", body.id)).toMatchObject({ body: { success: true } });
    expect(Stage.codes(await own.graph("GET", body.id))).toBe("100/33");
    const mine = await stage.publish(await stage.createReady());
    expect(Stage.codes(await stage.graph("DELETE", mine.body.id))).toBe("10");
  });

  it("take comments, written as message and read as text", async () => {
    const { body } = await stage.publish(await stage.createReady());
    await stage.graph("POST", `${body.id}/comments`, { message: "first!" });
    const read = await stage.graph("GET", `${body.id}/comments`, { fields: "text,username" });
    expect(read.body.data).toMatchObject([{ text: "first!", username: stage.person.pages[0]?.account?.username }]);
  });

  it("keep a comment that was posted with fields, although the answer is 20/1772107", async () => {
    const { body } = await stage.publish(await stage.createReady());
    const answer = await stage.graph("POST", `${body.id}/comments`, { message: "hello", fields: "id" });
    expect(Stage.codes(answer)).toBe("20/1772107");
    const read = await stage.graph("GET", `${body.id}/comments`);
    expect(read.body.data).toHaveLength(1);
  });

  it("and their comments have the fields that Meta names", async () => {
    const post = (await stage.publish(await stage.createReady({ caption: "Rye" }))).body.id;
    const comment = (await stage.graph("POST", `${post}/comments`, { message: "Crumb" })).body.id;
    const read = async (id: string, fields: string) => (await stage.graph("GET", id, { fields })).body;
    const said = await read(comment, "from,user,parent_id,replies,media,text");
    expect(said).toEqual({
      id: comment,
      text: "Crumb",
      media: { id: post },
      from: { id: stage.accountId, username: expect.any(String) },
      user: { id: stage.accountId },
    });
    const fields =
      "view_count,total_view_count,reposts_count,saved_count,shares_count,is_ai_generated,is_shared_to_feed";
    expect(await read(post, fields)).toMatchObject({
      id: post,
      view_count: 0,
      shares_count: 0,
      is_ai_generated: false,
    });
    expect((await read(post, "plays")).error?.message).toMatch("(plays) on node type (ShadowIGMedia)");
    expect((await stage.graph("GET", `${post}/likes`)).body.error?.message).toMatch(
      "(likes) on node type (ShadowIGMedia)",
    );
  });

  it("are made, although the call names fields and answers 20/1772107", async () => {
    const withFields = async () => {
      const creation_id = await stage.createReady();
      const answer = await stage.graph("POST", `${stage.accountId}/media_publish`, { creation_id, fields: "id" });
      return { codes: Stage.codes(answer), status: await stage.status(creation_id) };
    };
    expect(await withFields()).toEqual({ codes: "20/1772107", status: "PUBLISHED" });
    await stage.control.setSwitches({ fieldsOnPost: "comments-only" });
    expect(await withFields()).toEqual({ codes: "no error", status: "PUBLISHED" });
    await stage.control.setSwitches({ fieldsOnPost: "error" });
  });

  it("appear on the profile page, and a story does not", async () => {
    const own = await setStage();
    await own.publish(await own.createReady({ alt_text: "a loaf <of> bread" }));
    await own.publish(await own.createReady({ media_type: "STORIES" }));
    const page = await (await fetch(`${own.sandbox.url}/${own.person.pages[0]?.account?.username}/`)).text();
    expect(page.match(/class="grid"|<li>/g)).toHaveLength(2);
    expect(page).toContain("a loaf &#60;of&#62; bread");
    await own.close();
  });

  it("carry the moment at which media_publish arrived and the moment they went live", async () => {
    const own = await setStage({ now: () => new Date("2026-11-23T10:00:00.123Z") });
    await own.publish(await own.createReady());
    const [media] = await own.control.listMedia(own.accountId);
    expect(media).toMatchObject({ reachedAt: "2026-11-23T10:00:00.123Z", liveAt: "2026-11-23T10:00:00.123Z" });
    await own.close();
  });
});
