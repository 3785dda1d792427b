import { z } from "zod";
import type { GraphClient } from "./client";
import { graphId } from "./graph-id";
import { cursorAfter, paging } from "./paging";
import { graphTime } from "./time";

const idAnswer = z.object({ id: graphId });

export type ContainerStatus = "IN_PROGRESS" | "FINISHED" | "ERROR" | "EXPIRED" | "PUBLISHED";

/** Meta's status of a container, and the error number that its text names when the status is ERROR. */
export type Container = { status: ContainerStatus; errorSubcode: number | null };

export type Media = { id: string; caption: string; timestamp: Date; permalink: string | null };

/**
 * Makes a container for one feed image (3.1 of the Meta facts). Meta downloads `imageUrl` during or right after the call.
 * @returns the container's id, `creationId` in Ospost
 */
export async function createImageContainer(
  graph: GraphClient,
  token: string,
  input: { igUserId: string; imageUrl: string; caption: string; altText: string },
): Promise<string> {
  const params = {
    image_url: input.imageUrl,
    caption: input.caption,
    ...(input.altText === "" ? {} : { alt_text: input.altText }),
  };
  const answer = await graph.request({ method: "POST", path: `${input.igUserId}/media`, params, token }, idAnswer);
  return answer.id;
}

/** Reads where a container stands (3.2). The five statuses are Meta's, verbatim. */
export async function getContainer(graph: GraphClient, token: string, creationId: string): Promise<Container> {
  const schema = z.object({
    status_code: z.enum(["IN_PROGRESS", "FINISHED", "ERROR", "EXPIRED", "PUBLISHED"]),
    status: z.string().nullish(),
  });
  const params = { fields: "status_code,status" };
  const answer = await graph.request({ method: "GET", path: creationId, params, token }, schema);
  // The error number stands only in this text; the number is language-independent (3.2).
  const subcode = answer.status_code === "ERROR" ? (answer.status?.match(/\b(22\d{5})\b/)?.[1] ?? null) : null;
  return { status: answer.status_code, errorSubcode: subcode === null ? null : Number(subcode) };
}

/**
 * Publishes a container (3.3). After any failure of this call, whether something was posted must be found out by reading.
 * @returns the id of the published media
 */
export async function publishContainer(
  graph: GraphClient,
  token: string,
  igUserId: string,
  creationId: string,
): Promise<string> {
  const params = { creation_id: creationId };
  const answer = await graph.request({ method: "POST", path: `${igUserId}/media_publish`, params, token }, idAnswer);
  return answer.id;
}

const mediaShape = z.object({
  id: graphId,
  caption: z.string().nullish(),
  timestamp: graphTime,
  permalink: z.string().nullish(),
});

const mediaPage = z.object({ data: z.array(mediaShape), paging });

/** A page is enough for nearly every look; all of them are as many posts as an account may make in days. */
const [FIRST_PAGE, NEXT_PAGES, MAX_PAGES] = ["25", "100", 5];

/**
 * The published media of an account from an instant on, newest first (3.5). Whole or not at all: a post that is not found in
 * this list may be sent once more, so a row that cannot be read must not look like one that is not there.
 * @returns `isWhole` is false when there were more than were read
 */
export async function listMediaSince(
  graph: GraphClient,
  token: string,
  igUserId: string,
  since: Date,
): Promise<{ media: Media[]; isWhole: boolean }> {
  const media: Media[] = [];
  let after: string | null = null;
  for (let page = 0; page < MAX_PAGES; page++) {
    const cursor: Record<string, string> = after === null ? { limit: FIRST_PAGE } : { limit: NEXT_PAGES, after };
    const params = { fields: "id,caption,timestamp,permalink", ...cursor };
    const answer = await graph.request({ method: "GET", path: `${igUserId}/media`, params, token }, mediaPage);
    const rows = answer.data.map(({ caption, permalink, ...row }) => {
      return { ...row, caption: caption ?? "", permalink: permalink ?? null };
    });
    media.push(...rows.filter(({ timestamp }) => timestamp >= since));
    after = cursorAfter(answer.paging);
    const isPast = rows.some(({ timestamp }) => timestamp < since);
    // One that goes on, and does not say where, was not read whole.
    if (after === null || isPast) return { media, isWhole: isPast || answer.paging?.next == null };
  }
  return { media, isWhole: false };
}

/** The public address of a published post. It carries a short code that cannot be computed from the id (3.3). */
export async function getPermalink(graph: GraphClient, token: string, mediaId: string): Promise<string> {
  const schema = z.object({ permalink: z.url() });
  const answer = await graph.request({ method: "GET", path: mediaId, params: { fields: "permalink" }, token }, schema);
  return answer.permalink;
}

/** How many posts of the rolling 24 h are used (3.4). The total differs between accounts: read, never assumed. */
export async function getPublishingLimit(
  graph: GraphClient,
  token: string,
  igUserId: string,
): Promise<{ used: number; total: number | null }> {
  const schema = z.object({
    data: z
      .array(z.object({ quota_usage: z.number(), config: z.object({ quota_total: z.number().nullish() }).nullish() }))
      .min(1),
  });
  const params = { fields: "quota_usage,config" };
  const answer = await graph.request(
    { method: "GET", path: `${igUserId}/content_publishing_limit`, params, token },
    schema,
  );
  const row = answer.data[0];
  return { used: row?.quota_usage ?? 0, total: row?.config?.quota_total ?? null };
}
