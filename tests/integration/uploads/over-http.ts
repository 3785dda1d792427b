import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { expect } from "vitest";
import { getDb } from "@/lib/db/client";
import type { UploadTarget } from "@/lib/storage";
import { type AppOnSandbox, addPerson } from "../../support/app-on-sandbox";
import { signInOverHttp, WebClient } from "../../support/web-client";
import { callAction } from "../walk/call-action";

/** Somebody signed in at the built app, with an account. */
export type Sender = { client: WebClient; userId: string; accountId: string };

export async function enter({ app, sandbox }: AppOnSandbox, name: string): Promise<Sender> {
  const person = await addPerson(sandbox, name);
  const client = new WebClient(app.url);
  await signInOverHttp(client, person);
  const chosen = await callAction(client, "chooseAccount", { igUserId: person.pages[0]?.account?.id });
  expect(chosen.isOk, chosen.text).toBe(true);
  const { id, userId } = await getDb().instagramAccount.findFirstOrThrow({
    where: { user: { facebookId: person.id } },
    select: { id: true, userId: true },
  });
  return { client, userId, accountId: id };
}

export type Started = { uploadId: string; target: UploadTarget };

export async function begin({ client }: Sender, bytes: number): Promise<Started> {
  const response = await client.fetch("/api/uploads", { method: "POST", body: JSON.stringify({ bytes }) });
  expect(response.status).toBe(200);
  return (await response.json()) as Started;
}

/**
 * Sends all the bytes over a connection of their own. The one before may have been closed as idle by the time that a busy machine
 * has made fetch's copy of so many. @returns the status
 */
export function put({ client }: Sender, url: string, bytes: Buffer): Promise<number> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { cookie, "content-type": "application/octet-stream", "content-length": bytes.length };
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: "PUT", headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sending.on("error", reject).end(bytes);
  });
}

export type Answer = { status: number; message: string | null; upload: { width: number; height: number } | null };

export async function answerOf(response: Response): Promise<Answer> {
  const { message = null, upload = null } = (await response.json()) as Partial<Answer>;
  return { status: response.status, message, upload };
}

export async function confirm({ client }: Sender, uploadId: string): Promise<Answer> {
  return answerOf(await client.fetch(`/api/uploads/${uploadId}`, { method: "POST" }));
}

/** Makes a draft of an upload. @returns the key of its rendition */
export async function makePost({ client, accountId }: Sender, uploadId: string): Promise<string> {
  const saved = await callAction(client, "savePost", {
    postId: randomUUID(),
    revision: null,
    accountId,
    uploadId,
    crop: null,
    caption: "A large one",
    altText: "",
    publishAtLocal: null,
    isSecondTime: false,
    intent: "draft",
  });
  expect(saved.isOk, saved.text).toBe(true);
  const { renditionKey } = await getDb().postImage.findFirstOrThrow({
    where: { post: { accountId } },
    select: { renditionKey: true },
  });
  return renditionKey ?? "";
}
