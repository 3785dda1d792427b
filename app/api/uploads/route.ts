import { getUser } from "@/lib/auth/session";
import { receiveUpload } from "@/lib/compose/receive-upload";

/** Takes the raw bytes of one photo. Answers `{ ok: true, upload: { id, width, height } }` or `{ ok: false, message }`. */
export async function POST(request: Request): Promise<Response> {
  const user = await getUser();
  if (user === null) return Response.json({ ok: false, message: "Log in again to upload photos." }, { status: 401 });
  const result = await receiveUpload(user.id, request);
  return Response.json(result, { status: result.ok ? 200 : 422 });
}
