import { describe, expect, it } from "vitest";
import { nextLookMs } from "@/components/grid/next-look";
import { mergeProfile } from "@/lib/posts/profile";
import { firstWindow, moreOf, plannerHref, readPlannerAddress, readWindow } from "@/lib/posts/tile-window";
import type { ForeignTile, PostTile } from "@/lib/posts/view";
import { readHeartbeat } from "@/lib/schedule/heartbeat";
import { isPrivateAddress } from "@/lib/storage/reach";

const now = new Date("2026-11-24T12:00:00.000Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe("the planner's address", () => {
  it("is bare for the beginning, and carries how far each list is shown", () => {
    expect(plannerHref(readPlannerAddress({}))).toBe("/");
    const href = "/?view=profile&upcoming=120&drafts=24";
    expect(plannerHref(readPlannerAddress(Object.fromEntries(new URLSearchParams(href.slice(2)))))).toBe(href);
  });

  it("takes nothing that it did not write", () => {
    for (const text of ["", "-1", "60_x_y", "9999", "60_1_../..", "1e3"])
      expect(readWindow("upcoming", text)).toEqual(firstWindow("upcoming"));
    expect(readWindow("upcoming", "999").count).toBe(240);
    expect(readPlannerAddress({ view: "other" }).isProfile).toBe(false);
  });

  it("leads to every post of a list without end, with pages that do not grow", () => {
    const times = Array.from({ length: 5000 }, (_, index) => index);
    let window = firstWindow("upcoming");
    const seen = new Set<number>();
    for (let pages = 0; pages < 100; pages++) {
      const from = (window.after?.atMs ?? -1) + 1;
      const page = times.slice(from, from + window.count);
      expect(page.length).toBeLessThanOrEqual(240);
      for (const time of page) seen.add(time);
      const last = page.at(-1) ?? 0;
      if (last === times.length - 1) break;
      window = readWindow(
        "upcoming",
        new URLSearchParams(
          plannerHref({
            isProfile: false,
            windows: {
              ...readPlannerAddress({}).windows,
              upcoming: moreOf("upcoming", window, { atMs: last, id: `id-${last}` }),
            },
          }).slice(2),
        ).get("upcoming"),
      );
    }
    expect(seen.size).toBe(5000);
  });
});

describe("mergeProfile", () => {
  const ours = (id: string, publishedAt: string) => ({ id, publishedAt }) as PostTile;
  const theirs = (id: string, publishedAt: string) => ({ id, publishedAt, isForeign: true }) as ForeignTile;
  const posts = [ours("c", "2026-11-03T00:00:00Z"), ours("a", "2026-11-01T00:00:00Z")];

  it("puts both together, newest first, and says when there are more", () => {
    const merged = mergeProfile({ posts, isMore: false }, [theirs("b", "2026-11-02T00:00:00Z")], 3);
    expect(merged).toMatchObject({ tiles: [{ id: "c" }, { id: "b" }, { id: "a" }], isMore: false });
    expect(mergeProfile({ posts, isMore: false }, [theirs("b", "2026-11-02T00:00:00Z")], 2).isMore).toBe(true);
    expect(mergeProfile({ posts, isMore: true }, [], 2).isMore).toBe(true);
  });
});

describe("readHeartbeat", () => {
  const soon = ago(-10 * 60);
  const far = ago(-60 * 60);

  it("is content with a run in the last three minutes, or one that is under way", () => {
    expect(readHeartbeat([{ startedAt: ago(170), finishedAt: null }], soon, now).state).toBe("running");
    expect(readHeartbeat([{ startedAt: ago(240), finishedAt: ago(179) }], soon, now).state).toBe("running");
    expect(readHeartbeat([{ startedAt: ago(290), finishedAt: null }], soon, now).state).toBe("running");
  });

  it("is alarmed by silence only while something is due soon", () => {
    const silent = [{ startedAt: ago(400), finishedAt: ago(181) }];
    expect(readHeartbeat(silent, soon, now)).toEqual({ lastSeenAt: ago(181), state: "stopped" });
    expect(readHeartbeat(silent, ago(600), now).state).toBe("stopped");
    expect(readHeartbeat(silent, far, now).state).toBe("idle");
    expect(readHeartbeat(silent, null, now).state).toBe("idle");
  });

  it("takes a run that never ended for a dead one after five minutes, and no run at all for silence", () => {
    expect(readHeartbeat([{ startedAt: ago(301), finishedAt: null }], soon, now).state).toBe("stopped");
    expect(readHeartbeat([], soon, now)).toEqual({ lastSeenAt: null, state: "stopped" });
    expect(readHeartbeat([], null, now)).toEqual({ lastSeenAt: null, state: "idle" });
  });
});

describe("nextLookMs", () => {
  it("sleeps until a post is near, then looks every three seconds for three minutes, then stops", () => {
    expect(nextLookMs(null)).toBeNull();
    expect(nextLookMs(60_000)).toBe(58_000);
    expect(nextLookMs(1_000)).toBe(3_000);
    expect(nextLookMs(-179_000)).toBe(3_000);
    expect(nextLookMs(-181_000)).toBeNull();
    expect(nextLookMs(90 * 24 * 3_600_000)).toBeLessThan(2 ** 31);
  });
});

describe("isPrivateAddress", () => {
  it("tells addresses nobody outside can reach from public ones", () => {
    for (const host of ["localhost", "127.0.0.1", "10.0.0.7", "192.168.1.4", "172.20.0.1", "[::1]", "nas.local"])
      expect(isPrivateAddress(`http://${host}:3000/media/x.jpg`)).toBe(true);
    for (const host of ["ospost.example.com", "8.8.8.8", "172.32.0.1", "store.public.blob.vercel-storage.com"])
      expect(isPrivateAddress(`https://${host}/x.jpg`)).toBe(false);
  });
});
