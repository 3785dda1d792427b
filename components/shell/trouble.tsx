import { Button, buttonClass } from "@/components/ui/button";
import { PAGE_WORDS } from "@/lib/words/page";

type TroubleProps = { error: unknown; retry: () => void };

/** What a person sees when a page broke. The digest finds the error in the server's log. */
export function Trouble({ error, retry }: TroubleProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <div role="alert" className="mx-auto max-w-xl px-5 py-16">
      <h1 className="text-2xl font-semibold tracking-tight">This page could not be shown</h1>
      <p className="mt-2 text-soft">{PAGE_WORDS.broken}</p>
      <div className="mt-6 flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => retry()}>
          Try again
        </Button>
        {/* A full load on purpose: what broke may be in the page's own memory. */}
        <a href="/" className={buttonClass("secondary")}>
          Go to the planner
        </a>
      </div>
      {digest === null ? null : <p className="mt-6 text-sm text-soft">If you report it, add this number: {digest}</p>}
    </div>
  );
}
