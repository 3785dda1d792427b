import { answerCallback, deauthorize } from "@/lib/accounts/meta-callbacks";

/** Meta calls this when somebody removes the app in their Facebook settings (1.8 of the Meta facts). */
export function POST(request: Request): Promise<Response> {
  return answerCallback(request, async (facebookId) => {
    await deauthorize(facebookId, new Date());
    return { ok: true };
  });
}
