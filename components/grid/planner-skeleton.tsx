import { gridClass } from "./section";

/** Every box has the size of what takes its place, so that nothing jumps. */
export function PlannerSkeleton() {
  return (
    <div className="mx-auto max-w-5xl md:px-6" role="status" aria-label="Loading">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-4 px-4 pt-5 pb-4 md:px-0 md:pt-8 md:pb-6">
        <div className="shimmer size-12 rounded-full" />
        <div className="flex-1 space-y-1.5 py-1">
          <div className="shimmer h-5 w-32 rounded" />
          <div className="shimmer h-4 w-44 rounded" />
          <div className="shimmer h-3 w-36 rounded" />
        </div>
        <div className="shimmer h-[50px] rounded-control max-md:w-full md:h-[42px] md:w-56" />
      </div>
      <div className="mb-2 px-3 md:px-0">
        <div className="shimmer h-6 w-28 rounded" />
        <div className="shimmer mt-1 h-4 w-64 rounded md:hidden" />
      </div>
      <div className={gridClass}>
        {Array.from({ length: 15 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: equal boxes that never change
          <div key={index} className="shimmer aspect-[3/4] rounded-tile" />
        ))}
      </div>
    </div>
  );
}
