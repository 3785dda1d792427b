import { serveMedia } from "@/lib/storage/serve";

type Context = { params: Promise<{ key: string[] }> };

/** Pictures kept on disk, public: Meta fetches renditions here. With Vercel Blob nothing is kept on disk, and all is 404. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { key } = await params;
  return serveMedia(request, key.join("/"));
}

export const HEAD = GET;
