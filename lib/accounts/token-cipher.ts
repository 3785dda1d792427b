import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { getEnv } from "@/lib/env";

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a token for the database with the newest key of TOKEN_KEYS.
 * @returns "keyId.base64url(iv ‖ tag ‖ ciphertext)", AES-256-GCM; the key id lets keys be rotated
 */
export function encryptToken(token: string): string {
  const [id, key] = readKeys()[0] ?? missingKey("");
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(Buffer.from(id));
  const sealed = Buffer.concat([cipher.update(token, "utf8"), cipher.final()]);
  return `${id}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** @throws Error when the key is not among TOKEN_KEYS any more or the text was altered; never says what it read */
export function decryptToken(stored: string): string {
  const dot = stored.indexOf(".");
  const id = stored.slice(0, dot);
  const [, key] = readKeys().find(([keyId]) => keyId === id) ?? missingKey(id);
  const bytes = Buffer.from(stored.slice(dot + 1), "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES));
  decipher.setAAD(Buffer.from(id));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
}

/** The name of the key that `encryptToken` uses. */
export function newestKeyId(): string {
  const [id] = readKeys()[0] ?? missingKey("");
  return id;
}

function readKeys(): [string, Buffer][] {
  return getEnv()
    .TOKEN_KEYS.split(",")
    .map((entry) => {
      const colon = entry.indexOf(":");
      return [entry.slice(0, colon), Buffer.from(entry.slice(colon + 1), "base64")];
    });
}

function missingKey(id: string): never {
  throw new Error(`TOKEN_KEYS has no key "${id}", but a stored token was encrypted with it`);
}
