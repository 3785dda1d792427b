import { getUser } from "@/lib/auth/session";
import { showPostOriginal } from "@/lib/compose/show-original";

/** The photo of one's own post as it was uploaded, to crop it anew. */
export async function GET({ signal }: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const user = await getUser();
  return showPostOriginal(user?.id ?? null, (await params).id, signal);
}
