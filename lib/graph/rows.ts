import { z } from "zod";
import { log } from "@/lib/log";

/**
 * A list of Meta's, read row by row: one that is not as it should be is left out and named in the log, and spoils none of the
 * others. Only for lists in which a missing row can do no harm.
 */
export function rowsOf<Row>(row: z.ZodType<Row>) {
  return z.array(z.unknown()).transform((rows) =>
    rows.flatMap((each) => {
      const read = row.safeParse(each);
      if (read.success) return [read.data];
      log.warn({ fields: read.error.issues.map(({ path }) => path.join(".")) }, "graph: a row could not be read");
      return [];
    }),
  );
}
