import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { retryPost } from "@/app/actions/posts";
import { EmptyHistory } from "@/components/history/empty-history";
import { HistoryHeader } from "@/components/history/history-header";
import { HistoryList } from "@/components/history/history-list";
import { Pages } from "@/components/history/pages";
import { requireUser } from "@/lib/auth/session";
import { listAccounts } from "@/lib/db/accounts";
import { listHistory } from "@/lib/db/history";
import { formatWhen } from "@/lib/schedule/zone";

export const metadata: Metadata = { title: "History" };

type Query = Record<"show" | "q" | "before", string | string[] | undefined>;

export default async function HistoryPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [user, query] = await Promise.all([requireUser(), searchParams]);
  const accounts = await listAccounts(user.id);
  const account = accounts.find(({ id }) => id === user.activeAccountId) ?? accounts[0];
  if (account === undefined) redirect("/connect");

  const filter = one(query.show) === "failed" ? "failed" : "published";
  const search = (one(query.q) ?? "").slice(0, 100);
  const before = one(query.before) ?? null;
  const { posts, older } = await listHistory(user.id, account.id, { filter, search, before });
  const now = new Date();
  const timeZone = user.timeZone ?? "UTC";
  const times = posts.flatMap(({ at, countedAt }) => (countedAt === null ? [at] : [at, countedAt]));
  const whens = Object.fromEntries(times.map((time) => [time, formatWhen(time, timeZone, now)]));
  return (
    <div className="mx-auto max-w-3xl md:px-6">
      <HistoryHeader username={account.username} filter={filter} search={search} />
      {posts.length === 0 ? (
        <EmptyHistory filter={filter} search={search} isFirstPage={before === null} />
      ) : (
        <HistoryList posts={posts} whens={whens} accountId={account.id} retryPost={retryPost} />
      )}
      <Pages filter={filter} search={search} older={older} isFirstPage={before === null} />
    </div>
  );
}

function one(value: string | string[] | undefined): string | undefined {
  return [value].flat()[0];
}
