import { describe, expect, it } from "vitest";
import { type PreflightAccount, type PreflightFacts, preflight } from "@/lib/posts/preflight";

const now = new Date("2026-11-24T12:00:00.000Z");
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();

const account: PreflightAccount = {
  username: "ada",
  heldSentence: null,
  accessEndsAt: inHours(24 * 60),
  missingPermissions: [],
  quotaTotal: 50,
  quotaElsewhere: 0,
  quotaReadAt: inHours(0),
  timeZone: "Europe/Berlin",
};
const facts: PreflightFacts = { pictureProblem: null, postsInDayBefore: 0 };
const post = { publishAt: inHours(48), caption: "Bread #a #b", hasPicture: true };

function kinds(changes: {
  post?: Partial<typeof post>;
  account?: Partial<PreflightAccount>;
  facts?: Partial<PreflightFacts>;
}) {
  const found = preflight(
    { ...post, ...changes.post },
    { ...account, ...changes.account },
    { ...facts, ...changes.facts },
    now,
  );
  return found.map(({ kind }) => kind);
}

describe("preflight", () => {
  it("has nothing to say of a post that nothing stands in the way of", () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ account: { accessEndsAt: null, quotaTotal: null, quotaReadAt: null } })).toEqual([]);
  });

  it("sees that the access ends before the post's time, and says when on the person's clock", () => {
    expect(kinds({ account: { accessEndsAt: inHours(47) } })).toEqual(["access"]);
    expect(kinds({ account: { accessEndsAt: inHours(48) } })).toEqual(["access"]);
    expect(kinds({ account: { accessEndsAt: inHours(49) } })).toEqual([]);
    const [ahead] = preflight(post, { ...account, accessEndsAt: inHours(1) }, facts, now);
    expect(ahead).toMatchObject({ fix: "reconnect" });
    expect(ahead?.sentence).toContain("runs out Tue 24 Nov, 14:00");
    const [over] = preflight(post, { ...account, accessEndsAt: inHours(-1) }, facts, now);
    expect(over?.sentence).toContain("ran out Tue 24 Nov, 12:00");
  });

  it("names what the account lacks: a permission, or everything", () => {
    expect(kinds({ account: { missingPermissions: ["instagram_content_publish"] } })).toEqual(["permission"]);
    expect(kinds({ account: { heldSentence: "Log in again." } })).toEqual(["held"]);
  });

  it("knows whose the picture is to mend", () => {
    expect(kinds({ post: { hasPicture: false } })).toEqual(["picture"]);
    expect(preflight(post, account, { ...facts, pictureProblem: "refused" }, now)[0]).toMatchObject({
      fix: "operator",
    });
    expect(preflight({ ...post, hasPicture: false }, account, facts, now)[0]).toMatchObject({ fix: "edit" });
  });

  it("counts the 24 hours before a post against what the account may post", () => {
    expect(kinds({ facts: { postsInDayBefore: 49 } })).toEqual([]);
    expect(kinds({ facts: { postsInDayBefore: 50 } })).toEqual(["quota"]);
    expect(kinds({ account: { quotaTotal: null }, facts: { postsInDayBefore: 500 } })).toEqual([]);
  });

  it("counts what was posted elsewhere only until it is a day old", () => {
    const elsewhere = { quotaElsewhere: 50 };
    expect(kinds({ post: { publishAt: inHours(23) }, account: elsewhere })).toEqual(["quota"]);
    expect(kinds({ post: { publishAt: inHours(24) }, account: elsewhere })).toEqual([]);
  });

  it("warns of more hashtags than Instagram's app takes, in other words than of more than anybody takes", () => {
    const tags = (count: number) => Array.from({ length: count }, (_, index) => `#tag${index}x`).join(" ");
    expect(kinds({ post: { caption: tags(5) } })).toEqual([]);
    expect(preflight({ ...post, caption: tags(6) }, account, facts, now)[0]?.sentence).toContain("may refuse 6");
    expect(preflight({ ...post, caption: tags(31) }, account, facts, now)[0]?.sentence).toContain("at most 30");
  });

  it("says the worst first", () => {
    const all = kinds({
      post: { caption: "#a #b #c #d #e #f" },
      account: { heldSentence: "x", missingPermissions: ["y"], accessEndsAt: inHours(1) },
      facts: { pictureProblem: "no-answer", postsInDayBefore: 99 },
    });
    expect(all).toEqual(["held", "permission", "access", "picture", "quota", "hashtags"]);
  });
});
