import { unzipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deletePerson, finishDeletions } from "@/lib/accounts/deletion";
import { disconnectAccount } from "@/lib/accounts/disconnect";
import { exportEverything } from "@/lib/accounts/export";
import { saveLogin } from "@/lib/accounts/save-login";
import { sweepDiscarded } from "@/lib/compose/sweep-discarded";
import { getDb } from "@/lib/db/client";
import { getDeletionState } from "@/lib/db/deletion-requests";
import { keysOf } from "@/lib/db/image-keys";
import { getUser } from "@/lib/db/users";
import { getStorage, newKey } from "@/lib/storage";
import { ACCOUNT_WORDS } from "@/lib/words/accounts";
import { createUserToken } from "../../sandbox/login/tokens";
import { expectConsole } from "../../support/console";
import { breakFile } from "../break-file";
import { EngineStage, MINUTE_MS } from "../engine/stage";
import { emptyDatabase } from "../setup/database";

const HOUR_MS = 60 * MINUTE_MS;

let stage: EngineStage;
beforeAll(async () => {
  stage = await EngineStage.open();
  stage.serveApp();
});
afterAll(() => stage.close());
beforeEach(async () => {
  await emptyDatabase();
  await stage.control.clearFaults();
});

/** A person with one account, one planned post and its four files. */
async function settle() {
  const { accountId, person } = await stage.connect();
  const { userId } = await getDb().instagramAccount.findUniqueOrThrow({ where: { id: accountId } });
  const post = await stage.plan(accountId, { inMs: 2 * HOUR_MS, caption: "Rye" });
  const keys = {
    originalKey: newKey("originals", "jpg"),
    renditionKey: newKey("renditions", "jpg"),
    thumbnailKey: newKey("thumbnails", "webp"),
    smallThumbnailKey: newKey("thumbnails", "webp"),
  };
  await getDb().postImage.updateMany({ where: { postId: post.id }, data: keys });
  for (const key of Object.values(keys))
    await getStorage().put(key, Buffer.from(key), key.endsWith("webp") ? "image/webp" : "image/jpeg");
  return { userId, accountId, person, postId: post.id, ...keys };
}

async function kept(keys: string[]): Promise<number> {
  const files = await Promise.all(keys.map((key) => getStorage().head(key)));
  return files.filter((file) => file !== null).length;
}

describe("deleting a person", () => {
  it("takes rows, files and Meta's grant, and leaves the others alone", async () => {
    const [gone, other] = [await settle(), await settle()];
    const { isFinished } = await deletePerson(gone.userId, stage.now());
    expect(isFinished).toBe(true);
    expect(await getDb().user.count({ where: { id: gone.userId } })).toBe(0);
    expect(await getDb().post.count({ where: { id: gone.postId } })).toBe(0);
    expect(await kept(keysOf(gone))).toBe(0);
    expect(stage.sandbox.world.grants.get(gone.person.id)).toBeNull();
    expect(stage.sandbox.world.grants.get(other.person.id)).not.toBeNull();
    expect(await kept(keysOf(other))).toBe(4);
    expect((await stage.read(other.postId)).status).toBe("scheduled");
  });

  it("puts the person out at once and is finished later when the storage refuses", async () => {
    const gone = await settle();
    const mend = await breakFile(gone.renditionKey);
    expectConsole(/deletion: /);
    const { code, isFinished } = await deletePerson(gone.userId, stage.now());
    expect(isFinished).toBe(false);
    expect(await getUser(gone.userId)).toBeNull();
    expect((await getDeletionState(code))?.finishedAt).toBeNull();
    await stage.runFor(3 * HOUR_MS);
    expect(await stage.live(gone.person.pages[0]?.account?.id ?? "")).toEqual([]);
    await mend();
    expect(await finishDeletions(stage.now())).toBe(1);
    expect(await getDb().user.count({ where: { id: gone.userId } })).toBe(0);
    expect(await kept(keysOf(gone))).toBe(0);
    expect((await getDeletionState(code))?.finishedAt).not.toBeNull();
  });

  it("keeps nothing but the grant while Meta is away, and gives it back later", async () => {
    const gone = await settle();
    await stage.control.armFault("answer-500", { endpoint: "permissions-delete", times: 1 });
    expectConsole(/deletion: /);
    expect((await deletePerson(gone.userId, stage.now())).isFinished).toBe(false);
    expect(await getDb().post.count()).toBe(0);
    expect(await kept(keysOf(gone))).toBe(0);
    expect(stage.sandbox.world.grants.get(gone.person.id)).not.toBeNull();
    expect(await finishDeletions(stage.now())).toBe(1);
    expect(stage.sandbox.world.grants.get(gone.person.id)).toBeNull();
    expect(await getDb().user.count()).toBe(0);
  });

  it("is finished before the same person can come in anew", async () => {
    const gone = await settle();
    const mend = await breakFile(gone.renditionKey);
    expectConsole(/deletion: /);
    await deletePerson(gone.userId, stage.now());
    const logIn = () => saveLogin(createUserToken(stage.sandbox.world, gone.person.id, false).token.id);
    expect(await logIn()).toBe("being-deleted");
    expect(await getDb().user.count()).toBe(1);
    await mend();
    expect(await logIn()).toBe("being-deleted");
    expect(await getDb().user.count()).toBe(0);
  });
});

describe("disconnecting an account", () => {
  it("removes it with its posts and pictures, and nothing else", async () => {
    const [one, other] = [await settle(), await settle()];
    expect(await disconnectAccount(other.userId, one.accountId)).toBe(ACCOUNT_WORDS.gone);
    expect(await disconnectAccount(one.userId, one.accountId)).toBeNull();
    expect(await getDb().instagramAccount.count({ where: { id: one.accountId } })).toBe(0);
    expect(await kept(keysOf(one))).toBe(0);
    expect(await getUser(one.userId)).not.toBeNull();
    expect((await stage.read(other.postId)).status).toBe("scheduled");
  });

  it("waits for a post that is going out", async () => {
    const one = await settle();
    await getDb().post.update({
      where: { id: one.postId },
      data: { status: "publishing", publishSentAt: stage.now() },
    });
    expect(await disconnectAccount(one.userId, one.accountId)).toContain("going out right now");
    expect(await kept([one.renditionKey])).toBe(1);
  });

  it("forgets no file when the storage refuses for a while", async () => {
    const one = await settle();
    const mend = await breakFile(one.renditionKey);
    expectConsole(/discarded files: /);
    expect(await disconnectAccount(one.userId, one.accountId)).toBeNull();
    expect(await getDb().discardedFile.count()).toBe(4);
    await mend();
    expect(await sweepDiscarded(new Date())).toBe(4);
    expect(await getDb().discardedFile.count()).toBe(0);
  });
});

describe("exporting everything", () => {
  it("gives the person's own posts and pictures and no token", async () => {
    const [one, other] = [await settle(), await settle()];
    const zip = Buffer.from(await new Response(exportEverything(one.userId, stage.now())).arrayBuffer());
    const files = Object.fromEntries(
      Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
    );
    const posts = JSON.parse(files["posts.json"] ?? "[]");
    expect(posts).toMatchObject([{ id: one.postId, caption: "Rye" }]);
    expect(files[posts[0].images[0].files.original]).toBe(one.originalKey);
    expect(files[posts[0].images[0].files.rendition]).toBe(one.renditionKey);
    expect(JSON.parse(files["account.json"] ?? "{}").accounts).toHaveLength(1);
    const everything = Object.values(files).join("\n");
    expect(everything).not.toContain(other.postId);
    for (const secret of [one.person.userToken, one.person.pages[0]?.pageToken ?? "-", "Cipher"])
      expect(everything).not.toContain(secret);
  });

  it("gives the thumbnail once nothing larger is kept", async () => {
    const one = await settle();
    await getDb().postImage.updateMany({
      where: { postId: one.postId },
      data: { originalKey: null, renditionKey: null },
    });
    const zip = Buffer.from(await new Response(exportEverything(one.userId, stage.now())).arrayBuffer());
    const files = unzipSync(zip);
    const [post] = JSON.parse(Buffer.from(files["posts.json"] ?? []).toString());
    expect(post.images[0].files).toEqual({
      original: null,
      rendition: null,
      thumbnail: expect.stringMatching(/1 small\.webp$/),
    });
    expect(Buffer.from(files[post.images[0].files.thumbnail] ?? []).toString()).toBe(one.thumbnailKey);
  });

  it("names what could not be read and still comes whole", async () => {
    const one = await settle();
    await getStorage().delete([one.originalKey]);
    const zip = Buffer.from(await new Response(exportEverything(one.userId, stage.now())).arrayBuffer());
    const missing = Buffer.from(unzipSync(zip)["missing.txt"] ?? []).toString();
    expect(missing).toContain("original.jpg");
  });
});
