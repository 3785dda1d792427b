/** The lists of the planner that can grow without end. */
export const SECTIONS = ["attention", "upcoming", "drafts", "published"] as const;
export type SectionName = (typeof SECTIONS)[number];

/** Where a list begins: behind the tile of this time (Unix, ms) and id. */
export type Cursor = { atMs: number; id: string };

/** How much of a list is shown: `count` tiles from its beginning or from behind `after`. */
export type TileWindow = { count: number; after: Cursor | null };

/** Three, four and five tiles across all fill their rows with these. */
const FIRST: Record<SectionName, number> = { attention: 3, upcoming: 60, drafts: 12, published: 60 };
const MAX_COUNT = 240;

export function firstWindow(name: SectionName): TileWindow {
  return { count: FIRST[name], after: null };
}

/** Reads a window from an address ("60" or "60_1764005400000_0193…"); anything else is the first one. */
export function readWindow(name: SectionName, text: string | null): TileWindow {
  const match = /^(\d{1,3})(?:_(\d{1,15})_([\w-]{1,64}))?$/.exec(text ?? "");
  if (match === null) return firstWindow(name);
  const [, count, atMs, id] = match;
  const after = atMs === undefined || id === undefined ? null : { atMs: Number(atMs), id };
  return { count: Math.min(Math.max(Number(count), 1), MAX_COUNT), after };
}

/** A window as an address carries it; null for the first one, which needs no words. */
export function writeWindow(name: SectionName, { count, after }: TileWindow): string | null {
  if (after !== null) return `${count}_${after.atMs}_${after.id}`;
  return count === FIRST[name] ? null : String(count);
}

/**
 * What "Show more" leads to: twice as many and, once a page holds as many as it should, the ones behind `last`. So every
 * page is bounded, and every post can be reached.
 */
export function moreOf(name: SectionName, window: TileWindow, last: Cursor): TileWindow {
  if (window.count < MAX_COUNT) return { ...window, count: Math.min(window.count * 2, MAX_COUNT) };
  return { count: FIRST[name], after: last };
}

/** What the planner shows, as its address carries it. */
export type PlannerAddress = { isProfile: boolean; windows: Record<SectionName, TileWindow> };

export function readPlannerAddress(params: Record<string, string | string[] | undefined>): PlannerAddress {
  const first = (name: string) => [params[name]].flat()[0] ?? null;
  const windows = Object.fromEntries(SECTIONS.map((name) => [name, readWindow(name, first(name))]));
  return { isProfile: first("view") === "profile", windows: windows as PlannerAddress["windows"] };
}

/** The address of the planner with one list's window changed, or as it is. */
export function plannerHref(address: PlannerAddress, change: Partial<PlannerAddress["windows"]> = {}): string {
  const windows = { ...address.windows, ...change };
  const params = new URLSearchParams(address.isProfile ? { view: "profile" } : {});
  for (const name of SECTIONS) {
    const text = writeWindow(name, windows[name]);
    if (text !== null) params.set(name, text);
  }
  return params.size === 0 ? "/" : `/?${params}`;
}
