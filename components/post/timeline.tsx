import type { PostEventView } from "@/lib/posts/view";

type Props = { events: PostEventView[]; whens: Record<string, string>; isOpen?: boolean };

/** What happened to a post, newest first. */
export function Timeline({ events, whens, isOpen = false }: Props) {
  if (events.length === 0) return null;
  return (
    <details className="group border-t border-line pt-2" open={isOpen}>
      <summary className="flex min-h-11 items-center gap-2 rounded-control font-medium">
        History
        <span className="text-sm font-normal text-soft tabular-nums">{events.length}</span>
      </summary>
      <ol className="mt-1 ml-1.5 space-y-4 border-l border-line pl-5">
        {events.map(({ id, at, title, detail }) => (
          <li key={id} className="relative">
            <span
              aria-hidden
              className="absolute top-1.5 -left-[25px] size-2.5 rounded-full border-2 border-paper bg-edge"
            />
            <p>{title}</p>
            {detail === null ? null : <p className="text-sm text-soft [overflow-wrap:anywhere]">{detail}</p>}
            <p className="text-sm text-soft">
              <time dateTime={at}>{whens[at]}</time>
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
