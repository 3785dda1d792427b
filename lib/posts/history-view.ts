import type { PostStatus } from "@/lib/publish/machine";
import type { Thumbnail } from "./thumbnail";
import type { NextAction } from "./view";

/** A post as the history shows it. Times are ISO 8601 in UTC. */
export type HistoryPost = {
  id: string;
  status: PostStatus;
  caption: string;
  /** When it went out, or when it should have. */
  at: string;
  thumbnail: Thumbnail | null;
  permalink: string | null;
  /** What Instagram counted at `countedAt`; null = it does not say. */
  likes: number | null;
  comments: number | null;
  countedAt: string | null;
  failureSentence: string | null;
  nextAction: NextAction | null;
};

/** Newest first. `older` is where the next page begins, null on the last one. */
export type HistoryPage = { posts: HistoryPost[]; older: string | null };

export type HistoryFilter = "published" | "failed";
