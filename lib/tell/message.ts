import { formatWhen } from "@/lib/schedule/zone";
import type { TellKind } from "./kinds";

/** What is known of an occasion when it is put into words. Times are instants. */
export type OccasionFacts = {
  id: string;
  kind: TellKind;
  at: Date;
  sentence: string | null;
  timeZone: string | null;
  post: {
    id: string;
    caption: string;
    publishAt: Date | null;
    publishedAt: Date | null;
    permalink: string | null;
    username: string;
  } | null;
  notice: { title: string; body: string; accountId: string | null } | null;
};

/** One message, before it is dressed for a channel. `url` leads to where something can be done about it. */
export type Message = { title: string; body: string; url: string; action: string };

const CAPTION_CHARACTERS = 80;

/** @param appUrl where Ospost is, without a slash at the end */
export function writeMessage(facts: OccasionFacts, appUrl: string): Message {
  const { post, notice } = facts;
  if (notice !== null) {
    return {
      title: notice.title,
      body: notice.body,
      url: `${appUrl}/connect?reconnect=${notice.accountId ?? "1"}`,
      action: "Connect again",
    };
  }
  if (post === null) return { title: "Something happened in Ospost", body: "", url: appUrl, action: "Open Ospost" };
  const planned = post.publishAt === null ? "" : ` It was planned for ${when(post.publishAt, facts)}.`;
  const url = `${appUrl}/posts/${post.id}`;
  const about = { url, action: "See the post" };
  const sentence = facts.sentence ?? "";
  switch (facts.kind) {
    case "published":
      return {
        ...about,
        title: `Published on @${post.username}`,
        body: `${quote(post.caption)} is on Instagram since ${when(post.publishedAt ?? facts.at, facts)}.`,
      };
    case "unconfirmed":
      return {
        url,
        action: "Say whether it is live",
        title: `Is your post on @${post.username} live?`,
        body: `${quote(post.caption)}: ${sentence}${planned}`,
      };
    default:
      return {
        ...about,
        title:
          facts.kind === "late"
            ? `Too late for your post on @${post.username}`
            : `A post on @${post.username} did not go out`,
        body: `${quote(post.caption)}: ${sentence}${planned}`,
      };
  }
}

/** What "Send a test" sends. */
export function writeTest(appUrl: string): Message {
  return {
    title: "A test from Ospost",
    body: "This is how you will be told. You asked for it on your Account page.",
    url: `${appUrl}/account#notifications`,
    action: "Open your account",
  };
}

function quote(caption: string): string {
  const line = caption.replaceAll(/\s+/g, " ").trim();
  if (line === "") return "Your post without words";
  const characters = [...line];
  return `“${characters.length > CAPTION_CHARACTERS ? `${characters.slice(0, CAPTION_CHARACTERS - 1).join("")}…` : line}”`;
}

function when(at: Date, { timeZone }: OccasionFacts): string {
  return timeZone === null ? `${formatWhen(at, "UTC")} UTC` : formatWhen(at, timeZone);
}
