import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { receiveUpload } from "@/lib/compose/receive-upload";
import { savePost } from "@/lib/compose/save-post";
import { type SavePostInput, savePostSchema } from "@/lib/compose/schema";
import { confirmUpload } from "@/lib/compose/upload";
import { getDb } from "@/lib/db/client";
import { getUser, type UserRow } from "@/lib/db/users";
import { addUser, start } from "./uploads/contract";

export const NOW = new Date("2026-11-24T12:00:00Z");

export type Person = { user: UserRow; accountId: string };

/** Somebody in Berlin with one account. */
export async function addPerson(): Promise<Person> {
  const userId = await addUser();
  const account = await getDb().instagramAccount.create({
    data: {
      userId,
      igUserId: randomUUID(),
      username: "uma",
      name: "Uma",
      pageId: "1",
      pageName: "Uma",
      pageTokenCipher: "none",
    },
    select: { id: true },
  });
  await getDb().user.update({
    where: { id: userId },
    data: { timeZone: "Europe/Berlin", activeAccountId: account.id },
  });
  const user = await getUser(userId);
  if (user === null) throw new Error("no person");
  return { user, accountId: account.id };
}

/** What the composer would send, through the same schema. */
export function savePostOf({ user, accountId }: Person, input: Partial<SavePostInput>) {
  const whole = {
    postId: randomUUID(),
    revision: null,
    accountId,
    uploadId: null,
    crop: null,
    caption: "Bread",
    altText: "",
    publishAtLocal: null,
    isSecondTime: false,
    intent: "autosave",
    ...input,
  };
  return savePost(user, savePostSchema.parse(whole), NOW);
}

/** @returns the id of an upload that a post may use */
export async function uploadPhoto(userId: string, bytes: Buffer): Promise<string> {
  const { uploadId } = await start(userId, bytes.length);
  const request = new Request("http://localhost/", { method: "PUT", body: new Uint8Array(bytes) });
  await receiveUpload(userId, uploadId, request);
  expect((await confirmUpload(userId, uploadId)).ok).toBe(true);
  return uploadId;
}
