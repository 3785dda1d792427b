import { seeOther } from "@/lib/http/see-other";
import { useConfirmLink } from "@/lib/tell/email-address";
import { readToken } from "@/lib/tell/read-token";

/** The button of the page that a confirmation link opens. Opening the link alone confirms nothing: scanners do that too. */
export async function POST(request: Request): Promise<Response> {
  const token = readToken(request);
  await useConfirmLink(token, new Date());
  return seeOther(`/notifications/confirm?token=${token}&done=1`);
}
