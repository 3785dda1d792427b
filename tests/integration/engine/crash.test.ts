import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { createPost, updatePost } from "@/lib/db/post-writes";
import { GraphClient } from "@/lib/graph/client";
import { TIMING } from "@/lib/publish/timing";
import { EngineStage, MINUTE_MS } from "./stage";

let stage: EngineStage;
beforeAll(async () => {
  stage = await EngineStage.open();
});
afterAll(() => stage.close());

type Call = "create" | "status" | "publish" | "permalink";
type Moment = "before" | "after";

function callOf(url: string, method: string): Call {
  if (url.endsWith("/media_publish")) return "publish";
  if (method === "POST") return "create";
  return url.includes("fields=permalink") ? "permalink" : "status";
}

/**
 * A process that stops for ever just before one of its calls goes out, or just after the answer came in and before
 * anything is done with it: what SIGKILL leaves behind, at a place of our choosing.
 */
function dyingAt(call: Call, moment: Moment) {
  let died: () => void = () => undefined;
  const death = new Promise<void>((resolve) => {
    died = resolve;
  });
  let resume: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => {
    resume = resolve;
  });
  const dyingFetch: typeof fetch = async (input, init) => {
    if (callOf(String(input), init?.method ?? "GET") !== call) return fetch(input, init);
    const answer = moment === "after" ? await fetch(input, { ...init, signal: null }) : null;
    died();
    await stopped;
    return answer ?? fetch(input, init);
  };
  const graph = new GraphClient({
    baseUrl: stage.sandbox.url,
    version: "v25.0",
    appSecret: stage.sandbox.appSecret,
    timeoutMs: 60_000,
    fetch: dyingFetch,
  });
  return { graph, death, resume };
}

const points = (["create", "status", "publish", "permalink"] as const).flatMap((call) =>
  (["before", "after"] as const).map((moment) => [moment, call] as const),
);

describe("a process that dies", () => {
  it.each(points)("%s the %s call leaves a post that the next one publishes exactly once", async (moment, call) => {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: MINUTE_MS });
    const { graph, death } = dyingAt(call, moment);
    void stage.runFor(2 * MINUTE_MS, { graph });
    await death;
    // Whoever comes while the lease holds leaves the post alone.
    expect(await stage.look()).toBe(0);
    stage.advance(TIMING.leaseMs);
    await stage.runFor(20 * MINUTE_MS);
    expect(await stage.live(igUserId)).toHaveLength(1);
    expect(await stage.read(post.id)).toMatchObject({ status: "published", leaseOwner: null, nextActionAt: null });
  });

  it("and comes back to life after somebody else took over writes nothing and sends nothing", async () => {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: MINUTE_MS });
    const { graph, death, resume } = dyingAt("publish", "after");
    const zombie = stage.runFor(MINUTE_MS, { graph });
    await death;
    stage.advance(TIMING.leaseMs);
    await stage.runFor(5 * MINUTE_MS);
    const settled = await stage.read(post.id);
    resume();
    await zombie;
    expect(await stage.read(post.id)).toEqual(settled);
    expect(await stage.live(igUserId)).toHaveLength(1);
  });

  it("does not send a publish whose intent it stored too long ago", async () => {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: MINUTE_MS });
    await stage.runFor(MINUTE_MS, { timing: { ...TIMING, sendWithinMs: -1 } });
    expect(await stage.live(igUserId)).toHaveLength(0);
    expect((await stage.read(post.id)).status).toBe("publishing");
    await stage.runFor(20 * MINUTE_MS);
    expect(await stage.live(igUserId)).toHaveLength(1);
  });
});

describe("a post that ends every process that works on it", () => {
  /** Whoever holds the post ends with its first call, whichever of its posts that call is about. */
  function dyingOf(postId: string, owner: string) {
    let died: () => void = () => undefined;
    const death = new Promise<void>((resolve) => {
      died = resolve;
    });
    const dyingFetch: typeof fetch = async (input, init) => {
      const { leaseOwner } = await getDb().post.findUniqueOrThrow({ where: { id: postId } });
      if (leaseOwner !== owner) return fetch(input, init);
      died();
      return new Promise(() => undefined);
    };
    const { url, appSecret } = stage.sandbox;
    const graph = new GraphClient({ baseUrl: url, version: "v25.0", appSecret, timeoutMs: 60_000, fetch: dyingFetch });
    return { owner, graph, death };
  }

  it("is given up alone: those that were held with it go out, once", { timeout: 120_000 }, async () => {
    const { accountId, igUserId } = await stage.connect();
    const deadly = await stage.plan(accountId, { inMs: 10 * MINUTE_MS });
    const others = await Promise.all(Array.from({ length: 12 }, () => stage.plan(accountId, { inMs: 10 * MINUTE_MS })));
    for (let round = 0; (await stage.read(deadly.id)).status === "scheduled" && round < 20; round++) {
      const { death, ...process } = dyingOf(deadly.id, `dying-${round}`);
      await Promise.race([stage.look(process), death]);
      stage.advance(TIMING.leaseMs);
    }
    expect(await stage.read(deadly.id)).toMatchObject({ status: "failed", failureKind: "attempts" });
    await stage.runFor(30 * MINUTE_MS);
    const rows = await Promise.all(others.map(({ id }) => stage.read(id)));
    expect(rows.map(({ status }) => status)).toEqual(others.map(() => "published"));
    expect(await stage.live(igUserId)).toHaveLength(others.length);
  });
});

describe("an edit", () => {
  const edit = { caption: "The new words", altText: "", isDraft: false, image: null, event: "edited" };

  it("drops the prepared container, so that the new words go out", async () => {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: 5 * MINUTE_MS, caption: "The old words" });
    await stage.runFor(MINUTE_MS);
    const { userId } = await getDb().instagramAccount.findUniqueOrThrow({ where: { id: accountId } });
    await updatePost(userId, post.id, 0, { ...edit, publishAt: post.publishAt }, stage.now());
    await stage.runFor(5 * MINUTE_MS);
    expect(await stage.live(igUserId)).toMatchObject([{ caption: "The new words" }]);
  });

  it("wins over a process that was just preparing the old words", async () => {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: 5 * MINUTE_MS, caption: "The old words" });
    const { graph, death, resume } = dyingAt("create", "after");
    const slow = stage.look({ graph });
    await death;
    const { userId } = await getDb().instagramAccount.findUniqueOrThrow({ where: { id: accountId } });
    expect(await updatePost(userId, post.id, 0, { ...edit, publishAt: post.publishAt }, stage.now())).toBe("updated");
    resume();
    await slow;
    expect((await stage.read(post.id)).creationId).toBeNull();
    await stage.runFor(6 * MINUTE_MS);
    expect(await stage.live(igUserId)).toMatchObject([{ caption: "The new words" }]);
  });

  it("is refused once the post is being published", async () => {
    const { accountId, igUserId } = await stage.connect();
    const post = await stage.plan(accountId, { inMs: MINUTE_MS });
    const { graph, death, resume } = dyingAt("publish", "before");
    const publishing = stage.runFor(MINUTE_MS, { graph });
    await death;
    const { userId } = await getDb().instagramAccount.findUniqueOrThrow({ where: { id: accountId } });
    expect(await updatePost(userId, post.id, 0, { ...edit, publishAt: post.publishAt }, stage.now())).toBe(
      "not-editable",
    );
    resume();
    await publishing;
    expect(await stage.live(igUserId)).toHaveLength(1);
  });

  it("by somebody else changes nothing", async () => {
    const { accountId } = await stage.connect();
    const stranger = await stage.connect();
    const post = await stage.plan(accountId, { inMs: 60 * MINUTE_MS, caption: "Mine" });
    const { userId } = await getDb().instagramAccount.findUniqueOrThrow({ where: { id: stranger.accountId } });
    expect(await updatePost(userId, post.id, null, { ...edit, publishAt: post.publishAt }, stage.now())).toBe(
      "not-editable",
    );
    expect(await createPost(userId, accountId, { ...edit, publishAt: post.publishAt }, stage.now())).toBeNull();
    expect((await stage.read(post.id)).caption).toBe("Mine");
  });
});
