import { statusKey, statusWords } from "@/components/ui/status-words";
import type { Warning } from "@/lib/posts/preflight";
import type { PostTile } from "@/lib/posts/view";
import type { WhenLabel } from "./when-label";

const EXCERPT_CHARACTERS = 80;

/** The accessible name of a tile: status, time, how the caption starts, and what stands in its way. */
export function tileName(post: PostTile, when: WhenLabel | null, warnings: readonly Warning[] = []): string {
  const status = statusWords[statusKey(post)];
  const time = when === null ? "no time yet" : `${when.day} ${when.time}`;
  const images = post.imageCount > 1 ? `, ${post.imageCount} pictures` : "";
  const warning = warnings[0] === undefined ? "" : `. Check: ${warnings[0].sentence}`;
  return `${status}, ${time}${images}. ${excerpt(post.caption)}${warning}`;
}

export function excerpt(caption: string): string {
  const line = caption.replace(/\s+/g, " ").trim();
  if (line === "") return "No caption";
  const characters = [...line];
  return characters.length <= EXCERPT_CHARACTERS ? line : `${characters.slice(0, EXCERPT_CHARACTERS - 1).join("")}…`;
}
