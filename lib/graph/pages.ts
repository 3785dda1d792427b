import { z } from "zod";
import { log } from "@/lib/log";
import type { GraphClient } from "./client";
import { isGraphFailure } from "./graph-error";
import { graphId } from "./graph-id";
import { cursorAfter, paging } from "./paging";
import { rowsOf } from "./rows";

export type InstagramUser = {
  igUserId: string;
  /** null: Meta gave the id alone (15.1 of the Meta facts). */
  username: string | null;
  name: string | null;
  pictureUrl: string | null;
};

/** A Facebook Page the person chose in the dialog, and the professional account that is linked to it, if any. */
export type Page = {
  id: string;
  name: string;
  /** null: Meta gives none to somebody without a role, or who has not passed the two-factor check of the business. */
  token: string | null;
  /** null: Meta does not say. */
  tasks: string[] | null;
  instagram: InstagramUser | null;
};

const text = z.string().min(1).nullish().catch(null);

const accountShape = z.object({ id: graphId, username: text, name: text, profile_picture_url: text });

const pageShape = z.object({
  id: graphId,
  name: text,
  access_token: text,
  tasks: z.array(z.string()).nullish().catch(null),
  instagram_business_account: accountShape.nullish().catch(null),
});

const answerShape = z.object({
  data: rowsOf(pageShape),
  paging,
});

const ACCOUNT_FIELDS = "id,username,name,profile_picture_url";
const FIELDS = `id,name,access_token,tasks,instagram_business_account{${ACCOUNT_FIELDS}}`;
/** Nobody manages more Pages than this; a paging loop that does not end would be worse. */
const MAX_ANSWERS = 50;
/** Accounts that come without a name are rare; asking for each of many would hold up the sign-in. */
const MAX_ASKED_AGAIN = 10;

/**
 * All Pages the person ticked, through all pages of the answer (section 2 of the Meta facts). An empty list means that
 * nothing was ticked, that the person has no role anywhere, or that `pages_show_list` is missing.
 */
export async function listPages(graph: GraphClient, userToken: string): Promise<Page[]> {
  const pages: Page[] = [];
  let after: string | null = null;
  for (let answers = 0; answers < MAX_ANSWERS; answers++) {
    const params: Record<string, string> = { fields: FIELDS, limit: "100", ...(after === null ? {} : { after }) };
    const answer: z.infer<typeof answerShape> = await graph.request(
      { method: "GET", path: "me/accounts", params, token: userToken },
      answerShape,
    );
    pages.push(...answer.data.map(toPage));
    after = cursorAfter(answer.paging);
    if (after === null) break;
  }
  const nameless = pages.filter(({ instagram }) => instagram !== null && instagram.username === null);
  await Promise.all(nameless.slice(0, MAX_ASKED_AGAIN).map((page) => askForName(graph, userToken, page)));
  return pages;
}

/** @throws GraphError of kind "unreadable" (100/33) when the token does not reach such a professional account */
export async function readAccount(graph: GraphClient, token: string, igUserId: string): Promise<void> {
  await graph.request({ method: "GET", path: igUserId, params: { fields: "id" }, token }, z.object({ id: graphId }));
}

/**
 * Whether an account became personal or was unlinked from its Page. Meta says 100/33 of it then, as of so much, so this is asked only
 * where something else points to it.
 * @param reading of the account
 */
export async function isAccountGone(reading: Promise<void>): Promise<boolean> {
  try {
    await reading;
    return false;
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    return error.kind === "unreadable";
  }
}

/** Asks the account itself. What does not answer stays without a name: it must not spoil the others. */
async function askForName(graph: GraphClient, userToken: string, page: Page): Promise<void> {
  if (page.instagram === null) return;
  const request = { method: "GET", path: page.instagram.igUserId, params: { fields: ACCOUNT_FIELDS } } as const;
  try {
    const account = await graph.request({ ...request, token: page.token ?? userToken }, accountShape);
    page.instagram = { ...toAccount(account), igUserId: page.instagram.igUserId };
  } catch (error) {
    if (!isGraphFailure(error)) throw error;
    log.warn({ err: error, pageId: page.id }, "pages: an account that came by its id alone could not be read");
  }
}

function toPage(page: z.infer<typeof pageShape>): Page {
  const { id, name, access_token, tasks, instagram_business_account: account } = page;
  return {
    id,
    name: name ?? id,
    token: access_token ?? null,
    tasks: tasks ?? null,
    instagram: account == null ? null : toAccount(account),
  };
}

function toAccount({ id, username = null, name, profile_picture_url }: z.infer<typeof accountShape>): InstagramUser {
  return { igUserId: id, username, name: name ?? username, pictureUrl: profile_picture_url ?? null };
}
