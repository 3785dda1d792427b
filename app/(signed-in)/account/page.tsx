import type { Metadata } from "next";
import Link from "next/link";
import { deleteAccount, setTimeZone, switchAccount } from "@/app/actions/accounts";
import { AccountList } from "@/components/account/account-list";
import { DeleteAccountButton } from "@/components/account/delete-account";
import { TimeZoneForm } from "@/components/account/time-zone-form";
import { LogOutButton } from "@/components/sign-in/log-out-button";
import { LinkButton } from "@/components/ui/button";
import { requireUser } from "@/lib/auth/session";
import { listAccounts } from "@/lib/db/accounts";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const user = await requireUser();
  const accounts = await listAccounts(user.id);
  const active = accounts.find(({ id }) => id === user.activeAccountId);
  const timeZone = user.timeZone ?? "UTC";
  return (
    <div className="mx-auto max-w-xl space-y-10 px-4 pt-6 md:px-6 md:pt-8">
      <header>
        <h1 className="text-2xl font-semibold tracking-tight">Account</h1>
        <p className="text-soft">Logged in as {user.name}</p>
      </header>
      <section aria-labelledby="accounts" className="space-y-3">
        <h2 id="accounts" className="text-lg font-semibold">
          Instagram accounts
        </h2>
        {accounts.length > 0 ? (
          <AccountList accounts={accounts} activeId={active?.id ?? null} switchAccount={switchAccount} />
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
      <section aria-labelledby="leaving" className="space-y-3 border-t border-line pt-6">
        <h2 id="leaving" className="text-lg font-semibold">
          Leaving
        </h2>
        <div className="flex flex-wrap gap-2">
          <LogOutButton />
          <DeleteAccountButton word={active ? `@${active.username}` : user.name} deleteAccount={deleteAccount} />
        </div>
        <p className="text-sm text-soft">
          Logging out keeps everything, and what is scheduled still goes out.{" "}
          <Link href="/privacy" className="inline-block py-3 underline underline-offset-2 hover:text-ink">
            What is stored
          </Link>
        </p>
      </section>
    </div>
  );
}
