import { randomUUID } from "node:crypto";
import { expect, type Page } from "playwright/test";
import type { AddedPerson } from "../sandbox/control/client";
import { expectAccessible } from "./accessible";
import { compose } from "./composing";
import { withDatabase } from "./database";

/** Opens a screen, waits until it says what it should, and has axe look at it in both themes. */
export async function look(page: Page, path: string, says: string | RegExp): Promise<void> {
  await page.goto(path);
  await expect(page.getByText(says).filter({ visible: true }).first()).toBeVisible();
  // At its end, where the bar of buttons covers nothing that could be pressed.
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expectAccessible(page);
}

/** One for each state that a post can be in, by its name. */
export type Planned = Record<keyof typeof STATES, string>;

const FAILED = `"status" = 'failed', "publishAt" = now() - interval '2 hours'`;
/** What the engine would have made of a post is written by hand. Nothing is looked at again before the test is over. */
const STATES = {
  draft: "",
  scheduled: `"status" = 'scheduled', "publishAt" = now() + interval '2 days', "nextActionAt" = now() + interval '2 days'`,
  late: `"status" = 'scheduled', "publishAt" = now() - interval '9 minutes', "nextActionAt" = now() + interval '1 day'`,
  going: `"status" = 'publishing', "publishAt" = now(), "nextActionAt" = now() + interval '1 day', "creationId" = "id", "containerStatus" = 'IN_PROGRESS'`,
  edit: `${FAILED}, "failureKind" = 'content', "failureCode" = 36003, "failureSubcode" = 2207009, "failureSentence" = 'Instagram refused the picture: too tall. Crop it and it will go out.'`,
  retry: `${FAILED}, "failureKind" = 'late', "failureSentence" = 'This post could not go out in time. Choose a new time or post it now.'`,
  unconfirmed: `"status" = 'unconfirmed', "publishAt" = now() - interval '1 hour', "publishSentAt" = now() - interval '1 hour'`,
  published: `"status" = 'published', "publishAt" = now() - interval '1 day', "publishedAt" = now() - interval '1 day', "mediaId" = "id", "permalink" = 'https://www.instagram.com/p/x/', "likeCount" = 12, "commentsCount" = 3, "countsReadAt" = now()`,
} as const;

/** Saves one draft as a person does, and makes a post in each state of it. */
export async function plan(page: Page, person: AddedPerson): Promise<Planned> {
  await compose(page, { colour: "#8c5b3a", caption: "Rye #bread, and the oven it comes from", at: null });
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  return withDatabase(async (sql) => {
    const [draft] = await sql<{ id: string; accountId: string }>(
      'SELECT p."id", p."accountId" FROM "Post" p JOIN "InstagramAccount" a ON a."id" = p."accountId" WHERE a."igUserId" = $1',
      [person.pages[0]?.account?.id],
    );
    const ids: Record<string, string> = { draft: draft?.id ?? "" };
    for (const [state, columns] of Object.entries(STATES).filter(([name]) => name !== "draft")) {
      const id = randomUUID();
      ids[state] = id;
      await sql(
        `INSERT INTO "Post" ("id", "accountId", "caption", "updatedAt") SELECT $2, "accountId", "caption", now() FROM "Post" WHERE "id" = $1`,
        [ids.draft, id],
      );
      await sql(`UPDATE "Post" SET ${columns} WHERE "id" = $1`, [id]);
      await sql(
        `INSERT INTO "PostImage" SELECT (jsonb_populate_record(i, jsonb_build_object('id', $2::text, 'postId', $2::text))).* FROM "PostImage" i WHERE "postId" = $1`,
        [ids.draft, id],
      );
      await sql(
        `INSERT INTO "PostEvent" ("id", "postId", "kind", "code", "fbtraceId") VALUES ($2, $1, 'scheduled', NULL, NULL), ($3, $1, 'container-failed', 9004, 'A1b2')`,
        [id, randomUUID(), randomUUID()],
      );
    }
    await sql('INSERT INTO "WeeklySlot" SELECT $1, day, 1110 FROM generate_series(1, 7) day', [draft?.accountId]);
    return ids as Planned;
  });
}

/** Instagram refuses the person's account from now on, and they have been told. */
export async function hold(person: AddedPerson): Promise<void> {
  await withDatabase(async (sql) => {
    const [account] = await sql<{ id: string; userId: string }>(
      `UPDATE "InstagramAccount" SET "heldAt" = now(), "heldKind" = 'reconnect', "heldCode" = 190 WHERE "igUserId" = $1 RETURNING "id", "userId"`,
      [person.pages[0]?.account?.id],
    );
    await sql(
      `INSERT INTO "Notice" ("id", "userId", "accountId", "kind", "key", "title", "body") VALUES ($1, $2, $3, 'held', $1, 'An account is on hold, 2 planned posts wait', 'Connect it again and the waiting posts go out.')`,
      [randomUUID(), account?.userId, account?.id],
    );
  });
}

/** A time zone that does not exist: every screen with a time on it breaks, for this person alone. */
export async function breakTimes(person: AddedPerson): Promise<void> {
  await withDatabase((sql) =>
    sql(`UPDATE "User" SET "timeZone" = 'Nowhere/At_All' WHERE "facebookId" = $1`, [person.id]),
  );
}

/** A request to delete everything that is done, or not yet. @returns its code */
export async function requestDeletion(isFinished: boolean): Promise<string> {
  const code = randomUUID();
  const finishedAt = isFinished ? new Date() : null;
  await withDatabase((sql) =>
    sql('INSERT INTO "DeletionRequest" ("id", "finishedAt") VALUES ($1, $2)', [code, finishedAt]),
  );
  return code;
}
