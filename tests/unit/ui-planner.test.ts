import type { Active, Over } from "@dnd-kit/core";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { groupZones } from "@/components/account/zone-groups";
import { dragAnnouncements } from "@/components/grid/drag-words";
import { excerpt, tileName } from "@/components/grid/tile-name";
import type { MovablePost } from "@/components/grid/use-reorder";
import { isGoingOut, readProgress, stepList } from "@/components/post/progress";
import { TileImage } from "@/components/ui/tile-image";
import { noticeWords } from "@/lib/words/notice";
import { permissionWords } from "@/lib/words/permissions";
import { signInProblem } from "@/lib/words/sign-in";

const post: MovablePost = {
  id: "a",
  status: "scheduled",
  isHeld: false,
  caption: "Fresh bread\n\nevery morning",
  publishAt: "2026-11-24T17:30:00.000Z",
  publishedAt: null,
  createdAt: "2026-11-20T10:00:00.000Z",
  thumbnail: null,
  placeholder: null,
  altText: "",
  imageCount: 1,
  permalink: null,
  failureSentence: null,
};
const when = { day: "Tomorrow", time: "18:30" };

describe("the picture of a tile", () => {
  const imageOf = (smallUrl: string | null) =>
    renderToStaticMarkup(createElement(TileImage, { thumbnail: { url: "/large", smallUrl }, sizes: "64px" }));

  it("is offered in two sizes", () => {
    expect(imageOf("/small")).toContain('sizes="64px" srcSet="/small 320w, /large 640w" src="/large"');
  });

  it("is the large one where there is no other", () => {
    expect(imageOf(null)).toContain('src="/large"');
    expect(imageOf(null)).not.toContain("srcSet");
  });
});

describe("tileName", () => {
  it("says status, time and how the caption starts", () => {
    expect(tileName(post, when)).toBe("Scheduled, Tomorrow 18:30. Fresh bread every morning");
    expect(tileName({ ...post, isHeld: true }, when)).toContain("On hold");
    expect(tileName({ ...post, status: "draft", caption: "" }, null)).toBe("Draft, no time yet. No caption");
  });

  it("never cuts an emoji in half", () => {
    expect(excerpt("🥐".repeat(100))).toBe(`${"🥐".repeat(79)}…`);
  });
});

describe("noticeWords", () => {
  it("knows its own notices and nothing else", () => {
    expect(noticeWords("scheduled", "Tue 24 Nov, 18:30")).toBe("Scheduled. Goes out Tue 24 Nov, 18:30.");
    expect(noticeWords("You have won", null)).toBeNull();
    expect(noticeWords(null, null)).toBeNull();
  });
});

describe("dragAnnouncements", () => {
  it("says the place and the time that comes with it", () => {
    const second = { ...post, id: "b", publishAt: "2026-11-25T17:30:00.000Z" };
    const labels = { [post.publishAt]: when, [second.publishAt]: { day: "Wed 25 Nov", time: "18:30" } };
    const said = dragAnnouncements([post, second], labels);
    const active = { id: "a" } as Active;
    const over = (id: string) => ({ active, over: { id } as Over });
    expect(said.onDragStart({ active })).toBeUndefined();
    expect(said.onDragOver(over("a"))).toBe("Picked up from place 1 of 2, Tomorrow 18:30.");
    expect(said.onDragOver(over("b"))).toBe("Now at place 2 of 2, Wed 25 Nov 18:30.");
    expect(said.onDragEnd(over("b"))).toBe("Put down at place 2 of 2, Wed 25 Nov 18:30.");
  });
});

describe("progress", () => {
  it("shows what is done, under way and to come", () => {
    const states = stepList({ status: "publishing", step: "processing" }).map(({ state }) => state);
    expect(states).toEqual(["done", "current", "waiting", "waiting"]);
    expect(stepList({ status: "published", step: null }).every(({ state }) => state === "done")).toBe(true);
  });

  it("watches a post from a minute before its time, unless it is held", () => {
    const at = new Date("2026-11-24T17:29:30Z");
    expect(isGoingOut(post, at)).toBe(true);
    expect(isGoingOut({ ...post, isHeld: true }, at)).toBe(false);
    expect(isGoingOut(post, new Date("2026-11-24T17:00:00Z"))).toBe(false);
    expect(isGoingOut({ ...post, status: "draft" }, at)).toBe(false);
  });

  it("watches a post that has just gone out until its address is known", () => {
    const live = { ...post, status: "published", publishedAt: "2026-11-24T17:30:01.000Z" } as const;
    const at = new Date("2026-11-24T17:30:05Z");
    expect(isGoingOut(live, at)).toBe(true);
    expect(isGoingOut({ ...live, permalink: "https://www.instagram.com/p/x/" }, at)).toBe(false);
    expect(isGoingOut(live, new Date("2026-11-24T18:30:00Z"))).toBe(false);
  });

  it("ignores an answer that it does not understand", () => {
    expect(readProgress(null)).toBeNull();
    expect(readProgress({ status: "exploded" })).toBeNull();
    expect(readProgress({ status: "publishing", step: "juggling" })).toMatchObject({
      status: "publishing",
      step: null,
    });
  });
});

describe("words", () => {
  it("tells a cancelled login from a broken set-up, and knows what to do with the rest", () => {
    expect(signInProblem(null)).toBeNull();
    expect(signInProblem("AccessDenied")?.fix).toContain("Try again");
    expect(signInProblem("Configuration")?.fix).toContain("person who runs it");
    expect(signInProblem("toString")?.what).toBe("Signing in did not work.");
  });

  it("keeps the name of a permission that it has no words for", () => {
    expect(permissionWords(["instagram_content_publish", "toString"])).toBe("publish to Instagram, toString");
  });

  it("always offers the zone that is in use", () => {
    const groups = groupZones(["Europe/Berlin"], "Asia/Calcutta");
    expect(groups.map(({ region }) => region)).toEqual(["Asia", "Europe", "Other"]);
  });
});
