import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { graphId, parseKeepingIds } from "@/lib/graph/graph-id";

/** Meta's own are some hundred characters long. */
const MAX_CHARACTERS = 4096;

const payloadSchema = z.object({ algorithm: z.string(), user_id: graphId.pipe(z.string().regex(/^\d{1,32}$/)) });

/**
 * Reads a `signed_request` of Meta's callbacks (1.8 of the Meta facts): base64url(HMAC-SHA256) "." base64url(JSON), the
 * signature being over the encoded payload, with the app secret as its key. Compared in constant time.
 * @returns the person's app-scoped Facebook id, or null for anything that Meta did not sign
 */
export function readSignedRequest(signedRequest: string, appSecret: string): string | null {
  if (signedRequest.length > MAX_CHARACTERS) return null;
  const [signature, payload, ...rest] = signedRequest.split(".");
  if (signature === undefined || payload === undefined || rest.length > 0) return null;
  const expected = createHmac("sha256", appSecret).update(payload).digest();
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return readPayload(payload);
}

function readPayload(payload: string): string | null {
  try {
    const parsed = payloadSchema.safeParse(parseKeepingIds(Buffer.from(payload, "base64url").toString("utf8")));
    return parsed.success && parsed.data.algorithm.toUpperCase() === "HMAC-SHA256" ? parsed.data.user_id : null;
  } catch {
    return null;
  }
}
