/** What was fetched from `image_url`, kept under its hash. */
export type FetchedImage = { hash: string; width: number; height: number };

export type UserTag = { username: string; x: number | null; y: number | null };

/** One call of `POST {ig}/media` (3.1). */
export type Container = {
  id: string;
  accountId: string;
  kind: "image" | "child" | "carousel" | "story";
  caption: string;
  altText: string;
  images: readonly FetchedImage[];
  children: readonly string[];
  userTags: readonly UserTag[];
  collaborators: readonly string[];
  imageUrl: string | null;
  createdAtMs: number;
  /** When processing ends; null = never. */
  readyAtMs: number | null;
  expiresAtMs: number;
  /** The subcode that the status text names when processing fails. */
  errorSubcode: number | null;
};

/** A published post (3.5). */
export type Media = {
  id: string;
  accountId: string;
  /** Null = made in the Instagram app, without a container. */
  creationId: string | null;
  shortcode: string;
  kind: "image" | "carousel" | "story";
  caption: string;
  altText: string;
  images: readonly FetchedImage[];
  /** When the request `media_publish` arrived, before anything was done with it. */
  reachedAtMs: number;
  liveAtMs: number;
  /** When `{ig}/media` begins to list it; later than `liveAtMs` under a lag. */
  listedAtMs: number;
  /** When the container begins to say PUBLISHED. */
  statusAtMs: number;
  isDeleted: boolean;
  /** Null = the account hides them. Absent = nobody has liked it. */
  likes?: number | null;
};

export type Comment = { id: string; mediaId: string; accountId: string; text: string; createdAtMs: number };
