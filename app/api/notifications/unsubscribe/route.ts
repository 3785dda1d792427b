import { seeOther } from "@/lib/http/see-other";
import { useUnsubscribeLink } from "@/lib/tell/email-address";
import { readToken } from "@/lib/tell/read-token";
import { LINK_WORDS } from "@/lib/words/telling";

/** A mail program that only opens the link, or a scanner, changes nothing: the page asks. */
export function GET(request: Request): Response {
  return seeOther(`/notifications/unsubscribe?token=${readToken(request)}`);
}

/**
 * One click (RFC 8058): the mail provider posts here, without a session or a browser, and must not be sent elsewhere. The
 * page's own button says `from=page` and is shown the page again. Nothing is read from the body.
 */
export async function POST(request: Request): Promise<Response> {
  const token = readToken(request);
  const isDone = await useUnsubscribeLink(token, new Date());
  if (new URL(request.url).searchParams.get("from") === "page")
    return seeOther(`/notifications/unsubscribe?token=${token}&done=1`);
  return isDone
    ? new Response(`${LINK_WORDS.unsubscribed}\n`)
    : new Response(`${LINK_WORDS.incomplete}\n`, { status: 400 });
}
