import { formatWhen } from "@/lib/schedule/zone";
import { permissionWords } from "@/lib/words/permissions";
import { ADVISED_HASHTAGS, MAX_HASHTAGS, measureCaption } from "./caption";

/** Why the picture of a post could not be fetched from its public address. */
export type PictureProblem = "private" | "no-answer" | "refused" | "not-a-picture";

export type PreflightPost = { publishAt: string; caption: string; hasPicture: boolean };

export type PreflightAccount = {
  username: string;
  /** Why Instagram refuses the account at the moment, or null. */
  heldSentence: string | null;
  /** When the access of the person's login ends; null = it does not. */
  accessEndsAt: string | null;
  missingPermissions: readonly string[];
  /** Posts Instagram takes in any 24 hours; null while nobody has asked it. */
  quotaTotal: number | null;
  /** How many others than Ospost posted in the 24 hours before `quotaReadAt`. */
  quotaElsewhere: number;
  quotaReadAt: string | null;
  timeZone: string;
};

export type PreflightFacts = {
  pictureProblem: PictureProblem | null;
  /** Posts of the account that go out, or went out, in the 24 hours before this one. */
  postsInDayBefore: number;
};

export type WarningKind = "held" | "permission" | "access" | "picture" | "quota" | "hashtags";
/** What the person can do about it. */
export type WarningFix = "reconnect" | "edit" | "move" | "operator";
export type Warning = { kind: WarningKind; sentence: string; fix: WarningFix };

const DAY_MS = 24 * 60 * 60 * 1000;

/** What would keep a scheduled post from going out at its time, as far as it can be known now; the worst first. */
export function preflight(post: PreflightPost, account: PreflightAccount, facts: PreflightFacts, now: Date): Warning[] {
  const warnings = [
    checkHold(account),
    checkPermissions(account),
    checkAccess(post, account, now),
    checkPicture(post, facts),
    checkQuota(post, account, facts),
    checkHashtags(post),
  ];
  return warnings.filter((warning) => warning !== null);
}

function checkHold({ heldSentence }: PreflightAccount): Warning | null {
  return heldSentence === null ? null : { kind: "held", sentence: heldSentence, fix: "reconnect" };
}

function checkPermissions({ missingPermissions }: PreflightAccount): Warning | null {
  if (missingPermissions.length === 0) return null;
  return {
    kind: "permission",
    sentence: `Facebook has not given Ospost a permission it needs: ${permissionWords(missingPermissions)}.`,
    fix: "reconnect",
  };
}

function checkAccess(post: PreflightPost, { accessEndsAt, timeZone }: PreflightAccount, now: Date): Warning | null {
  if (accessEndsAt === null || Date.parse(accessEndsAt) > Date.parse(post.publishAt)) return null;
  const when = formatWhen(accessEndsAt, timeZone, now);
  const sentence =
    Date.parse(accessEndsAt) <= now.getTime()
      ? `Your Facebook login ran out ${when}. Connect again so that this can go out.`
      : `Your Facebook login runs out ${when}, before this goes out. Connect again to renew it.`;
  return { kind: "access", sentence, fix: "reconnect" };
}

const PICTURE_SENTENCES: Record<PictureProblem, string> = {
  private: "Instagram cannot fetch this picture: Ospost's own address is not reachable from the internet.",
  "no-answer": "This picture's public address did not answer, so Instagram may not be able to fetch it.",
  refused: "This picture's public address refuses to show it, so Instagram may not be able to fetch it.",
  "not-a-picture": "This picture's public address shows something else, so Instagram would refuse it.",
};

function checkPicture({ hasPicture }: PreflightPost, { pictureProblem }: PreflightFacts): Warning | null {
  if (!hasPicture) return { kind: "picture", sentence: "This post has no picture. Add a photo.", fix: "edit" };
  if (pictureProblem === null) return null;
  return { kind: "picture", sentence: PICTURE_SENTENCES[pictureProblem], fix: "operator" };
}

function checkQuota(post: PreflightPost, account: PreflightAccount, facts: PreflightFacts): Warning | null {
  const { quotaTotal, quotaReadAt, quotaElsewhere } = account;
  if (quotaTotal === null) return null;
  // What others posted counts until it is a day old, at the latest a day after it was seen.
  const isFresh = quotaReadAt !== null && Date.parse(post.publishAt) < Date.parse(quotaReadAt) + DAY_MS;
  if (facts.postsInDayBefore + (isFresh ? quotaElsewhere : 0) < quotaTotal) return null;
  const sentence = `@${account.username} may post ${quotaTotal} times in 24 hours, and they are used up by then. It would go out late.`;
  return { kind: "quota", sentence, fix: "move" };
}

function checkHashtags({ caption }: PreflightPost): Warning | null {
  const { hashtags } = measureCaption(caption);
  if (hashtags <= ADVISED_HASHTAGS) return null;
  const sentence =
    hashtags > MAX_HASHTAGS
      ? `Instagram takes at most ${MAX_HASHTAGS} hashtags; this has ${hashtags}.`
      : `Instagram's own app stops at ${ADVISED_HASHTAGS} hashtags and may refuse ${hashtags}.`;
  return { kind: "hashtags", sentence, fix: "edit" };
}
