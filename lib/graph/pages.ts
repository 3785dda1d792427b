import { z } from "zod";
import type { GraphClient } from "./client";

export type InstagramUser = { igUserId: string; username: string; name: string; pictureUrl: string | null };

/** A Facebook Page the person chose in the dialog, and the professional account that is linked to it, if any. */
export type Page = { id: string; name: string; token: string; tasks: string[]; instagram: InstagramUser | null };

const pageShape = z.object({
  id: z.string(),
  name: z.string(),
  access_token: z.string(),
  tasks: z.array(z.string()).default([]),
  instagram_business_account: z
    .object({
      id: z.string(),
      username: z.string(),
      name: z.string().nullish(),
      profile_picture_url: z.string().nullish(),
    })
    .optional(),
});

const answerShape = z.object({
  data: z.array(pageShape),
  paging: z
    .object({ cursors: z.object({ after: z.string() }).partial().optional(), next: z.string().optional() })
    .optional(),
});

const FIELDS = "id,name,access_token,tasks,instagram_business_account{id,username,name,profile_picture_url}";
/** Nobody manages more Pages than this; a paging loop that does not end would be worse. */
const MAX_ANSWERS = 50;

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
    after = answer.paging?.cursors?.after ?? null;
    if (answer.paging?.next === undefined || after === null) break;
  }
  return pages;
}

function toPage(page: z.infer<typeof pageShape>): Page {
  const account = page.instagram_business_account;
  return {
    id: page.id,
    name: page.name,
    token: page.access_token,
    tasks: page.tasks,
    instagram:
      account === undefined
        ? null
        : {
            igUserId: account.id,
            username: account.username,
            name: account.name ?? account.username,
            pictureUrl: account.profile_picture_url ?? null,
          },
  };
}
