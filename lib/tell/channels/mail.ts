import "server-only";
import { createTransport } from "nodemailer";
import { getEnv } from "@/lib/env";
import { DELIVERY_WORDS, TELL_WORDS } from "@/lib/words/telling";
import type { SendResult } from "../result";
import { TELL_TIMING } from "../timing";
import { type Letter, writeLetter } from "./letter";

export type Mail = {
  to: string;
  /** Stays the same on every try, so that a second copy can be told from a second message. */
  id: string;
  letter: Letter;
  /** Where one click ends all mail; null for mail that the person has just asked for. */
  unsubscribeUrl: string | null;
};

/** Sends one mail. One connection for each: a server that hangs takes down nobody else's mail. */
export async function sendMail({ to, id, letter, unsubscribeUrl }: Mail): Promise<SendResult> {
  const transport = openTransport();
  if (transport === null) return { kind: "later", words: TELL_WORDS.notSetUp };
  const { text, html } = writeLetter(letter, unsubscribeUrl);
  const headers = {
    "Auto-Submitted": "auto-generated",
    ...(unsubscribeUrl === null
      ? {}
      : { "List-Unsubscribe": `<${unsubscribeUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
  };
  const message = {
    to,
    subject: letter.title,
    text,
    html,
    headers,
    messageId: `<${id}@${new URL(getEnv().APP_URL).hostname}>`,
  };
  const deadline = setTimeout(() => transport.close(), TELL_TIMING.tryMs);
  try {
    await transport.sendMail(message);
    return { kind: "sent" };
  } catch (error) {
    return toResult(error);
  } finally {
    clearTimeout(deadline);
    transport.close();
  }
}

/**
 * Goes as far as the login, and sends nothing.
 * @returns null where mail is not set up; whether the server takes mail from us, else what went wrong: it knows neither name
 *   nor password, or it did not answer
 */
export async function tryMailServer(): Promise<"taken" | "refused" | "silent" | null> {
  const transport = openTransport();
  if (transport === null) return null;
  try {
    await transport.verify();
    return "taken";
  } catch (error) {
    return (error as { code?: string }).code === "EAUTH" ? "refused" : "silent";
  } finally {
    transport.close();
  }
}

function openTransport() {
  const { SMTP_URL, MAIL_FROM } = getEnv();
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return null;
  const timeoutMs = TELL_TIMING.tryMs / 3;
  return createTransport(
    {
      url: SMTP_URL,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
      socketTimeout: timeoutMs,
    },
    { from: MAIL_FROM, disableFileAccess: true, disableUrlAccess: true },
  );
}

/** A refusal of the recipient or the message itself is final (5xx); one that is about us, or the way there, is not. */
function toResult(error: unknown): SendResult {
  const { responseCode, command } = error as { responseCode?: number; command?: string };
  const isFinal = responseCode !== undefined && responseCode >= 500 && responseCode < 600;
  if (isFinal && (command === "RCPT TO" || command === "DATA")) {
    return { kind: "never", words: DELIVERY_WORDS.mailRefused(responseCode) };
  }
  return { kind: "later", words: DELIVERY_WORDS.mailAway(responseCode) };
}
