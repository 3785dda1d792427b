import { differences, type Row } from "../../support/database-dump";
import type { Someone } from "./scene";

/** What an answer must never hold: where in the code something went wrong, or what the database said. */
export function traceIn(text: string): string | null {
  return (
    /(\n|\\n)\s+at .+:\d+:\d+|node_modules|PrismaClient|\bprisma\.\w+\(|invalid input syntax|ECONNREFUSED/.exec(
      text,
    )?.[0] ?? null
  );
}

/** What changed, without the rows of this person: their own, and those that belong to a row of theirs. */
export function changesBeside(owner: Pick<Someone, "userId"> | null, before: Row[], after: Row[]): string[] {
  const all = [...before, ...after];
  return differences(before, after).filter((line) => {
    const [, table = "", json = ""] = /^[-+] (\S+) (.*)$/s.exec(line) ?? [];
    if (owner === null) return true;
    // A picture's name says nothing about its owner; that none of the others' is gone shows in their rows.
    if (table === "(files)" || table === "DiscardedFile") return false;
    return ownerOf(all, table, JSON.parse(json) as Record<string, unknown>) !== owner.userId;
  });
}

function ownerOf(all: Row[], table: string, row: Record<string, unknown>): unknown {
  if (table === "User") return row["id"];
  if (typeof row["userId"] === "string") return row["userId"];
  if (typeof row["accountId"] === "string") return ownerOfId(all, "InstagramAccount", row["accountId"]);
  if (typeof row["postId"] === "string") return ownerOfId(all, "Post", row["postId"]);
  return null;
}

function ownerOfId(all: Row[], table: string, id: string): unknown {
  const found = all.find((one) => one.table === table && one.row["id"] === id);
  return found === undefined ? null : ownerOf(all, table, found.row);
}
