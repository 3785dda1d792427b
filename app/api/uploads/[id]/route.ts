import { getUser } from "@/lib/auth/session";
import { uploadRoute } from "@/lib/auth/upload-route";
import { receiveUpload } from "@/lib/compose/receive-upload";
import { showUpload } from "@/lib/compose/show-original";
import { confirmUpload } from "@/lib/compose/upload";
import { besideProxy, refuseMethod } from "@/lib/http/beside-proxy";

/** A big photo on a slow line, and a HEIC that is decoded to be looked at. */
export const maxDuration = 300;

type Context = { params: Promise<{ id: string }> };

/** Takes the raw bytes, where browsers cannot reach the storage themselves. */
export const PUT = besideProxy(
  uploadRoute(async (user, request: Request, { params }: Context) =>
    receiveUpload(user.id, (await params).id, request),
  ),
);

/** The browser says that all is sent. Answers `{ ok: true, upload: { id, width, height, isPlain } }` or why it is refused. */
export const POST = besideProxy(
  uploadRoute(async (user, { signal }: Request, { params }: Context) =>
    confirmUpload(user.id, (await params).id, signal),
  ),
);

/** One's own upload, to look at while cropping. */
export const GET = besideProxy(async ({ signal }: Request, { params }: Context) => {
  const user = await getUser();
  return showUpload(user?.id ?? null, (await params).id, signal);
});

const refuse = refuseMethod("GET, HEAD, OPTIONS, POST, PUT");

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH };
