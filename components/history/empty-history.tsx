import { LinkButton } from "@/components/ui/button";
import type { HistoryFilter } from "@/lib/posts/history-view";
import { HISTORY_WORDS } from "@/lib/words/post";
import { historyPath } from "./history-path";

type Props = { filter: HistoryFilter; search: string; isFirstPage: boolean };

export function EmptyHistory({ filter, search, isFirstPage }: Props) {
  const { title, text } = words(filter, search, isFirstPage);
  return (
    <div className="mx-4 space-y-4 rounded-sheet border border-line bg-surface p-6 text-center md:mx-0">
      <h2 className="text-xl font-semibold">{title}</h2>
      <p className="text-soft">{text}</p>
      {search !== "" || !isFirstPage ? (
        <LinkButton href={historyPath({ filter, search: "", before: null })}>Show all</LinkButton>
      ) : (
        <LinkButton href={filter === "failed" ? "/" : "/posts/new"} variant="primary">
          {filter === "failed" ? "Go to the planner" : "Plan a post"}
        </LinkButton>
      )}
    </div>
  );
}

function words(filter: HistoryFilter, search: string, isFirstPage: boolean) {
  if (search !== "")
    return {
      title: "Nothing found",
      text: HISTORY_WORDS.notFound(search),
    };
  if (!isFirstPage) return { title: "Nothing older", text: HISTORY_WORDS.nothingOlder };
  if (filter === "failed") return { title: "Nothing has failed", text: HISTORY_WORDS.nothingFailed };
  return {
    title: "Nothing published yet",
    text: HISTORY_WORDS.nothingPublished,
  };
}
