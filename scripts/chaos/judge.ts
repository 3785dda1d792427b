import type { PublishedMedia } from "../../tests/sandbox/control/client";

/** A post as the database has it at the end. */
export type EndedPost = {
  name: string;
  status: string;
  mediaId: string | null;
  failureSentence: string | null;
  isHeld: boolean;
  /** The outcome of its publishes was made unknowable, or its account's tokens died. */
  isUnknowable: boolean;
};

export type Verdict = {
  published: number;
  failed: number;
  unconfirmed: number;
  held: number;
  duplicates: number;
  lost: number;
  liesLive: number;
  liesDead: number;
  wrongMedia: number;
  unconfirmedUnexplained: number;
  /** What is wrong, and with which post. */
  complaints: { name: string; text: string }[];
};

type Fault = "duplicates" | "lost" | "liesLive" | "liesDead" | "wrongMedia" | "unconfirmedUnexplained";

/** Compares what the database says of each post with what is live of it on the sandbox's side. Pure. */
export function judge(posts: readonly EndedPost[], media: readonly PublishedMedia[]): Verdict {
  const live = groupByPost(media.filter((each) => !each.isDeleted));
  const verdict: Verdict = {
    ...{ published: 0, failed: 0, unconfirmed: 0, held: 0, duplicates: 0, lost: 0, liesLive: 0, liesDead: 0 },
    ...{ wrongMedia: 0, unconfirmedUnexplained: 0, complaints: [] },
  };
  for (const post of posts) {
    const own = live.get(post.name) ?? [];
    const outcome = outcomeOf(post);
    if (outcome !== "lost") verdict[outcome] += 1;
    for (const fault of findFaults(post, outcome, own)) {
      verdict[fault] += 1;
      verdict.complaints.push({ name: post.name, text: `${fault}: it is ${post.status}, live ${own.length} times` });
    }
  }
  return verdict;
}

function groupByPost(media: readonly PublishedMedia[]): Map<string, PublishedMedia[]> {
  const groups = new Map<string, PublishedMedia[]>();
  for (const each of media) groups.set(each.altText, [...(groups.get(each.altText) ?? []), each]);
  return groups;
}

/** All posts were due, so each must have ended or wait for its person, and say why. */
function outcomeOf(post: EndedPost): "published" | "failed" | "unconfirmed" | "held" | "lost" {
  if (post.status === "published") return "published";
  if (post.status === "scheduled") return post.isHeld ? "held" : "lost";
  const isExplained = post.failureSentence !== null && post.failureSentence !== "";
  return (post.status === "failed" || post.status === "unconfirmed") && isExplained ? post.status : "lost";
}

function findFaults(post: EndedPost, outcome: ReturnType<typeof outcomeOf>, own: readonly PublishedMedia[]): Fault[] {
  const faults: Fault[] = own.length > 1 ? ["duplicates"] : [];
  if (outcome === "lost") faults.push("lost");
  if ((outcome === "failed" || outcome === "held") && own.length > 0) faults.push("liesLive");
  if (outcome === "published" && own.length === 0) faults.push("liesDead");
  else if (outcome === "published" && post.mediaId !== null && !own.some((each) => each.id === post.mediaId))
    faults.push("wrongMedia");
  if (outcome === "unconfirmed" && !post.isUnknowable) faults.push("unconfirmedUnexplained");
  return faults;
}

/** Whether a run with this verdict breaks a promise. */
export function isBroken(verdict: Verdict): boolean {
  return verdict.complaints.length > 0;
}
