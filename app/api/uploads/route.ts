import { z } from "zod";
import { refuse } from "@/lib/auth/action-result";
import { uploadRoute } from "@/lib/auth/upload-route";
import { startUpload } from "@/lib/compose/upload";
import { UPLOAD_WORDS } from "@/lib/words/compose";

const schema = z.object({ bytes: z.int().nonnegative() });

/** `{ bytes }` → `{ ok: true, uploadId, target }`: where the browser may send one photo. Only so many in ten minutes. */
export const POST = uploadRoute(
  async (user, request: Request) => {
    const parsed = schema.safeParse(await request.json().catch(() => null));
    return parsed.success ? startUpload(user.id, parsed.data) : refuse(UPLOAD_WORDS.refused);
  },
  { isLimited: true },
);
