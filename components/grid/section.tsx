import type { ReactNode } from "react";

/** Instagram's own grid: three across on a phone, more on a desk. */
export const gridClass = "grid grid-cols-3 gap-1 md:grid-cols-4 md:gap-2 xl:grid-cols-5";
/** As the profile shows it: always three, two pixels apart. */
export const profileGridClass = "grid grid-cols-3 gap-0.5";

type SectionProps = { id: string; title: string; count: string | null; hint?: ReactNode; children: ReactNode };

export function Section({ id, title, count, hint, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <div className="mb-2 flex flex-wrap items-baseline gap-x-2 px-3 md:px-0">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        {count === null ? null : <span className="text-sm text-soft tabular-nums">{count}</span>}
        {hint ? <p className="ml-auto text-sm text-soft max-md:w-full">{hint}</p> : null}
      </div>
      {children}
    </section>
  );
}
