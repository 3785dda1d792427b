import "server-only";
import { listTokensOfOtherKeys, replaceToken, type StoredToken } from "@/lib/db/system/token-rotation";
import { decryptToken, encryptToken, newestKeyId } from "./token-cipher";

const BATCH = 100;

/**
 * Encrypts every stored token and webhook secret anew that the newest key of TOKEN_KEYS did not encrypt. Can be cut off and started again: what
 * is done stays done. A token that somebody writes meanwhile is left as they wrote it.
 * @returns how many, and how many no key can read
 */
export async function rotateTokens(
  onProgress: (done: number) => void,
): Promise<{ rotated: number; unreadable: number }> {
  const tally = { rotated: 0, unreadable: 0 };
  for (const kind of ["user", "page", "webhook"] as const) {
    for (let after = ""; ; ) {
      const tokens = await listTokensOfOtherKeys(kind, newestKeyId(), after, BATCH);
      for (const token of tokens) tally[await rotateOne(token)] += 1;
      const last = tokens.at(-1);
      if (last === undefined) break;
      after = last.id;
      onProgress(tally.rotated);
    }
  }
  return tally;
}

async function rotateOne(token: StoredToken): Promise<"rotated" | "unreadable"> {
  let plain: string;
  try {
    plain = decryptToken(token.cipher);
  } catch {
    return "unreadable";
  }
  await replaceToken(token, encryptToken(plain));
  return "rotated";
}
