import "server-only";
import type { PostStatus } from "@/lib/publish/machine";
import { kindOfStatus } from "@/lib/tell/kinds";
import { getDb, Prisma } from "../client";
import { occasionOfPost } from "./occasions";

/** The columns the engine writes. Absent = unchanged. */
export type PostPatch = {
  status?: PostStatus;
  nextActionAt?: Date | null;
  creationId?: string | null;
  containerStatus?: string | null;
  containerCreatedAt?: Date | null;
  containersMade?: number;
  publishSentAt?: Date | null;
  publishCalls?: number;
  unclearSince?: Date | null;
  unclearCaption?: string | null;
  mediaId?: string | null;
  permalink?: string | null;
  publishedAt?: Date | null;
  reconcileNote?: string | null;
  attempts?: number;
  troubles?: number;
  leaseOwner?: null;
  leaseUntil?: Date | null;
  failureKind?: string | null;
  failureCode?: number | null;
  failureSubcode?: number | null;
  failureSentence?: string | null;
};

export type EventInput = {
  kind: string;
  at: Date;
  code?: number | null;
  subcode?: number | null;
  fbtraceId?: string | null;
  detail?: string | null;
};

export type StoreResult = "stored" | "lease-lost" | "account-busy";

const CASTS: Partial<Record<keyof PostPatch, string>> = { status: '::"PostStatus"' };

/**
 * Writes what a step found out, its event and what is to be told of it, in one statement, only while `owner` still holds
 * the post.
 * @returns "lease-lost" when it does not (the person edited or removed the post, or the lease ran out): nothing was
 * written. "account-busy" when another post of the account is being published right now.
 */
export async function storeStep(
  postId: string,
  owner: string,
  patch: PostPatch,
  event: EventInput | null,
): Promise<StoreResult> {
  const columns = Object.entries(patch) as [keyof PostPatch, PostPatch[keyof PostPatch]][];
  const sets = columns.map(
    ([name, value]) => Prisma.sql`${Prisma.raw(`"${name}"`)} = ${value}${Prisma.raw(CASTS[name] ?? "")}`,
  );
  const update = Prisma.sql`
    UPDATE "Post" SET ${Prisma.join([...sets, Prisma.sql`"updatedAt" = now()`])}
    WHERE "id" = ${postId} AND "leaseOwner" = ${owner}
    RETURNING "id", "accountId", "revision", "publishAt"`;
  const statement =
    event === null
      ? update
      : Prisma.sql`WITH "changed" AS (${update}) ${toldWith(patch, event)}
          INSERT INTO "PostEvent" ("id", "postId", "at", "kind", "code", "subcode", "fbtraceId", "detail")
          SELECT gen_random_uuid()::text, "id", ${event.at}, ${event.kind}, ${event.code ?? null}::int,
            ${event.subcode ?? null}::int, ${event.fbtraceId ?? null}, ${event.detail ?? null}
          FROM "changed" RETURNING "id"`;
  try {
    const rows = await getDb().$queryRaw<unknown[]>(statement);
    return rows.length === 1 ? "stored" : "lease-lost";
  } catch (error) {
    if (isUniqueViolation(error, "one_publishing_per_account")) return "account-busy";
    throw error;
  }
}

/** A published, failed or unconfirmed post is something to tell. */
function toldWith(patch: PostPatch, { at }: EventInput): Prisma.Sql {
  const kind = kindOfStatus(patch.status, patch.failureKind);
  return kind === null
    ? Prisma.empty
    : Prisma.sql`, "told" AS (${occasionOfPost(kind, patch.failureSentence ?? null, at)})`;
}

/** Whether a raw statement failed on a unique index whose name or columns contain `name`. */
export function isUniqueViolation(error: unknown, name: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return JSON.stringify([error.code, error.meta, error.message]).includes(name);
}
