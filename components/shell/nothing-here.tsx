import { LinkButton } from "@/components/ui/button";
import { PAGE_WORDS } from "@/lib/words/page";

/** What stands where a page is asked for that there is not, or that is somebody else's. */
export function NothingHere() {
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">There is nothing here</h1>
      <p className="mt-2 mb-6 text-soft">{PAGE_WORDS.notFound}</p>
      <LinkButton href="/" variant="primary" className="self-start">
        Go to the planner
      </LinkButton>
    </>
  );
}
