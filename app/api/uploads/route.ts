import { z } from "zod";
import { refuse } from "@/lib/auth/action-result";
import { uploadRoute } from "@/lib/auth/upload-route";
import { startUpload } from "@/lib/compose/upload";
import { readBody } from "@/lib/http/read-body";
import { UPLOAD_WORDS } from "@/lib/words/compose";

/** Many times what the question has. */
const MAX_QUESTION_BYTES = 1024;

const schema = z.object({ bytes: z.int().nonnegative() });

/** `{ bytes }` → `{ ok: true, uploadId, target }`: where the browser may send one photo. Only so many in ten minutes. */
export const POST = uploadRoute(
  async (user, request: Request) => {
    const body = await readBody(request, MAX_QUESTION_BYTES);
    if (body === null) return { ...refuse(UPLOAD_WORDS.refused), status: 413 };
    const parsed = schema.safeParse(await new Response(body).json().catch(() => null));
    return parsed.success ? startUpload(user.id, parsed.data) : refuse(UPLOAD_WORDS.refused);
  },
  { isLimited: true },
);
