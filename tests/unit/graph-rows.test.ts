import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findDoubt, findProblem, findRefusal } from "@/lib/accounts/reach";
import { GraphClient } from "@/lib/graph/client";
import { parseKeepingIds } from "@/lib/graph/graph-id";
import { debugToken } from "@/lib/graph/login";
import { listMediaCounts } from "@/lib/graph/media-counts";
import { listPages, type Page } from "@/lib/graph/pages";
import { listProfileMedia } from "@/lib/graph/profile-media";
import { listMediaSince } from "@/lib/graph/publishing";
import { expectConsole } from "../support/console";

/** What Meta answers, by the path below the version; as text, since numbers are part of what is tested. */
let answers: Record<string, string> = {};
const server = createServer((request, response) => {
  const path = new URL(request.url ?? "", "http://x").pathname.replace(/^\/v25\.0\//, "");
  const known = answers[path];
  response.statusCode = known === undefined ? 400 : 200;
  response.end(known ?? '{"error":{"code":100,"error_subcode":33}}');
});
let graph: GraphClient;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  graph = new GraphClient({ baseUrl, version: "v25.0", appSecret: "secret" });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  answers = {};
});

const good =
  '{"id":"1","name":"Good","access_token":"EAAgood","tasks":["MANAGE"],"instagram_business_account":{"id":"17","username":"good"}}';
const pagesOf = async (...rows: string[]) => {
  answers["me/accounts"] = `{"data":[${rows.join(",")},${good}]}`;
  return listPages(graph, "EAAuser");
};
const reach = (publishTargets: string[] | null = null) => ({
  missing: [],
  token: { isValid: true, facebookId: "2", expiresAt: null, dataAccessExpiresAt: null, death: null, publishTargets },
});
const odd = (page: Partial<Page>): Page => ({
  ...{ id: "2", name: "Odd", token: "EAAodd", tasks: ["MANAGE"] },
  instagram: { igUserId: "18", username: "odd", name: "Odd", pictureUrl: null },
  ...page,
});

describe("Pages", () => {
  it("without a token are listed, cannot be connected, and spoil none of the others", async () => {
    const [page, other] = await pagesOf(
      '{"id":"2","name":"Odd","instagram_business_account":{"id":"18","username":"odd"}}',
    );
    expect(page).toMatchObject({ token: null, tasks: null, instagram: { username: "odd" } });
    expect(other).toMatchObject({ token: "EAAgood", instagram: { igUserId: "17" } });
    expect(page && findProblem(page, reach())?.reason).toBe("Facebook gives Ospost no access to this Page.");
    expect(other && findProblem(other, reach())).toBeNull();
  });

  it("whose account comes with its id only are asked for its name, and are without one when that says no more", async () => {
    expectConsole(/came by its id alone/);
    const bare = (id: string, account: string) =>
      `{"id":"${id}","name":"Odd","access_token":"EAAodd","instagram_business_account":{"id":"${account}"}}`;
    answers["18"] = '{"id":"18","username":"found"}';
    answers["19"] = '{"id":"19"}';
    const pages = await pagesOf(bare("2", "18"), bare("3", "19"), bare("4", "20"));
    expect(pages.map(({ instagram }) => instagram?.username)).toEqual(["found", null, null, "good"]);
    expect(pages[1] && findProblem(pages[1], reach())?.reason).toContain("does not say which Instagram account");
    // An account that is connected is not let go of for that.
    expect(pages[1] && findRefusal(pages[1], reach())).toBeNull();
  });

  it("with nulls and rows that are none are read as far as they go", async () => {
    expectConsole(/a row could not be read/);
    const pages = await pagesOf(
      '{"id":2,"name":null,"access_token":null,"tasks":null,"instagram_business_account":null}',
      "null",
      '{"name":"no id"}',
      '{"id":"3","name":"Odd","access_token":"EAAodd","tasks":"MANAGE","instagram_business_account":{"id":17841405822304914,"username":"odd","name":null,"profile_picture_url":null}}',
    );
    expect(pages.map(({ id }) => id)).toEqual(["2", "3", "1"]);
    expect(pages[1]).toMatchObject({ tasks: null, instagram: { igUserId: "17841405822304914", name: "odd" } });
  });

  it.each([
    [["CREATE_CONTENT"], "may"],
    [["ANALYZE", "PROFILE_PLUS_CREATE_CONTENT"], "may"],
    [["PROFILE_PLUS_MANAGE"], "may"],
    [["PROFILE_PLUS_FULL_CONTROL"], "may"],
    [["ANALYZE", "MODERATE"], "may not"],
    [["PROFILE_PLUS_ANALYZE"], "may not"],
    [["ANALYZE", "PROFILE_PLUS_FACEBOOK_ACCESS"], "perhaps"],
    [["SOMETHING_NEW"], "perhaps"],
    [[], "perhaps"],
    [null, "perhaps"],
  ] as const)("with the tasks %j %s publish", (tasks, said) => {
    const page = odd({ tasks: tasks === null ? null : [...tasks] });
    const refusal = findProblem(page, reach())?.reason ?? null;
    expect(refusal).toBe(said === "may not" ? "You may not create content on this Page." : null);
    if (refusal === null) expect(findDoubt(page) === null ? "may" : "perhaps").toBe(said);
  });
});

describe("a token's description", () => {
  const describe = (data: string) => {
    answers["debug_token"] = `{"data":{"is_valid":true,${data}}}`;
    return debugToken(graph, { id: "1234567890123456", secret: "s" }, "EAAuser");
  };

  it("without target_ids means all accounts", async () => {
    const scopes = '"granular_scopes":[null,{"scope":"pages_show_list"},{"scope":"instagram_content_publish"}]';
    expectConsole(/a row could not be read/);
    expect(await describe(scopes)).toMatchObject({ isValid: true, publishTargets: null });
    expect(await describe('"granular_scopes":null')).toMatchObject({ publishTargets: null });
  });

  it("may have numbers for ids, with every digit", async () => {
    const scopes = '"granular_scopes":[{"scope":"instagram_content_publish","target_ids":[17841405822304915,"18"]}]';
    const described = await describe(`"app_id":1234567890123456,"user_id":10223456789012345,${scopes}`);
    expect(described).toMatchObject({
      isValid: true,
      facebookId: "10223456789012345",
      publishTargets: ["17841405822304915", "18"],
    });
  });
});

describe("media", () => {
  it("keep their counts when one of them has null for its own", async () => {
    answers["17/media"] =
      '{"data":[{"id":"1","like_count":null,"comments_count":2},{"id":"2","like_count":3,"permalink":null},{"id":"3"}]}';
    const { counts } = await listMediaCounts(graph, "EAA", "17", null);
    expect(counts.map(({ likes, comments }) => [likes, comments])).toEqual([
      [null, 2],
      [3, null],
      [null, null],
    ]);
  });

  it("of a profile are shown without the one that has no time", async () => {
    expectConsole(/a row could not be read/);
    const row = (id: string, timestamp: string) =>
      `{"id":"${id}","timestamp":${timestamp},"permalink":"https://instagram.com/p/${id}/","caption":null,"media_url":null}`;
    answers["17/media"] = `{"data":[${row("1", '"2026-08-07T12:34:56+0000"')},${row("2", '"soon"')}]}`;
    const media = await listProfileMedia(graph, "EAA", "17");
    expect(media.map(({ id, caption, pictureUrl }) => [id, caption, pictureUrl])).toEqual([["1", "", null]]);
  });

  it("that decide whether a post is sent again are read whole or not at all", async () => {
    const row = (timestamp: string) => `{"id":17841405822304915,"timestamp":${timestamp},"caption":null}`;
    answers["17/media"] = `{"data":[${row('"2026-08-07T12:34:56+0000"')}]}`;
    const list = () => listMediaSince(graph, "EAA", "17", new Date(0));
    expect(await list()).toMatchObject({ media: [{ id: "17841405822304915", caption: "" }], isWhole: true });
    answers["17/media"] = `{"data":[${row('"2026-08-07T12:34:56+0000"')},${row('"soon"')}]}`;
    await expect(list()).rejects.toMatchObject({ kind: "unreadable-answer" });
    answers["17/media"] =
      `{"data":[${row('"2026-08-07T12:34:56+0000"')}],"paging":{"next":"https://more","cursors":null}}`;
    expect(await list()).toMatchObject({ media: [{}], isWhole: false });
  });
});

describe("parseKeepingIds", () => {
  it("keeps the digits of a long number, and changes nothing else", () => {
    const text = String.raw`{"a":17841405822304915,"b":[10223456789012345, 1],"c":"says: 17841405822304915, \"17841405822304915\"","d":1.2345678901234567890,"e":-12345678901234567,"f":1e3}`;
    const plain = JSON.parse(text);
    expect(parseKeepingIds(text)).toEqual({ ...plain, a: "17841405822304915", b: ["10223456789012345", 1] });
  });

  it.each([
    ["many of them", `[${"17841405822304915,".repeat(10_000)}1]`],
    ["a string full of escapes", `{"id":17841405822304915,"caption":"${"\\\\".repeat(300_000)}"}`],
    ["strings without an end", `[17841405822304915,${'"a\\'.repeat(100_000)}`],
    ["digits without an end", `[${"1".repeat(500_000)}.`],
  ])("takes one pass for %s", (_what, text) => {
    const startedAt = performance.now();
    try {
      parseKeepingIds(text);
    } catch (error) {
      expect(error).toBeInstanceOf(SyntaxError);
    }
    // It takes about 50 ms; going through the rest again and again takes minutes.
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
