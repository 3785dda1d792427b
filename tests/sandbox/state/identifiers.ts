import { randomBytes, randomInt } from "node:crypto";

/** 17 digits, beyond 2^53, as Instagram's are: a client that reads it as a number breaks. */
export function newObjectId(): string {
  const prefix = ["178", "179", "180"][randomInt(3)] ?? "178";
  return prefix + String(randomInt(10 ** 14)).padStart(14, "0");
}

/** Professional accounts start with 17841 (section 2). */
export function newAccountId(): string {
  return `17841${String(randomInt(10 ** 12)).padStart(12, "0")}`;
}

export function newPersonOrPageId(): string {
  return `1${String(randomInt(10 ** 14)).padStart(14, "0")}`;
}

export function newToken(): string {
  return `EAAB${letters(140)}`;
}

export function newCode(): string {
  return `AQ${letters(180)}`;
}

/** The letters of a permalink, unrelated to the media's id (3.3). */
export function newShortcode(): string {
  return `D${randomBytes(8).toString("base64url").slice(0, 10)}`;
}

export function newTraceId(): string {
  return `A${randomBytes(17).toString("base64url").slice(0, 22)}`;
}

function letters(length: number): string {
  return randomBytes(length).toString("base64").replaceAll(/[+/=]/g, "x").slice(0, length);
}
