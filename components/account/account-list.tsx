import { CircleCheck, TriangleAlert } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import type { AccountView } from "@/lib/posts/view";
import { type SwitchAccount, SwitchButton } from "./switch-button";

type Props = { accounts: AccountView[]; activeId: string | null; switchAccount: SwitchAccount };

export function AccountList({ accounts, activeId, switchAccount }: Props) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-sheet border border-line bg-surface">
      {accounts.map((account) => (
        <li key={account.id} className="flex items-center gap-4 p-4">
          <Avatar url={account.pictureUrl} name={account.username} size={48} />
          <div className="min-w-0 flex-1">
            <p className="truncate font-semibold">@{account.username}</p>
            <p className="truncate text-sm text-soft">Page: {account.pageName}</p>
            <Health account={account} />
          </div>
          {account.id === activeId ? (
            <span className="shrink-0 text-sm font-medium text-soft">Shown now</span>
          ) : (
            <SwitchButton accountId={account.id} username={account.username} switchAccount={switchAccount} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Health({ account }: { account: AccountView }) {
  const Icon = account.isHeld ? TriangleAlert : CircleCheck;
  return (
    <p className="mt-1 flex gap-1.5 text-sm">
      <Icon size={16} className={`mt-px shrink-0 ${account.isHeld ? "text-warn" : "text-good"}`} aria-hidden />
      {account.isHeld ? (account.heldSentence ?? "On hold: Instagram refuses this account.") : "Connected"}
    </p>
  );
}
