import type { PostStatus } from "@/lib/publish/machine";
import type { Thumbnail } from "./thumbnail";

/** One saved state of a post, as much of it as a person needs to choose between two. Times are ISO 8601 in UTC. */
export type PostVersion = {
  status: PostStatus;
  revision: number;
  caption: string;
  altText: string;
  publishAt: string | null;
  thumbnail: Thumbnail | null;
  savedAt: string;
};

/** What became of a save: stored, or somebody had saved another state in between and nothing was written. */
export type SaveOutcome =
  | { outcome: "saved"; postId: string; revision: number; savedAt: string }
  | { outcome: "changed-meanwhile"; theirs: PostVersion };
