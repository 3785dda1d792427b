import type { Crop } from "@/lib/images/ratio";
import type { PostStatus } from "@/lib/publish/machine";
import type { PublishStep } from "./publish-step";
import type { Thumbnail } from "./thumbnail";

export type { PostStatus, PublishStep };

/** What a tile of the planner shows. Times are ISO 8601 in UTC. */
export type PostTile = {
  id: string;
  status: PostStatus;
  /** It waits until its account is connected again, or until whoever runs this Ospost has mended it. */
  isHeld: boolean;
  caption: string;
  publishAt: string | null;
  publishedAt: string | null;
  createdAt: string;
  thumbnail: Thumbnail | null;
  placeholder: string | null;
  altText: string;
  imageCount: number;
  permalink: string | null;
  failureSentence: string | null;
  /** Its time has passed and it is still waiting to go out. */
  isLate?: boolean;
};

export type PostEventView = { id: string; at: string; title: string; detail: string | null };

/** What the person can do about a post that did not go out by itself. */
export type NextAction = "edit" | "reconnect" | "retry" | "wait" | "open-instagram";

export type PostDetail = PostTile & {
  revision: number;
  image: {
    url: string;
    width: number;
    height: number;
    crop: Crop;
    /** To crop it anew, for the owner's eyes only; null once the original is not kept any more. Upright, in pixels. */
    original: { url: string; width: number; height: number } | null;
  } | null;
  events: PostEventView[];
  isEditable: boolean;
  nextAction: NextAction | null;
  step: PublishStep;
  /** The account the post belongs to, which need not be the one that is shown now. */
  account: { id: string; username: string; heldSentence: string | null };
};

/** A stretch of one of the planner's lists; `isMore` = it goes on. */
export type TilePage = { posts: PostTile[]; isMore: boolean };

/** Something on the account's profile that Ospost did not publish. `id` is Instagram's. */
export type ForeignTile = {
  isForeign: true;
  id: string;
  publishedAt: string;
  permalink: string;
  pictureUrl: string | null;
  caption: string;
};

/** Times are ISO 8601 in UTC. */
export type AccountView = {
  id: string;
  igUserId: string;
  username: string;
  name: string;
  pictureUrl: string | null;
  pageName: string;
  connectedAt: string;
  heldAt: string | null;
  isHeld: boolean;
  heldSentence: string | null;
};

/** An Instagram account (or a Page without one) that the person's Facebook login reaches. `problem` = why it cannot be chosen. */
export type CandidateView = {
  igUserId: string | null;
  username: string | null;
  name: string | null;
  pictureUrl: string | null;
  pageId: string;
  pageName: string;
  isConnected: boolean;
  /** Why it cannot be connected. */
  problem: { reason: string; fix: string } | null;
  /** What may stand in the way of publishing although it can be connected. */
  doubt: string | null;
};
