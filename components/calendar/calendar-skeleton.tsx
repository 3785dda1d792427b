/** The shape of the calendar while it is on its way. */
export function CalendarSkeleton() {
  return (
    <div className="mx-auto max-w-6xl md:px-6" role="status" aria-label="Loading">
      <div className="space-y-2 px-4 pt-5 pb-4 md:px-0 md:pt-8">
        <div className="shimmer h-8 w-48 rounded" />
        <div className="shimmer h-4 w-32 rounded" />
      </div>
      <div className="md:grid md:grid-cols-7 md:border-t md:border-l md:border-line">
        {Array.from({ length: 35 }, (_, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: equal boxes that never change
            key={index}
            className="h-16 border-t border-line p-2 max-md:nth-[n+9]:hidden md:h-32 md:border-r md:border-b md:border-t-0"
          >
            <div className="shimmer h-4 w-6 rounded" />
          </div>
        ))}
      </div>
    </div>
  );
}
