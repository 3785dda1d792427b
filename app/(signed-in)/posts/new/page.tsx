import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { savePost } from "@/app/actions/posts";
import { Composer } from "@/components/composer/composer";
import { ComposerHeader } from "@/components/composer/composer-header";
import { requireUser } from "@/lib/auth/session";
import { listAccounts } from "@/lib/db/accounts";

export const metadata: Metadata = { title: "New post" };

export default async function NewPostPage() {
  const user = await requireUser();
  const accounts = await listAccounts(user.id);
  const account = accounts.find(({ id }) => id === user.activeAccountId) ?? accounts[0];
  if (account === undefined) redirect("/connect");
  return (
    <div className="mx-auto max-w-5xl md:px-6">
      <ComposerHeader title="New post">
        <span className="truncate px-2 text-soft">@{account.username}</span>
      </ComposerHeader>
      <Composer
        key={user.timeZone}
        post={null}
        timeZone={user.timeZone ?? "UTC"}
        now={new Date().toISOString()}
        username={account.username}
        savePost={savePost}
      />
    </div>
  );
}
