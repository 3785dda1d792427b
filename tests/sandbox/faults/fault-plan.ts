import type { FailureName } from "../graph/failures";

/** The moments at which a fault can strike. */
export type Stage =
  | "call" // any Graph call, before it is done
  | "page-token-read"
  | "fetch" // the download of image_url
  | "processing" // a container has just been made
  | "create" // the answer of POST {ig}/media
  | "publish" // the answer of media_publish
  | "going-live" // a post has just been published
  | "permalink"
  | "comment"
  | "token-exchange"
  | "error-answer";

/** How an answer is broken when it is not one of Meta's errors. */
export type Breakage = "cut" | "slow" | "html-502" | "truncated-json" | "unknown-json";

export type FaultPlan = {
  stage: Stage;
  /** What it does, and the parameters it takes beyond `account`, `endpoint`, `nth`, `times`. */
  about: string;
  /** Whether the write is done all the same. Only for the answers of writes. */
  isDone?: boolean;
  answer?: FailureName | Breakage;
};
