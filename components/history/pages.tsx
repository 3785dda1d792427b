import { LinkButton } from "@/components/ui/button";
import type { HistoryFilter } from "@/lib/posts/history-view";
import { historyPath } from "./history-path";

type Props = { filter: HistoryFilter; search: string; older: string | null; isFirstPage: boolean };

/** Real links: a page can be kept, shared and gone back to. */
export function Pages({ filter, search, older, isFirstPage }: Props) {
  if (older === null && isFirstPage) return null;
  return (
    <nav aria-label="Pages" className="flex justify-between gap-2 px-4 py-5 md:px-0">
      {isFirstPage ? <span /> : <LinkButton href={historyPath({ filter, search, before: null })}>Newest</LinkButton>}
      {older === null ? null : <LinkButton href={historyPath({ filter, search, before: older })}>Older</LinkButton>}
    </nav>
  );
}
