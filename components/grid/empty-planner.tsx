import { Plus } from "lucide-react";
import { LinkButton } from "@/components/ui/button";
import { PLANNER_WORDS } from "@/lib/words/plan";
import { gridClass } from "./section";

/** Where the feed will be, and the way to its first post. */
export function EmptyPlanner() {
  return (
    <div className="relative">
      <div aria-hidden className={`${gridClass} mask-b-from-20% mask-b-to-95%`}>
        {Array.from({ length: 10 }, (_, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: ten equal boxes that never change
            key={index}
            className="aspect-[3/4] rounded-tile border border-dashed border-line bg-sunken/40 max-xl:nth-[n+9]:hidden max-md:nth-[n+7]:hidden"
          />
        ))}
      </div>
      <div className="absolute inset-0 flex items-center justify-center p-4">
        <div className="max-w-sm space-y-4 rounded-sheet border border-line bg-surface p-6 text-center">
          <h2 className="text-xl font-semibold">Your feed starts here</h2>
          <p className="text-soft">{PLANNER_WORDS.empty}</p>
          <LinkButton href="/posts/new" variant="primary" className="w-full">
            <Plus size={18} aria-hidden />
            Plan your first post
          </LinkButton>
        </div>
      </div>
    </div>
  );
}
