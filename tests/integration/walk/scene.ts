import { randomBytes, randomUUID } from "node:crypto";
import { signLink } from "@/lib/tell/signed-link";
import type { AddedPerson } from "../../sandbox/control/client";
import type { Sandbox } from "../../sandbox/index";
import { makePicture } from "../../sandbox/testing/picture-host";
import { addPerson, startAppOnSandbox } from "../../support/app-on-sandbox";
import type { BuiltApp } from "../../support/built-app";
import { dumpFiles, openDump, type Row } from "../../support/database-dump";
import { signInOverHttp, WebClient } from "../../support/web-client";
import { query } from "../setup/database";
import { startTelling, type Telling } from "../telling/telling";
import { callAction } from "./call-action";

/** Somebody signed in, with two connected accounts, the second one shown. */
export type Connected = {
  client: WebClient;
  person: AddedPerson;
  userId: string;
  accountIds: string[];
  /** In every text of theirs, so that it is recognised wherever it turns up. */
  mark: string;
};

/** Somebody of the walk's. */
export type Someone = Connected & {
  /** Where they are told: a confirmed address, and a webhook of their own. */
  email: string;
  webhookUrl: string;
};

export type Scene = {
  app: BuiltApp;
  sandbox: Sandbox;
  nobody: WebClient;
  /** Everything that is stored: rows and pictures. */
  readAll: () => Promise<Row[]>;
  closeDump: () => Promise<void>;
  first: Someone;
  other: Someone;
  /** The first person's, each in the state of its name, each with a picture. */
  posts: { draft: string; scheduled: string; later: string; failed: string; unconfirmed: string; published: string };
  /** The first person's pictures. */
  keys: { original: string; rendition: string };
  /** The link in the first person's mail. */
  links: { unsubscribe: string };
  /** What the app tells people through. */
  telling: Telling;
};

const sql = <Row extends object>(text: string, values: unknown[] = []) =>
  query<Row>(process.env.DATABASE_URL ?? "", text, values);

/** The production build on a database of its own, without a scheduler, so that nothing changes unless somebody asks for it. */
export async function openScene(): Promise<Scene> {
  const telling = await startTelling();
  const { app, sandbox } = await startAppOnSandbox(undefined, telling.settings);
  const first = await enter(app, sandbox, telling, "First");
  const other = await enter(app, sandbox, telling, "Other");
  await makePost(other, "scheduled");
  const posts = {
    draft: await makePost(first, "draft"),
    scheduled: await makePost(first, "scheduled"),
    later: await makePost(first, "scheduled"),
    failed: await makePost(first, "failed"),
    unconfirmed: await makePost(first, "unconfirmed"),
    published: await makePost(first, "published"),
  };
  const [image] = await sql<{ originalKey: string; renditionKey: string }>(
    'SELECT "originalKey", "renditionKey" FROM "PostImage" WHERE "postId" = $1',
    [posts.scheduled],
  );
  const keys = { original: image?.originalKey ?? "", rendition: image?.renditionKey ?? "" };
  const dump = await openDump(process.env.DATABASE_URL ?? "");
  const readAll = async () => {
    const [rows, files] = await Promise.all([dump.read(), dumpFiles(process.env.STORAGE_DIR ?? "")]);
    return [...rows.filter(({ table }) => !COUNTERS.includes(table)), ...files];
  };
  const links = { unsubscribe: signLink("unsubscribe", first.userId, first.email, null) };
  const nobody = new WebClient(app.url);
  return { app, sandbox, telling, nobody, first, other, posts, keys, links, readAll, closeDump: dump.close };
}

export async function closeScene({ app, sandbox, telling, closeDump }: Scene): Promise<void> {
  await closeDump();
  await app.stop();
  await telling.close();
  await sandbox.close();
}

/** How often something was tried is no secret and changes with every try. */
const COUNTERS = ["RateLimit"];

async function enter(app: BuiltApp, sandbox: Sandbox, telling: Telling, name: string): Promise<Someone> {
  const mark = `${name}-${randomBytes(6).toString("hex")}`;
  const person = await addPerson(sandbox, mark, 2);
  const client = new WebClient(app.url);
  await signInOverHttp(client, person);
  for (const { account } of person.pages) {
    const answer = await callAction(client, "chooseAccount", { igUserId: account?.id });
    if (!answer.isOk) throw new Error(`chooseAccount: ${answer.text}`);
  }
  const accounts = await sql<{ id: string; userId: string }>(
    'SELECT a."id", a."userId" FROM "InstagramAccount" a JOIN "User" u ON u."id" = a."userId" WHERE u."facebookId" = $1 ORDER BY a."createdAt"',
    [person.id],
  );
  const userId = accounts[0]?.userId ?? "";
  const email = `${mark.toLowerCase()}@example.com`;
  const webhookUrl = `${telling.hookUrl}/${mark}`;
  const answer = await callAction(client, "setWebhook", { url: webhookUrl });
  if (!answer.isOk) throw new Error(`setWebhook: ${answer.text}`);
  await sql(`UPDATE "NotificationSettings" SET "email" = $2, "emailKinds" = '{failed}' WHERE "userId" = $1`, [
    userId,
    email,
  ]);
  return { client, person, userId, accountIds: accounts.map(({ id }) => id), mark, email, webhookUrl };
}

/** A photo that no post uses yet. @returns its id */
export async function upload(owner: Connected): Promise<string> {
  const body = new Uint8Array(await makePicture(800, 800));
  const uploadId = await startUpload(owner, body.byteLength);
  await owner.client.fetch(`/api/uploads/${uploadId}`, { method: "PUT", body });
  const confirmed = await owner.client.fetch(`/api/uploads/${uploadId}`, { method: "POST" });
  if (!confirmed.ok) throw new Error(`upload: ${await confirmed.text()}`);
  return uploadId;
}

/** An upload whose bytes are still to come. @returns its id */
export async function startUpload({ client }: Connected, bytes: number): Promise<string> {
  const response = await client.fetch("/api/uploads", { method: "POST", body: JSON.stringify({ bytes }) });
  return ((await response.json()) as { uploadId: string }).uploadId;
}

const FORCED = {
  draft: "",
  scheduled: "",
  failed: `"status" = 'failed', "failureKind" = 'late', "failureSentence" = 'Too late.', "nextActionAt" = NULL`,
  unconfirmed: `"status" = 'unconfirmed', "publishSentAt" = now(), "nextActionAt" = NULL`,
  published: `"status" = 'published', "mediaId" = "id", "publishedAt" = now(), "nextActionAt" = NULL`,
} as const;

/** What the engine would have made of a post is written by hand. */
export async function makePost(owner: Connected, state: keyof typeof FORCED): Promise<string> {
  const answer = await callAction(owner.client, "savePost", {
    postId: randomUUID(),
    revision: null,
    accountId: (await accountsOf(owner)).active,
    uploadId: await upload(owner),
    crop: null,
    caption: `${owner.mark} wrote this`,
    altText: `${owner.mark} saw this`,
    publishAtLocal: state === "draft" ? null : inAMonth(),
    isSecondTime: false,
    intent: state === "draft" ? "draft" : "schedule",
  });
  const id = answer.value?.["postId"];
  if (typeof id !== "string") throw new Error(`savePost: ${answer.text}`);
  if (FORCED[state] !== "") await sql(`UPDATE "Post" SET ${FORCED[state]} WHERE "id" = $1`, [id]);
  return id;
}

/** A text they keep for later. @returns its id */
export async function makeText({ userId, mark }: Someone): Promise<string> {
  const id = randomUUID();
  await sql(`INSERT INTO "SavedText" ("id", "userId", "name", "text") VALUES ($1, $2, $3, $3)`, [id, userId, mark]);
  return id;
}

/** A browser of theirs that shows notifications. @returns its id */
export async function makeDevice({ userId, mark }: Someone): Promise<string> {
  const id = randomUUID();
  await sql(
    `INSERT INTO "PushDevice" ("id", "userId", "endpoint", "p256dh", "auth", "label") VALUES ($1, $2, $3, 'p', 'a', $4)`,
    [id, userId, `https://push.example.com/${id}`, mark],
  );
  return id;
}

/** Something they are told. @returns its id */
export async function makeNotice({ userId, mark }: Someone): Promise<string> {
  const id = randomUUID();
  await sql(
    `INSERT INTO "Notice" ("id", "userId", "kind", "key", "title", "body") VALUES ($1, $2, 'held', $1, $3, $3)`,
    [id, userId, `${mark} is told`],
  );
  return id;
}

/** The account that is shown, and the others. */
export async function accountsOf({
  userId,
}: Connected): Promise<{ active: string; username: string; others: string[] }> {
  const rows = await sql<{ id: string; username: string; isActive: boolean }>(
    'SELECT a."id", a."username", a."id" = u."activeAccountId" AS "isActive" FROM "InstagramAccount" a JOIN "User" u ON u."id" = a."userId" WHERE u."id" = $1',
    [userId],
  );
  const active = rows.find(({ isActive }) => isActive);
  const others = rows.filter(({ isActive }) => !isActive).map(({ id }) => id);
  return { active: active?.id ?? "", username: active?.username ?? "", others };
}

let hoursApart = 0;

/** Two posts of theirs that follow each other, with their times. */
export async function makeNeighbours(
  owner: Someone,
): Promise<[{ id: string; at: string }, { id: string; at: string }]> {
  const make = async () => {
    const id = await makePost(owner, "scheduled");
    hoursApart += 1;
    const at = new Date(Date.parse(`${inAMonth()}Z`) + hoursApart * 60 * 60 * 1000).toISOString();
    await sql('UPDATE "Post" SET "publishAt" = $2, "nextActionAt" = $2 WHERE "id" = $1', [id, at]);
    return { id, at };
  };
  return [await make(), await make()];
}

/** Far enough ahead that nothing is prepared; in the form's own way to write it. */
export function inAMonth(): string {
  return new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString().slice(0, 16);
}
