import { checkCaption, MAX_ALT_TEXT_CHARACTERS } from "@/lib/posts/caption";
import type { PostDetail } from "@/lib/posts/view";
import { toLocal } from "@/lib/schedule/zone";
import { whenSentence } from "./when-sentence";

/** The words and the time as they stand in the form. `when` is a datetime-local value. */
export type Draft = { caption: string; altText: string; when: string };
export type Intent = "schedule" | "draft" | "now";

/** One sentence per part of the form that needs attention. */
export type Problems = Partial<Record<"photo" | "caption" | "altText" | "when", string>>;

/** What the form starts with. A time that has passed is not offered again: the person chooses a new one. */
export function draftOf(post: PostDetail | null, timeZone: string, now: Date): Draft {
  if (post === null) return { caption: "", altText: "", when: "" };
  const publishAt = post.publishAt === null ? null : new Date(post.publishAt);
  const when = publishAt === null || publishAt <= now ? "" : toLocal(publishAt, timeZone);
  return { caption: post.caption, altText: post.altText, when };
}

export function isSameDraft(a: Draft, b: Draft): boolean {
  return a.caption === b.caption && a.altText === b.altText && a.when === b.when;
}

/** What stands in the way of this intent, before the server is asked. A draft may be half done. */
export function checkDraft(
  draft: Draft,
  intent: Intent,
  has: { photo: boolean },
  timeZone: string,
  now: Date,
): Problems {
  const problems: Problems = {};
  const caption = checkCaption(draft.caption);
  if (caption !== null) problems.caption = caption;
  const over = [...draft.altText].length - MAX_ALT_TEXT_CHARACTERS;
  if (over > 0)
    problems.altText = `The description is ${over} ${over === 1 ? "character" : "characters"} too long. Instagram takes 1,000.`;
  if (intent === "draft") {
    if (!has.photo && draft.caption.trim() === "") problems.photo = "Choose a photo or write a caption first.";
    return problems;
  }
  if (!has.photo) problems.photo = "Choose a photo first.";
  if (intent === "schedule") {
    const when = whenSentence(draft.when, timeZone, now);
    if (when === null) problems.when = "Choose a date and a time.";
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
