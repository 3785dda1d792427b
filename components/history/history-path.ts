import type { HistoryFilter } from "@/lib/posts/history-view";

/** The address of a page of the history; what is not said is left out. */
export function historyPath({
  filter,
  search,
  before,
}: {
  filter: HistoryFilter;
  search: string;
  before: string | null;
}): string {
  const query = new URLSearchParams();
  if (filter === "failed") query.set("show", "failed");
  if (search.trim() !== "") query.set("q", search);
  if (before !== null) query.set("before", before);
  return query.size === 0 ? "/history" : `/history?${query}`;
}
