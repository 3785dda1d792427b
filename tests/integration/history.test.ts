import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { refreshCounts } from "@/lib/accounts/refresh-counts";
import { getDb } from "@/lib/db/client";
import { listHistory } from "@/lib/db/history";
import type { HistoryFilter } from "@/lib/posts/history-view";
import { expectConsole } from "../support/console";
import { EngineStage, MINUTE_MS } from "./engine/stage";
import { emptyDatabase } from "./setup/database";

const DAY_MS = 24 * 60 * MINUTE_MS;

let stage: EngineStage;
beforeAll(async () => {
  stage = await EngineStage.open();
  process.env.META_GRAPH_URL = stage.sandbox.url;
  process.env.FACEBOOK_APP_SECRET = stage.sandbox.appSecret;
});
afterAll(() => stage.close());

type Somebody = { userId: string; accountId: string; igUserId: string };

async function somebody(): Promise<Somebody> {
  const { accountId, igUserId } = await stage.connect();
  const { userId } = await getDb().instagramAccount.findUniqueOrThrow({ where: { id: accountId } });
  return { userId, accountId, igUserId };
}

async function store(accountId: string, captions: string[], columns: object = {}): Promise<void> {
  const at = (index: number) => new Date(stage.now().getTime() - index * MINUTE_MS);
  await getDb().post.createMany({
    data: captions.map((caption, index) => ({
      accountId,
      caption,
      status: "published" as const,
      reconcileNote: "media-found",
      publishAt: at(index),
      publishedAt: at(index),
      ...columns,
    })),
  });
}

function captions(who: Somebody, search: string, filter: HistoryFilter = "published"): Promise<string[]> {
  return listHistory(who.userId, who.accountId, { filter, search, before: null }).then(({ posts }) =>
    posts.map(({ caption }) => caption),
  );
}

/** Every page after the other, as the "Older" link goes. */
async function walk(who: Somebody, filter: HistoryFilter, search = ""): Promise<string[][]> {
  const pages: string[][] = [];
  for (let before: string | null = null; pages.length < 20; ) {
    const page = await listHistory(who.userId, who.accountId, { filter, search, before });
    pages.push(page.posts.map(({ caption }) => caption));
    if (page.older === null) return pages;
    before = page.older;
  }
  throw new Error("the pages do not end");
}

describe("the pages of the history", () => {
  const names = Array.from({ length: 75 }, (_, index) => `Post ${index}`);

  it("list every post once, newest first, also those of one and the same instant", async () => {
    const who = await somebody();
    await store(who.accountId, names, { publishedAt: stage.now() });
    await store(who.accountId, ["Oldest"], { publishedAt: new Date(stage.now().getTime() - DAY_MS) });
    const pages = await walk(who, "published");
    expect(pages.map((page) => page.length)).toEqual([30, 30, 16]);
    expect(pages.flat().slice(0, 75).sort()).toEqual([...names].sort());
    expect(pages.flat().at(-1)).toBe("Oldest");
  });

  it("keep their place when something newer is published meanwhile", async () => {
    const who = await somebody();
    await store(who.accountId, names.slice(0, 40));
    const first = await listHistory(who.userId, who.accountId, { filter: "published", search: "", before: null });
    await store(who.accountId, ["New"], { publishedAt: new Date(stage.now().getTime() + MINUTE_MS) });
    const second = await listHistory(who.userId, who.accountId, {
      filter: "published",
      search: "",
      before: first.older,
    });
    expect(second.posts.map(({ caption }) => caption)).toEqual(names.slice(30, 40));
  });

  it("list what failed and what is unconfirmed together, by the time it should have gone out", async () => {
    const who = await somebody();
    const at = (minutes: number) => new Date(stage.now().getTime() - minutes * MINUTE_MS);
    await store(who.accountId, ["Out"]);
    await store(who.accountId, ["Late"], {
      status: "failed",
      failureKind: "late",
      publishAt: at(3),
      publishedAt: null,
    });
    await store(who.accountId, ["Maybe"], { status: "unconfirmed", publishAt: at(2), publishedAt: null });
    await store(who.accountId, ["Shape"], {
      status: "failed",
      failureKind: "content",
      publishAt: at(1),
      publishedAt: null,
    });
    const { posts } = await listHistory(who.userId, who.accountId, { filter: "failed", search: "", before: null });
    expect(posts.map(({ caption, nextAction }) => [caption, nextAction])).toEqual([
      ["Shape", "edit"],
      ["Maybe", null],
      ["Late", "retry"],
    ]);
    expect(await captions(who, "")).toEqual(["Out"]);
    await store(who.accountId, names.slice(0, 31), { status: "failed", publishedAt: null });
    await store(who.accountId, names.slice(31, 62), { status: "unconfirmed", publishedAt: null });
    const all = (await walk(who, "failed")).flat();
    expect(all).toHaveLength(65);
    expect(new Set(all).size).toBe(65);
  });

  it("are nobody else's", async () => {
    const [who, other] = [await somebody(), await somebody()];
    await store(who.accountId, ["Secret bread"]);
    for (const search of ["", "bread"]) {
      expect(await captions({ ...other, accountId: who.accountId }, search)).toEqual([]);
      expect(await captions(other, search)).toEqual([]);
    }
  });
});

describe("search in captions", () => {
  it("finds words and how they begin, in any case and any script, all of them together", async () => {
    const who = await somebody();
    await store(who.accountId, [
      "Fresh sourdough 🥐 every morning\n#BreadLovers",
      "Свежий хлеб и Brötchen",
      "We don't bake on example.com/sundays",
    ]);
    const found = async (search: string) => (await captions(who, search)).map((caption) => caption.slice(0, 5));
    expect(await found("sour")).toEqual(["Fresh"]);
    expect(await found("MORNING fresh")).toEqual(["Fresh"]);
    expect(await found("#breadl")).toEqual(["Fresh"]);
    expect(await found("fresh brötchen")).toEqual([]);
    expect(await found("хлеб")).toEqual(["Свежи"]);
    expect(await found("brÖt")).toEqual(["Свежи"]);
    expect(await found("don't bake")).toEqual(["We do"]);
    expect(await found("dough")).toEqual([]);
  });

  it.each(["'", "a' | 'b", "!fresh", "fresh &", ":*", "\\'", "fresh:A <-> x", "%_", "\u0000", "🥐", "x".repeat(101)])(
    "takes %j for words, not for a query",
    async (search) => {
      const who = await somebody();
      await store(who.accountId, ["Nothing of the kind"]);
      expect(await captions(who, search)).toEqual([]);
    },
  );

  it("leaves the pages whole", async () => {
    const who = await somebody();
    await store(
      who.accountId,
      Array.from({ length: 70 }, (_, index) => (index % 2 === 0 ? `Bread ${index}` : "Cake")),
    );
    const pages = await walk(who, "published", "bread");
    expect(pages.map((page) => page.length)).toEqual([30, 5]);
    expect(pages.flat()[34]).toBe("Bread 68");
  });

  it("finds a word once wherever it stands: among the newest, far back, and on both sides", async () => {
    const who = await somebody();
    const bread = [3, 7, ...Array.from({ length: 60 }, (_, index) => 90 + index)];
    const words = (index: number) => (bread.includes(index) ? `Bread ${index}` : `Cake ${index}`);
    await store(
      who.accountId,
      Array.from({ length: 260 }, (_, index) => (index === 255 ? "Saffron" : words(index))),
    );
    const pages = await walk(who, "published", "bread");
    expect(pages.map((page) => page.length)).toEqual([30, 30, 2]);
    expect(pages.flat()).toEqual(bread.map((index) => `Bread ${index}`));
    expect(await captions(who, "saffron")).toEqual(["Saffron"]);
    expect((await walk(who, "published", "cake")).flat()).toHaveLength(197);
  });
});

describe("likes and comments", () => {
  beforeEach(emptyDatabase);
  const run = () => refreshCounts(stage.now, new Date(stage.now().getTime() + MINUTE_MS));

  async function published(): Promise<Somebody & { postId: string; mediaId: string }> {
    const who = await somebody();
    const post = await stage.plan(who.accountId);
    await stage.runFor(MINUTE_MS);
    const { mediaId } = await stage.read(post.id);
    return { ...who, postId: post.id, mediaId: mediaId ?? "" };
  }

  it("are read once a day, with the time they were read, and hidden likes are told from none", async () => {
    const [one, other] = [await published(), await published()];
    await stage.control.post("likes", { media: one.mediaId, likes: 12 });
    await stage.control.post("likes", { media: other.mediaId, likes: null });
    expect(await run()).toMatchObject({ accounts: 2, posts: 2, unreachable: 0 });
    const page = await listHistory(one.userId, one.accountId, { filter: "published", search: "", before: null });
    expect(page.posts[0]).toMatchObject({ likes: 12, comments: 0, countedAt: stage.now().toISOString() });
    expect(await stage.read(other.postId)).toMatchObject({ likeCount: null, commentsCount: 0 });
    expect(await run()).toMatchObject({ accounts: 0 });
    stage.advance(DAY_MS);
    await stage.control.post("likes", { media: one.mediaId, likes: 13 });
    expect(await run()).toMatchObject({ accounts: 2 });
    expect(await stage.read(one.postId)).toMatchObject({ likeCount: 13, countsReadAt: stage.now() });
  });

  it("of an account that does not answer wait a day, and those of the others are read all the same", async () => {
    const [broken, fine] = [await published(), await published()];
    await getDb().instagramAccount.update({ where: { id: broken.accountId }, data: { igUserId: "178410000000000" } });
    expectConsole(/counts: likes and comments could not be read/);
    const tally = await run();
    expect(tally).toMatchObject({ unreachable: 1 });
    expect((await stage.read(fine.postId)).countsReadAt).not.toBeNull();
    expect((await stage.read(broken.postId)).countsReadAt).toBeNull();
    expect(await run()).toMatchObject({ unreachable: 0 });
  });

  it("bring the address of a post that had none, and leave the others' as they are", async () => {
    const [lost, known] = [await published(), await published()];
    const { permalink } = await stage.read(lost.postId);
    expect(permalink).toContain("/p/");
    await getDb().post.update({ where: { id: lost.postId }, data: { permalink: null } });
    await getDb().post.update({
      where: { id: known.postId },
      data: { permalink: "https://www.instagram.com/p/known/" },
    });
    await run();
    expect((await stage.read(lost.postId)).permalink).toBe(permalink);
    expect((await stage.read(known.postId)).permalink).toBe("https://www.instagram.com/p/known/");
  });

  it("of a held account are left alone", async () => {
    const held = await published();
    await getDb().instagramAccount.update({ where: { id: held.accountId }, data: { heldAt: stage.now() } });
    await run();
    expect((await stage.read(held.postId)).countsReadAt).toBeNull();
  });
});
