import { gridClass } from "./section";

export function PlannerSkeleton() {
  return (
    <div className="mx-auto max-w-5xl md:px-6" role="status" aria-label="Loading">
      <div className="flex items-center gap-3 px-4 pt-5 pb-4 md:px-0 md:pt-8 md:pb-6">
        <div className="shimmer size-12 rounded-full" />
        <div className="space-y-2">
          <div className="shimmer h-5 w-32 rounded" />
          <div className="shimmer h-4 w-44 rounded" />
        </div>
      </div>
      <div className={`mt-8 px-1 md:px-0 ${gridClass}`}>
        {Array.from({ length: 9 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nine equal boxes that never change
          <div key={index} className="shimmer aspect-[3/4] rounded-tile" />
        ))}
      </div>
    </div>
  );
}
