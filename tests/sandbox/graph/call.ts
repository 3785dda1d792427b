import type { Account, Token } from "../state/people";
import type { World } from "../state/world";
import type { Field } from "./fields";

/** One Graph call on its way through the sandbox. */
export type Call = {
  world: World;
  method: "GET" | "POST" | "DELETE";
  version: string;
  params: Record<string, string>;
  /** The text of the token that was sent, checked or not. */
  tokenText: string | null;
  /** The living token behind it; null for calls that need none. */
  token: Token | null;
  fields: readonly Field[] | null;
  endpoint: string;
  /** The Instagram account it is about, for faults and usage headers. */
  account: Account | null;
  reachedAtMs: number;
};

/** What faults look at. */
export function scopeOf(call: Call): { account: string | null; endpoint: string } {
  return { account: call.account?.id ?? null, endpoint: call.endpoint };
}
