import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { chooseCandidate, listCandidates } from "@/lib/accounts/candidates";
import { getDb } from "@/lib/db/client";
import { EngineStage, MINUTE_MS } from "../engine/stage";
import { emptyDatabase } from "../setup/database";

let stage: EngineStage;
beforeAll(async () => {
  stage = await EngineStage.open();
  stage.serveApp();
});
afterAll(() => stage.close());
beforeEach(() => emptyDatabase());

const userOf = async (id: string) =>
  (await getDb().instagramAccount.findUniqueOrThrow({ where: { id }, select: { userId: true } })).userId;

describe.each(["personal", "unlinked"])("a connected account that is %s now", (how) => {
  it("is listed once, with the reason, and goes on when that is put right and it is chosen again", async () => {
    const { accountId, igUserId, person } = await stage.connect();
    const userId = await userOf(accountId);
    const post = await stage.plan(accountId, { inMs: 16 * MINUTE_MS });
    await stage.control.post("accounts/detach", { account: igUserId, how });
    await stage.runFor(5 * MINUTE_MS);
    const { candidates } = await listCandidates(userId);
    expect(candidates).toMatchObject([
      {
        igUserId,
        username: person.pages[0]?.account?.username,
        isConnected: true,
        problem: {
          reason: "No professional Instagram account is linked to this Page.",
          fix: expect.stringContaining("Linked accounts"),
        },
      },
    ]);
    expect(await chooseCandidate(userId, igUserId)).not.toBeNull();

    await stage.control.post("accounts/detach", { account: igUserId, how: null });
    expect((await listCandidates(userId)).candidates).toMatchObject([{ igUserId, problem: null }]);
    expect(await chooseCandidate(userId, igUserId)).toBeNull();
    await stage.runFor(15 * MINUTE_MS);
    expect(await stage.read(post.id)).toMatchObject({ status: "published" });
    expect(await stage.live(igUserId)).toHaveLength(1);
  });
});

describe("an account that is not shown", () => {
  it("has another reason when its Page was unticked, and one beside a Page without an account", async () => {
    const { accountId, person } = await stage.connect({ barePages: 1 });
    const userId = await userOf(accountId);
    await stage.control.post("pages/untick", { person: person.id, page: person.pages[0]?.id });
    const { candidates } = await listCandidates(userId);
    expect(candidates.map(({ igUserId, problem }) => [igUserId === null, problem?.reason])).toEqual([
      [true, "No professional Instagram account is linked to this Page."],
      [false, "Facebook does not show this account to Ospost any more."],
    ]);
  });
});
