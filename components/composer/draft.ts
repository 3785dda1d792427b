import { checkAltText, checkCaption } from "@/lib/posts/caption";
import type { PostDetail } from "@/lib/posts/view";
import { isSecondTime, toLocal } from "@/lib/schedule/zone";
import { SAVE_WORDS } from "@/lib/words/compose";
import { whenSentence } from "./when-sentence";

/** The words and the time as they stand in the form. */
export type Draft = {
  caption: string;
  altText: string;
  /** The value of a datetime-local input. */
  when: string;
  /** When the clocks go back that time comes twice: the second one is meant. */
  isSecond: boolean;
};
export type Intent = "schedule" | "draft" | "now";

/** One sentence per part of the form that needs attention. */
export type Problems = Partial<Record<"photo" | "caption" | "altText" | "when", string>>;

/** The one that comes first on the page; null when nothing is wrong. */
export function firstProblem(problems: Problems): { place: keyof Problems; sentence: string } | null {
  for (const place of ["photo", "caption", "altText", "when"] as const) {
    const sentence = problems[place];
    if (sentence !== undefined) return { place, sentence };
  }
  return null;
}

/**
 * What the form starts with. A time that has passed is not offered again: the person chooses a new one.
 * @param startAt the local time a new post starts with, "" for none
 */
export function draftOf(post: PostDetail | null, timeZone: string, now: Date, startAt = ""): Draft {
  if (post === null) return { caption: "", altText: "", when: startAt, isSecond: false };
  const { caption, altText } = post;
  const publishAt = post.publishAt === null ? null : new Date(post.publishAt);
  if (publishAt === null || publishAt <= now) return { caption, altText, when: "", isSecond: false };
  return { caption, altText, when: toLocal(publishAt, timeZone), isSecond: isSecondTime(publishAt, timeZone) };
}

export function isSameDraft(a: Draft, b: Draft): boolean {
  return a.caption === b.caption && a.altText === b.altText && a.when === b.when && a.isSecond === b.isSecond;
}

type Clock = { timeZone: string; now: Date; accessEnd: Date | null };

/** What stands in the way of this intent, before the server is asked. A draft may be half done. */
export function checkDraft(draft: Draft, intent: Intent, has: { photo: boolean }, clock: Clock): Problems {
  const problems: Problems = {};
  if (intent === "draft") {
    const isEmpty = !has.photo && draft.caption.trim() === "" && draft.when === "";
    return isEmpty ? { photo: SAVE_WORDS.nothingYet } : {};
  }
  const caption = checkCaption(draft.caption);
  if (caption !== null) problems.caption = caption;
  const altText = checkAltText(draft.altText);
  if (altText !== null) problems.altText = altText;
  if (!has.photo) problems.photo = SAVE_WORDS.noPhoto;
  if (intent === "schedule") {
    const when = whenSentence(draft, clock);
    if (when === null) problems.when = SAVE_WORDS.noTime;
    else if (when.isProblem) problems.when = when.text;
  }
  return problems;
}

const places: Record<string, keyof Problems> = {
  image: "photo",
  uploadId: "photo",
  crop: "photo",
  caption: "caption",
  altText: "altText",
  publishAtLocal: "when",
};

/** Puts the server's sentences where they belong; those without a place come back as one message. */
export function placeFieldErrors(fieldErrors: Record<string, string>): { problems: Problems; message: string | null } {
  const problems: Problems = {};
  const rest: string[] = [];
  for (const [field, sentence] of Object.entries(fieldErrors)) {
    const [name = ""] = field.split("."); // "crop.x" belongs to the crop.
    const place = Object.hasOwn(places, name) ? places[name] : undefined;
    if (place === undefined) rest.push(sentence);
    else problems[place] ??= sentence;
  }
  return { problems, message: rest.length === 0 ? null : rest.join(" ") };
}
