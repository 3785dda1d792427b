import { Plus } from "lucide-react";
import { LinkButton } from "@/components/ui/button";
import { PLANNER_WORDS } from "@/lib/words/plan";

/** Nothing is planned although there are posts: the next step, without fuss. */
export function NothingUpcoming() {
  return (
    <section
      aria-labelledby="upcoming"
      className="mx-3 flex flex-wrap items-center gap-x-6 gap-y-4 rounded-sheet border border-dashed border-line p-5 md:mx-0"
    >
      <div className="min-w-56 flex-1">
        <h2 id="upcoming" className="text-lg font-semibold">
          Nothing is planned
        </h2>
        <p className="text-soft">{PLANNER_WORDS.nothingUpcoming}</p>
      </div>
      <LinkButton href="/posts/new" variant="primary">
        <Plus size={18} aria-hidden />
        New post
      </LinkButton>
    </section>
  );
}
