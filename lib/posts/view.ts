import type { Crop } from "@/lib/images/ratio";
import type { PostStatus } from "@/lib/publish/machine";
import type { PublishStep } from "./publish-step";

export type { PostStatus, PublishStep };

/** What a tile of the planner shows. Times are ISO 8601 in UTC. */
export type PostTile = {
  id: string;
  status: PostStatus;
  isHeld: boolean;
  caption: string;
  publishAt: string | null;
  publishedAt: string | null;
  thumbnailUrl: string | null;
  placeholder: string | null;
  altText: string;
  imageCount: number;
  permalink: string | null;
  failureSentence: string | null;
};

export type PostEventView = { id: string; at: string; title: string; detail: string | null };

/** What the person can do about a post that did not go out by itself. */
export type NextAction = "edit" | "reconnect" | "retry" | "wait" | "open-instagram";

export type PostDetail = PostTile & {
  revision: number;
  image: { url: string; width: number; height: number; crop: Crop } | null;
  events: PostEventView[];
  isEditable: boolean;
  nextAction: NextAction | null;
  step: PublishStep;
  /** The account the post belongs to, which need not be the one that is shown now. */
  account: { username: string; heldSentence: string | null };
};

export type PlannerPosts = { attention: PostTile[]; upcoming: PostTile[]; drafts: PostTile[]; published: PostTile[] };

export type AccountView = {
  id: string;
  username: string;
  name: string;
  pictureUrl: string | null;
  pageName: string;
  isHeld: boolean;
  heldSentence: string | null;
};
