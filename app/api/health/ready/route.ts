import { GET as getHealth } from "../route";

export const dynamic = "force-dynamic";

/** The same as `/api/health?ready=1`, for probes that cannot ask a question. */
export function GET(request: Request): Promise<Response> {
  const url = new URL(request.url);
  url.searchParams.set("ready", "1");
  return getHealth(new Request(url));
}
