import { getUser } from "@/lib/auth/session";
import { getPostDetail } from "@/lib/db/post-detail";
import { SAVE_WORDS } from "@/lib/words/compose";

/** Where a post stands, for the page that shows it being published. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  const user = await getUser();
  if (user === null) return Response.json({ message: "Log in again." }, { status: 401, headers });
  const post = await getPostDetail(user.id, (await params).id);
  if (post === null) return Response.json({ message: SAVE_WORDS.notThere }, { status: 404, headers });
  const { status, step, events, permalink, failureSentence } = post;
  return Response.json({ status, step, events, permalink, sentence: failureSentence }, { headers });
}
