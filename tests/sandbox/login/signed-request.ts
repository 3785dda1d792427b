import { createHmac } from "node:crypto";
import type { World } from "../state/world";

/** What Meta POSTs to the deauthorize and data-deletion addresses (1.8). The signature covers the encoded payload. */
export function signRequest(world: World, personId: string): string {
  const payload = { user_id: personId, algorithm: "HMAC-SHA256", issued_at: Math.floor(world.now() / 1000) };
  const encoded = Buffer.from(JSON.stringify(payload)).toString("base64url");
  const signature = createHmac("sha256", world.app.secret).update(encoded).digest("base64url");
  return `${signature}.${encoded}`;
}

/** Sends one signed POST and tells what came back. */
export async function sendSignedRequest(world: World, personId: string, url: string) {
  const body = new URLSearchParams({ signed_request: signRequest(world, personId) });
  const response = await fetch(url, { method: "POST", body, redirect: "manual" });
  return { status: response.status, contentType: response.headers.get("content-type"), body: await response.text() };
}
