/** The shape of the history while it is on its way. */
export function HistorySkeleton() {
  return (
    <div className="mx-auto max-w-3xl md:px-6" role="status" aria-label="Loading">
      <div className="space-y-4 px-4 pt-5 pb-4 md:px-0 md:pt-8">
        <div className="shimmer h-8 w-32 rounded" />
        <div className="shimmer h-11 w-full rounded-control" />
      </div>
      {Array.from({ length: 6 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: six equal boxes that never change
        <div key={index} className="flex items-center gap-3 border-t border-line p-3">
          <div className="shimmer aspect-[3/4] w-14 rounded-tile md:w-16" />
          <div className="flex-1 space-y-2">
            <div className="shimmer h-4 w-32 rounded" />
            <div className="shimmer h-4 w-2/3 rounded" />
          </div>
        </div>
      ))}
    </div>
  );
}
