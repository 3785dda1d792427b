import { getDb } from "@/lib/db/client";
import type { SandboxControl } from "../../tests/sandbox/control/client";
import type { Draw } from "./draw";
import type { Connected } from "./enact";
import { type EndedPost, judge } from "./judge";
import { type DuePost, measureLateness } from "./lateness";
import type { Troubles } from "./troubles";

/** The calls that the engine makes. */
const ENGINE_ENDPOINTS = ["create", "container", "publish", "media", "media-list", "limit"];
/** After these an account can be read no more, so an unclear publish stays unclear. */
const BLINDING = ["token-killed", "role-lost", "permission-withdrawn"];

/** Compares the database with what the sandbox counted. */
export async function conclude(
  control: SandboxControl,
  draw: Draw,
  connected: readonly Connected[],
  troubles: Troubles,
) {
  const indexOf = new Map(connected.map(({ id }, index) => [id, index]));
  const rows = await getDb().post.findMany({
    select: {
      ...{
        caption: true,
        id: true,
        status: true,
        mediaId: true,
        failureSentence: true,
        publishAt: true,
        accountId: true,
      },
      account: { select: { heldAt: true, heldKind: true } },
    },
    take: draw.posts.length + 1,
  });
  const [media, counts] = [await control.listMedia(), await control.getCounts()];
  const ended: EndedPost[] = [];
  const due: DuePost[] = [];
  const isAmbiguous = findAmbiguous(rows);
  for (const { id: name, status, mediaId, failureSentence, publishAt, accountId, account, ...row } of rows) {
    const drawn = draw.accounts[indexOf.get(accountId) ?? -1];
    const isBlinded = drawn?.isBlind === true || drawn?.faults.some(isBlinding) === true;
    const isUnknowable = isBlinded || isAmbiguous({ accountId, ...row });
    ended.push({
      name,
      status,
      mediaId,
      failureSentence,
      isHeld: account.heldAt !== null && account.heldKind !== null,
      isUnknowable,
    });
    const isUntroubled = drawn?.faults.length === 0 && publishAt !== null && !troubles.concern(accountId, publishAt);
    due.push({ name, publishAt: publishAt ?? new Date(0), isUntroubled });
  }
  const verdict = judge(ended, media);
  // Every post that was drawn is there, and nothing is live that is no post of ours.
  if (rows.length !== draw.posts.length) throw new Error(`Of ${draw.posts.length} posts ${rows.length} are left.`);
  const strangers = media.filter(({ altText }) => !draw.posts.some(({ name }) => name === altText));
  if (strangers.length > 0) throw new Error(`${strangers.length} media belong to no post.`);
  const calls = ENGINE_ENDPOINTS.reduce((sum, endpoint) => sum + (counts.calls[endpoint] ?? 0), 0);
  const graphCallsPerPublished = Math.round((100 * calls) / Math.max(1, verdict.published)) / 100;
  return { verdict, ...measureLateness(due, media), graphCallsPerPublished };
}

/** A post without words, or with those of another one of its account, cannot be told from it in a list of media. */
function findAmbiguous(rows: readonly { accountId: string; caption: string }[]) {
  const keyOf = ({ accountId, caption }: { accountId: string; caption: string }) =>
    JSON.stringify([accountId, caption]);
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), 1 + (counts.get(keyOf(row)) ?? 0));
  return (row: { accountId: string; caption: string }) => row.caption === "" || (counts.get(keyOf(row)) ?? 0) > 1;
}

function isBlinding({ fault, code }: Draw["accounts"][number]["faults"][number]): boolean {
  return BLINDING.includes(fault) || (fault === "graph-error" && code === 190);
}
