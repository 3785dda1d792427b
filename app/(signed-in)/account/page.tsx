import type { Metadata } from "next";
import Link from "next/link";
import { deleteAccount, disconnectAccount, setTimeZone, switchAccount } from "@/app/actions/accounts";
import { AccountList } from "@/components/account/account-list";
import { DeleteAccountButton } from "@/components/account/delete-account";
import { TimeZoneForm } from "@/components/account/time-zone-form";
import { LogOutButton } from "@/components/sign-in/log-out-button";
import { Alert } from "@/components/ui/alert";
import { buttonClass, LinkButton } from "@/components/ui/button";
import { requireUser } from "@/lib/auth/session";
import { countPostsByAccount, listAccounts } from "@/lib/db/accounts";
import { formatWhen } from "@/lib/schedule/zone";
import { ACCOUNT_WORDS } from "@/lib/words/accounts";
import { Notifications } from "./notifications";

export const metadata: Metadata = { title: "Account" };

type Props = { searchParams: Promise<{ notice?: string | string[] }> };

export default async function AccountPage({ searchParams }: Props) {
  const [user, { notice }] = await Promise.all([requireUser(), searchParams]);
  const [accounts, postCounts] = await Promise.all([listAccounts(user.id), countPostsByAccount(user.id)]);
  const active = accounts.find(({ id }) => id === user.activeAccountId);
  const timeZone = user.timeZone ?? "UTC";
  const now = new Date();
  const when = (at: Date | string | null) => (at === null ? null : formatWhen(at, timeZone, now));
  return (
    <div className="mx-auto max-w-xl space-y-10 px-4 pt-6 md:px-6 md:pt-8">
      <header>
        <h1 className="text-2xl font-semibold tracking-tight">Account</h1>
        <p className="text-soft">Logged in as {user.name}</p>
      </header>
      {notice === "disconnected" ? (
        <Alert tone="good" isAnnounced>
          {ACCOUNT_WORDS.disconnected}
        </Alert>
      ) : null}
      <section aria-labelledby="accounts" className="space-y-3">
        <h2 id="accounts" className="text-lg font-semibold">
          Instagram accounts
        </h2>
        {accounts.length > 0 ? (
          <AccountList
            accounts={accounts}
            activeId={active?.id ?? null}
            postCounts={postCounts}
            checkedWhen={when(user.healthCheckedAt)}
            accessEndWhen={when(user.accessEnd)}
            heldWhens={Object.fromEntries(accounts.map(({ id, heldAt }) => [id, when(heldAt) ?? ""]))}
            switchAccount={switchAccount}
            disconnectAccount={disconnectAccount}
          />
        ) : null}
        <LinkButton href="/connect">
          {accounts.length > 0 ? "Connect another account" : "Connect an account"}
        </LinkButton>
      </section>
      <TimeZoneForm
        key={timeZone}
        timeZone={timeZone}
        zones={Intl.supportedValuesOf("timeZone")}
        setTimeZone={setTimeZone}
      />
      <Notifications userId={user.id} />
      <section aria-labelledby="export" className="space-y-3">
        <h2 id="export" className="text-lg font-semibold">
          Your data
        </h2>
        <a href="/api/export" download className={buttonClass("secondary")}>
          Export everything
        </a>
        <p className="text-sm text-soft">{ACCOUNT_WORDS.export}</p>
      </section>
      <section aria-labelledby="leaving" className="space-y-3 border-t border-line pt-6">
        <h2 id="leaving" className="text-lg font-semibold">
          Leaving
        </h2>
        <div className="flex flex-wrap gap-2">
          <LogOutButton />
          <DeleteAccountButton word={active ? `@${active.username}` : user.name} deleteAccount={deleteAccount} />
        </div>
        <p className="text-sm text-soft">
          {ACCOUNT_WORDS.leaving}{" "}
          <Link href="/privacy" className="inline-block py-3 underline underline-offset-2 hover:text-ink">
            What is stored
          </Link>
        </p>
      </section>
    </div>
  );
}
