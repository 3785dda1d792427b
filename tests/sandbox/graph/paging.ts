import type { Call } from "./call";
import { badParameter } from "./failures";

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 100;

export type Slice = { start: number; limit: number };

/** `limit`, `after` and `before` as a stretch of a list of `length` rows (section 2). */
export function readSlice(params: Readonly<Record<string, string | undefined>>, length: number): Slice {
  const limit = Math.min(params["limit"] === undefined ? DEFAULT_LIMIT : Number(params["limit"]), MAX_LIMIT);
  if (!Number.isInteger(limit) || limit < 1) throw badParameter("param limit must be a positive number.");
  if (params["after"] !== undefined) return { start: readCursor(params["after"]) + 1, limit };
  if (params["before"] === undefined) return { start: 0, limit };
  const end = Math.min(readCursor(params["before"]), length);
  return { start: Math.max(0, end - limit), limit: Math.min(limit, end) };
}

/** The `paging` part of an answer; undefined for an empty list. `next` is there only if there is more. */
export function pagingOf(call: Call, path: string, { start, limit }: Slice, shown: number, hasMore: boolean) {
  if (shown === 0) return undefined;
  const after = writeCursor(start + shown - 1);
  const before = writeCursor(start);
  const link = (cursor: Record<string, string>) => {
    const { access_token: _token, appsecret_proof: _proof, after: _after, before: _before, ...params } = call.params;
    // Meta repeats the token in these links, so that they can be followed as they are.
    const token = call.tokenText === null ? {} : { access_token: call.tokenText };
    const query = new URLSearchParams({ ...token, ...params, limit: String(limit), ...cursor });
    return `${call.world.url}/${call.version}/${path}?${query}`;
  };
  return {
    cursors: { before, after },
    ...(hasMore ? { next: link({ after }) } : {}),
    ...(start > 0 ? { previous: link({ before }) } : {}),
  };
}

function writeCursor(index: number): string {
  return Buffer.from(`row:${index}`).toString("base64url");
}

function readCursor(cursor: string): number {
  const index = /^row:(\d+)$/.exec(Buffer.from(cursor, "base64url").toString())?.[1];
  if (index === undefined) throw badParameter("Invalid parameter: the cursor is not one of ours");
  return Number(index);
}
