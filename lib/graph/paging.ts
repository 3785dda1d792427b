import { z } from "zod";

/** What says whether a list of Meta's goes on (section 2 of the Meta facts). */
export const paging = z
  .object({ cursors: z.object({ after: z.string() }).partial().nullish(), next: z.string().nullish() })
  .nullish();

/** Where to go on after a page: for the parameter `after`; null when that was the last. */
export function cursorAfter(page: z.infer<typeof paging>): string | null {
  return page?.next == null ? null : (page.cursors?.after ?? null);
}
