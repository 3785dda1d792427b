import "server-only";
import type { PictureProblem } from "@/lib/posts/preflight";

/** Meta gives up after some seconds as well (7.1 of the Meta facts). */
const TIMEOUT_MS = 5_000;
/** As Meta's crawler introduces itself: what lets browsers through may keep it out. */
const CRAWLER = "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)";

/** Whether a picture can be had from its public address as Meta will ask for it; null = it can. Reads the headers only. */
export async function checkPublicPicture(url: string): Promise<PictureProblem | null> {
  try {
    const response = await fetch(url, {
      method: "HEAD",
      headers: { "user-agent": CRAWLER },
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status !== 200) return "refused";
    return response.headers.get("content-type") === "image/jpeg" ? null : "not-a-picture";
  } catch {
    return "no-answer";
  }
}

/** Whether an address can only mean this machine or a network behind a router. */
export function isPrivateAddress(url: string): boolean {
  const host = new URL(url).hostname;
  if (host === "localhost" || host === "[::1]" || /\.(local|localhost|internal|lan|test)$/.test(host)) return true;
  return /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./.test(host) || /^\[f[cde]/.test(host);
}
