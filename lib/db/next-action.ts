import { findErrorRule } from "@/lib/graph/error-table";
import type { NextAction } from "@/lib/posts/view";

type Failure = {
  status: string;
  failureKind: string | null;
  failureCode: number | null;
  failureSubcode: number | null;
};

/** What the person can do about a post that did not go out or cannot; null when there is nothing to do. */
export function nextActionOf(isHeld: boolean, post: Failure): NextAction | null {
  if (isHeld) return "reconnect";
  if (post.status !== "failed") return null;
  if (post.failureKind === "content") return "edit";
  // Whatever stood in its way may be over by now.
  if (post.failureKind === "late") return "retry";
  return post.failureCode === null ? "retry" : findErrorRule(post.failureCode, post.failureSubcode).action;
}
