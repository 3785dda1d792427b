import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { drawRun } from "@/scripts/chaos/draw";
import { type EndedPost, judge } from "@/scripts/chaos/judge";
import { ROOT } from "@/scripts/stack/data-dir";
import type { PublishedMedia } from "../sandbox/control/client";
import { FAULT_NAMES, FAULTS } from "../sandbox/faults/catalogue";

/** An account may have several posts in doubt for a quarter of an hour each; on a busy machine time passes slowly there. */
const LONGEST_MS = 1_000_000;

/** Another run every day: 20261130. What fails with it fails with it on every other day as well. */
const SEED = new Date().toISOString().slice(0, 10).replaceAll("-", "");
const FLAGS = ["--posts", "40", "--seed", SEED, "--workers", "2", "--kill"];

/** Runs it as `npm run chaos` does. @returns everything on stdout, and what it said on the way */
async function runChaos(flags: string[]) {
  const child = spawn(process.execPath, ["scripts/run.mjs", "chaos", ...flags], { cwd: ROOT, timeout: LONGEST_MS });
  const code = new Promise((resolve) => child.once("exit", resolve));
  const [out, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, said, code: await code };
}

it(
  `publishes 40 posts among failures, killed processes and a crashed database, none twice, none lost, none lied about (seed ${SEED})`,
  async () => {
    const { out, said, code } = await runChaos(FLAGS);
    const result: unknown = JSON.parse(out.trim() || "{}");
    expect(result, `npm run chaos -- ${FLAGS.join(" ")}\n${said.slice(-4_000)}`).toMatchObject({
      verdict: "held",
      posts: 40,
      duplicates: 0,
      lost: 0,
      liesLive: 0,
      liesDead: 0,
      wrongMedia: 0,
      unconfirmedUnexplained: 0,
      early: 0,
    });
    expect(result).toMatchObject({ published: expect.toSatisfy((count: number) => count > 10) });
    expect(code).toBe(0);
  },
  LONGEST_MS + 10_000,
);

describe("the draw", () => {
  it("is the same for the same seed and another one for another", () => {
    expect(drawRun({ posts: 50, seed: 7 })).toEqual(drawRun({ posts: 50, seed: 7 }));
    expect(drawRun({ posts: 50, seed: 7 })).not.toEqual(drawRun({ posts: 50, seed: 8 }));
  });

  it("uses every fault that concerns publishing within a few hundred posts", () => {
    const { accounts } = drawRun({ posts: 600, seed: 1 });
    const drawn = new Set(accounts.flatMap(({ faults }) => faults.map(({ fault }) => fault)));
    expect(FAULT_NAMES.filter((name) => FAULTS[name].stage !== "comment" && !drawn.has(name))).toEqual([]);
  });
});

function ended(changes: Partial<EndedPost>): EndedPost {
  const post = { name: "a", status: "published", mediaId: "1", failureSentence: null };
  return { ...post, isHeld: false, isUnknowable: false, ...changes };
}

function live(id: string, altText = "a"): PublishedMedia {
  const about = {
    id,
    altText,
    account: "1",
    creationId: "2",
    caption: "",
    permalink: "",
    images: [],
    isDeleted: false,
  };
  return { ...about, reachedAt: "", liveAt: "", listedAt: "" };
}

describe("the judge", () => {
  it("has no complaint about a post that is published and live once", () => {
    expect(judge([ended({})], [live("1")])).toMatchObject({ published: 1, complaints: [] });
  });

  it.each([
    ["duplicates", ended({}), [live("1"), live("2")]],
    ["lost", ended({ status: "scheduled", mediaId: null }), []],
    ["lost", ended({ status: "publishing", mediaId: null }), []],
    ["lost", ended({ status: "failed", mediaId: null }), []],
    ["liesLive", ended({ status: "failed", mediaId: null, failureSentence: "No." }), [live("1")]],
    ["liesLive", ended({ status: "scheduled", mediaId: null, isHeld: true }), [live("1")]],
    ["liesDead", ended({}), []],
    ["wrongMedia", ended({}), [live("2"), live("1", "b")]],
    ["unconfirmedUnexplained", ended({ status: "unconfirmed", mediaId: null, failureSentence: "Look." }), []],
  ] as const)("notices %s", (fault, post, media) => {
    const verdict = judge([post], media);
    expect(verdict[fault]).toBe(1);
    expect(verdict.complaints).toHaveLength(1);
  });
});
