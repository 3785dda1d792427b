import { Avatar } from "@/components/ui/avatar";
import type { AccountView } from "@/lib/posts/view";
import { NextPost } from "./next-post";

type Props = { account: AccountView; nextAt: string | null; now: string };

export function PlannerHeader({ account, nextAt, now }: Props) {
  return (
    <header className="flex items-center gap-3 px-4 pt-5 pb-4 md:px-0 md:pt-8 md:pb-6">
      <Avatar url={account.pictureUrl} name={account.username} size={48} />
      <div className="min-w-0">
        <h1 className="truncate text-xl font-semibold tracking-tight">@{account.username}</h1>
        <p className="text-soft">{nextAt === null ? "Nothing planned" : <NextPost publishAt={nextAt} now={now} />}</p>
      </div>
    </header>
  );
}
