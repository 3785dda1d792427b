import { del, delMany, get, keys, set } from "idb-keyval";
import type { Crop } from "@/lib/images/ratio";
import type { Draft } from "./draft";

/** What has not reached the server, kept in this browser. Words in localStorage, which is written at once; files in IndexedDB. */
export type LocalCopy = {
  draft: Draft;
  crop: Crop | null;
  /** `file`: see `readLocalFile`. An upload that no post uses yet goes by its id. Null: the photo is as on the server. */
  photo: "file" | { id: string; width: number; height: number } | null;
  /** What it was a change of; null = of nothing. */
  baseRevision: number | null;
  /** ISO 8601, by this device's clock. */
  at: string;
  /** The window that keeps it: see `thisWindow`. */
  window: string;
};

const KEEP_MS = 30 * 24 * 60 * 60 * 1000;

/** Another person who uses this browser is offered none of it. */
function prefixOf(owner: string): string {
  return `ospost:${owner}:post:`;
}

function ownerOf(key: IDBValidKey): string | null {
  return (typeof key === "string" && /^ospost:([^:]+):post:/.exec(key)?.[1]) || null;
}

export function readLocalCopy(owner: string, postId: string): LocalCopy | null {
  return orNull(() => parse(localStorage.getItem(prefixOf(owner) + postId)));
}

/** @returns false when this browser keeps nothing (private windows, a full disk) */
export function writeLocalCopy(owner: string, postId: string, copy: LocalCopy): boolean {
  return (
    orNull(() => {
      localStorage.setItem(prefixOf(owner) + postId, JSON.stringify(copy));
      return true;
    }) ?? false
  );
}

export function removeLocalCopy(owner: string, postId: string): void {
  orNull(() => localStorage.removeItem(prefixOf(owner) + postId));
  void del(prefixOf(owner) + postId).catch(() => undefined);
}

/** Posts that were begun here and never reached the server, newest first; what is older than a month is thrown away. */
export function listUnsaved(owner: string, now: Date): { postId: string; at: string }[] {
  const prefix = prefixOf(owner);
  const keys = orNull(() => Object.keys(localStorage)) ?? [];
  const found = keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  const copies = found.flatMap((postId) => {
    const copy = readLocalCopy(owner, postId);
    if (copy !== null && now.getTime() - Date.parse(copy.at) < KEEP_MS) return [{ postId, ...copy }];
    removeLocalCopy(owner, postId);
    return [];
  });
  const unsaved = copies.filter(({ baseRevision }) => baseRevision === null);
  return unsaved.sort((one, other) => other.at.localeCompare(one.at)).map(({ postId, at }) => ({ postId, at }));
}

export async function keepLocalFile(owner: string, postId: string, file: File): Promise<void> {
  await set(prefixOf(owner) + postId, file).catch(() => undefined);
}

export async function readLocalFile(owner: string, postId: string): Promise<File | null> {
  const file = await get<unknown>(prefixOf(owner) + postId).catch(() => null);
  return file instanceof File ? file : null;
}

/** Whether anything is kept here, whoever wrote it. */
export function hasLocalCopies(): boolean {
  return (orNull(() => Object.keys(localStorage)) ?? []).some((key) => ownerOf(key) !== null);
}

/** Throws away what this browser keeps, words and files. @param except this person's, which stays; null = nobody's does */
export async function forgetLocalCopies(except: string | null): Promise<void> {
  const isToGo = (key: IDBValidKey) => ownerOf(key) !== null && ownerOf(key) !== except;
  const words = (orNull(() => Object.keys(localStorage)) ?? []).filter(isToGo);
  for (const key of words) orNull(() => localStorage.removeItem(key));
  await keys()
    .then((files) => delMany(files.filter(isToGo)))
    .catch(() => undefined);
}

function parse(text: string | null): LocalCopy | null {
  if (text === null) return null;
  const copy = JSON.parse(text) as LocalCopy;
  const { caption, altText, when, isSecond } = copy.draft;
  const isWhole = [caption, altText, when, copy.at].every((part) => typeof part === "string");
  return isWhole ? { ...copy, draft: { caption, altText, when, isSecond: isSecond === true } } : null;
}

/** Storage throws where it is forbidden or full; then there is no copy, and the form works all the same. */
function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
