import "server-only";
import { randomUUID } from "node:crypto";
import { askForEmail, confirmEmail, getEmails, stopEmail } from "@/lib/db/notifications";
import { getEnv } from "@/lib/env";
import { MAIL_WORDS } from "@/lib/words/telling";
import { sendMail } from "./channels/mail";
import { confirmUrl } from "./links";
import { readLink } from "./signed-link";
import { TELL_TIMING } from "./timing";

/**
 * Sends a link to an address the person typed. Nothing else goes there until it was used.
 * @returns null when it was sent, or why not, in words
 */
export async function askToConfirm(userId: string, email: string, now: Date): Promise<string | null> {
  const { askAgainMs, linksPerDay, linkLifetimeMs } = TELL_TIMING;
  if (!(await askForEmail(userId, email, now, { againMs: askAgainMs, most: linksPerDay })))
    return MAIL_WORDS.linkSentLately;
  const url = confirmUrl(userId, email, new Date(now.getTime() + linkLifetimeMs));
  const letter = {
    title: "Confirm your e-mail address",
    body: `Somebody, probably you, wants Ospost at ${new URL(getEnv().APP_URL).host} to write to this address when a post needs them. If it was not you, do nothing: no other mail will come.`,
    url,
    action: "Confirm this address",
  };
  const result = await sendMail({ to: email, id: randomUUID(), letter, unsubscribeUrl: null });
  return result.kind === "sent" ? null : `${result.words} Nothing was sent.`;
}

/** What a link of ours is good for. "stale" = for an address that was replaced or removed, or too old. */
export type LinkState = { state: "good"; email: string } | { state: "stale" } | { state: "unknown" };

export async function readConfirmLink(token: string, now: Date): Promise<LinkState> {
  const link = readLink("confirm", token, now);
  if (link === null) return { state: "unknown" };
  const { pendingEmail = null, email = null } = (await getEmails(link.userId)) ?? {};
  // Opened a second time it says the same.
  const found = [pendingEmail, email].find(link.isFor) ?? null;
  return found === null || link.isRunOut ? { state: "stale" } : { state: "good", email: found };
}

/** @returns whether mail goes to the link's address now */
export async function useConfirmLink(token: string, now: Date): Promise<boolean> {
  const link = readLink("confirm", token, now);
  const found = await readConfirmLink(token, now);
  if (link === null || found.state !== "good") return false;
  if (await confirmEmail(link.userId, found.email)) return true;
  return (await getEmails(link.userId))?.email === found.email;
}

export async function readUnsubscribeLink(token: string, now: Date): Promise<LinkState> {
  const link = readLink("unsubscribe", token, now);
  if (link === null) return { state: "unknown" };
  const email = (await getEmails(link.userId))?.email ?? null;
  return email !== null && link.isFor(email) ? { state: "good", email } : { state: "stale" };
}

/** Ends all mail to the link's address. @returns whether no mail goes there now; false for a link that is not ours */
export async function useUnsubscribeLink(token: string, now: Date): Promise<boolean> {
  const link = readLink("unsubscribe", token, now);
  const found = await readUnsubscribeLink(token, now);
  if (link === null || found.state === "unknown") return false;
  if (found.state === "good") await stopEmail(link.userId, found.email);
  return true;
}
