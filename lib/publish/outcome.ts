import type { EngineJob } from "@/lib/db/system/job";
import type { EventInput, PostPatch } from "@/lib/db/system/store";
import type { EngineContext } from "./context";

/** What a step found out: what to write, what to note, and when to look again (absent = go on at once). */
export type Outcome = {
  patch: PostPatch;
  event: Omit<EventInput, "at"> | null;
  waitUntil?: Date;
  /** Give the post back even for a short wait: whoever is free takes it up again. */
  isFailure?: boolean;
};

/** A good answer: the count of failures in a row starts anew. */
export function progress(patch: PostPatch, event: Outcome["event"], waitUntil?: Date): Outcome {
  return { patch: { troubles: 0, ...patch }, event, ...(waitUntil === undefined ? {} : { waitUntil }) };
}

/** Another post of the account comes first: look again soon, and less often the later this one already is. */
export function waitForAccount({ timing }: EngineContext, job: EngineJob, now: Date): Outcome {
  const lateMs = now.getTime() - (job.publishAt?.getTime() ?? 0);
  const waitMs = Math.min(Math.max(timing.accountBusyMs, lateMs / 2), timing.accountBusyMaxMs);
  return progress({}, null, new Date(now.getTime() + waitMs));
}

/** What a post says that has no trouble. */
export const NO_TROUBLE = {
  failureKind: null,
  failureCode: null,
  failureSubcode: null,
  failureSentence: null,
} as const satisfies PostPatch;

/** What a post says of whose calls it is certain what became. */
export const NOTHING_UNCLEAR = { unclearSince: null, unclearCaption: null } as const satisfies PostPatch;

/** Live on Instagram. */
export function published(mediaId: string | null, publishedAt: Date): Outcome {
  const patch = {
    status: "published",
    mediaId,
    publishedAt,
    containerStatus: "PUBLISHED",
    ...(mediaId === null ? {} : NOTHING_UNCLEAR),
    ...NO_TROUBLE,
  } as const;
  return progress(patch, { kind: "published", detail: mediaId });
}

/** Nothing more will happen by itself; the person is told `sentence`. */
export function failed(
  kind: string,
  sentence: string,
  cause: { code: number | null; subcode: number | null; fbtraceId: string | null },
): Outcome {
  return {
    patch: {
      status: "failed",
      nextActionAt: null,
      publishSentAt: null,
      troubles: 0,
      failureKind: kind,
      failureCode: cause.code,
      failureSubcode: cause.subcode,
      failureSentence: sentence,
    },
    event: { kind: "failed", ...cause, detail: sentence },
  };
}
