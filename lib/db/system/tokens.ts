import "server-only";
import { getDb } from "../client";

/** The person's own token, still encrypted; null when they never finished signing in. Read nowhere else. */
export async function getUserTokenCipher(userId: string): Promise<string | null> {
  const user = await getDb().user.findUnique({ where: { id: userId }, select: { userTokenCipher: true } });
  return user?.userTokenCipher ?? null;
}
