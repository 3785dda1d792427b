import type { PostEventView, PostStatus, PostTile, PublishStep } from "@/lib/posts/view";

/** What `GET /api/posts/[id]/progress` answers. */
export type Progress = {
  status: PostStatus;
  step: PublishStep | null;
  sentence: string | null;
  permalink: string | null;
  events: PostEventView[];
};

export type StepState = "done" | "current" | "waiting";

const steps: { key: PublishStep; label: string }[] = [
  { key: "preparing", label: "Preparing picture" },
  { key: "processing", label: "Instagram is processing" },
  { key: "publishing", label: "Publishing" },
  { key: "published", label: "Published" },
];

/** The four steps a person sees, each done, under way or still to come. */
export function stepList({ status, step }: Pick<Progress, "status" | "step">) {
  const reached =
    status === "published" ? "published" : (step ?? (status === "publishing" ? "publishing" : "preparing"));
  const at = steps.findIndex(({ key }) => key === reached);
  return steps.map(({ key, label }, index) => ({ key, label, state: stateAt(index, at, status) }));
}

function stateAt(index: number, at: number, status: PostStatus): StepState {
  if (index < at || status === "published") return "done";
  return index === at ? "current" : "waiting";
}

/** Whether looking again makes sense: these move by themselves, and the address of a live post comes a moment later. */
export function isUnderWay({ status, permalink }: Pick<Progress, "status" | "permalink">): boolean {
  return status === "scheduled" || status === "publishing" || (status === "published" && permalink === null);
}

const SOON_MS = 60_000;

type Going = Pick<PostTile, "status" | "isHeld" | "publishAt" | "publishedAt" | "permalink">;

/** Whether a post is watched rather than edited: it is going out, will within a minute, or has just gone out. */
export function isGoingOut(post: Going, now: Date): boolean {
  if (post.status === "publishing") return true;
  if (post.status === "published" && post.permalink === null && post.publishedAt !== null) {
    return now.getTime() - Date.parse(post.publishedAt) <= SOON_MS;
  }
  if (post.status !== "scheduled" || post.isHeld || post.publishAt === null) return false;
  return Date.parse(post.publishAt) - now.getTime() <= SOON_MS;
}

export function readProgress(value: unknown): Progress | null {
  if (typeof value !== "object" || value === null || !("status" in value)) return null;
  const { status, step, sentence, permalink, events } = value as Record<string, unknown>;
  if (!isStatus(status)) return null;
  return {
    status,
    step: steps.find(({ key }) => key === step)?.key ?? null,
    sentence: typeof sentence === "string" ? sentence : null,
    permalink: typeof permalink === "string" ? permalink : null,
    events: Array.isArray(events) ? (events as PostEventView[]) : [],
  };
}

function isStatus(value: unknown): value is PostStatus {
  return ["draft", "scheduled", "publishing", "published", "failed", "unconfirmed"].some((status) => status === value);
}
