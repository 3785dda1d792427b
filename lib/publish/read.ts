import "server-only";
import { decryptToken } from "@/lib/accounts/token-cipher";
import type { EngineJob } from "@/lib/db/system/job";
import { GraphError } from "@/lib/graph/graph-error";

/**
 * Reads with the Page token and, when Meta pretends that the object does not exist (100/33, 7.3 of the Meta facts),
 * once more with the person's token. Only for reads: nothing is repeated that could post.
 */
export async function readWithEitherToken<Answer>(
  job: EngineJob,
  read: (token: string) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await read(decryptToken(job.pageTokenCipher));
  } catch (error) {
    const isGlitch = error instanceof GraphError && error.kind === "unreadable";
    if (!isGlitch || job.userTokenCipher === null) throw error;
    return readAgain(error, () => read(decryptToken(job.userTokenCipher ?? "")));
  }
}

/** A dead user token must not be taken for a dead account: the Page token may still publish. */
async function readAgain<Answer>(first: GraphError, read: () => Promise<Answer>): Promise<Answer> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GraphError && error.kind === "reconnect") throw first;
    throw error;
  }
}
