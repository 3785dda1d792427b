import { Avatar } from "@/components/ui/avatar";
import { LinkButton } from "@/components/ui/button";
import type { AccountView } from "@/lib/posts/view";
import { AccountHealth } from "./account-health";
import { type DisconnectAccount, DisconnectButton } from "./disconnect-button";
import { type SwitchAccount, SwitchButton } from "./switch-button";

type Props = {
  accounts: AccountView[];
  activeId: string | null;
  /** By account id: what would go with it. */
  postCounts: Record<string, number>;
  /** In words, in the person's zone; null = not known or no end. */
  checkedWhen: string | null;
  accessEndWhen: string | null;
  heldWhens: Record<string, string>;
  switchAccount: SwitchAccount;
  disconnectAccount: DisconnectAccount;
};

export function AccountList(props: Props) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-sheet border border-line bg-surface">
      {props.accounts.map((account) => (
        <li key={account.id} className="space-y-3 p-4">
          <AccountRow {...props} account={account} />
        </li>
      ))}
    </ul>
  );
}

function AccountRow({
  account,
  activeId,
  postCounts,
  switchAccount,
  disconnectAccount,
  ...whens
}: Props & { account: AccountView }) {
  const { id, username, pictureUrl, pageName, isHeld } = account;
  return (
    <>
      <div className="flex items-center gap-4">
        <Avatar url={pictureUrl} name={username} size={48} />
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold">@{username}</p>
          <p className="truncate text-sm text-soft">Page: {pageName}</p>
        </div>
        {id === activeId ? (
          <span className="shrink-0 text-sm font-medium text-soft">Shown now</span>
        ) : (
          <SwitchButton accountId={id} username={username} switchAccount={switchAccount} />
        )}
      </div>
      <AccountHealth
        account={account}
        checkedWhen={whens.checkedWhen}
        accessEndWhen={whens.accessEndWhen}
        heldWhen={whens.heldWhens[id] ?? null}
      />
      <div className="flex flex-wrap gap-2">
        <LinkButton href={`/connect?reconnect=${id}`} variant={isHeld ? "primary" : "secondary"}>
          Connect again<span className="sr-only"> @{username}</span>
        </LinkButton>
        <DisconnectButton
          accountId={id}
          username={username}
          posts={postCounts[id] ?? 0}
          disconnectAccount={disconnectAccount}
        />
      </div>
    </>
  );
}
