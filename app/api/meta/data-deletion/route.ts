import { deletePersonOf } from "@/lib/accounts/deletion";
import { answerCallback } from "@/lib/accounts/meta-callbacks";
import { getEnv } from "@/lib/env";

/** Meta calls this when somebody asks for their data to be deleted, and shows them the address (1.8 of the Meta facts). */
export function POST(request: Request): Promise<Response> {
  return answerCallback(request, async (facebookId) => {
    const { code } = await deletePersonOf(facebookId, new Date());
    return { url: `${getEnv().APP_URL}/deletion?id=${code}`, confirmation_code: code };
  });
}
