import { listSecretValues } from "../env";

const HIDDEN = "[hidden]";

/** Secrets that are no settings, by how they look: tokens of Meta's and of Blob's, and whatever an address carries. */
const SHAPES: [RegExp, string][] = [
  [/\bEAA[A-Za-z0-9]{10,}/g, HIDDEN],
  // A signed token of anybody's (Vercel's OIDC), with or without its signature.
  [/\beyJ[\w-]+\.[\w-]{10,}(?:\.[\w-]*)?/g, HIDDEN],
  [/\bvercel_blob_(rw|client)_[\w=+/-]+/g, HIDDEN],
  [/\b(bearer|basic)\s+[\w.~+/|=-]+/gi, `$1 ${HIDDEN}`],
  [
    /\b((?:access|input|exchange|fb_exchange|page|user|refresh|id)_?token|client_secret|app_?secret(?:_proof)?|signed_request|password|x-amz-(?:signature|credential|security-token)|authorization|cookie|code_verifier)((?:\\?["'])?\s*[=:]\s*(?:\\?["'])?)(?!\[hidden|(?:bearer|basic) )[^\s"'&,;\\}]+/gi,
    `$1$2${HIDDEN}`,
  ],
  [/([?&]code=)[^\s"'&\\]+/g, `$1${HIDDEN}`],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s"'/@:]*:[^\s"'@]*@/gi, `$1${HIDDEN}@`],
  // A token as it lies encrypted in the database: lib/accounts/token-cipher.
  [/\b[\w-]{1,20}\.[A-Za-z0-9_-]{60,}/g, HIDDEN],
];

/** The text without any of our settings' secrets and without anything that looks like a token. */
export function hideSecrets(text: string): string {
  let hidden = text;
  for (const secret of listSecretValues()) {
    for (const form of new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])) {
      hidden = hidden.replaceAll(form, HIDDEN);
    }
  }
  for (const [shape, instead] of SHAPES) hidden = hidden.replaceAll(shape, instead);
  return hidden;
}
