import { CircleCheck, TriangleAlert } from "lucide-react";
import type { AccountView } from "@/lib/posts/view";
import { ACCOUNT_WORDS } from "@/lib/words/accounts";

type Props = {
  account: AccountView;
  checkedWhen: string | null;
  accessEndWhen: string | null;
  heldWhen: string | null;
};

/** Whether posts would go out, and until when, in words. */
export function AccountHealth({ account, checkedWhen, accessEndWhen, heldWhen }: Props) {
  const Icon = account.isHeld ? TriangleAlert : CircleCheck;
  return (
    <div className="flex gap-2 text-sm">
      <Icon size={18} className={`shrink-0 ${account.isHeld ? "text-warn" : "text-good"}`} aria-hidden />
      <div>
        {account.isHeld ? (
          <>
            <p className="font-medium">On hold{heldWhen === null ? "" : ` since ${heldWhen}`}</p>
            <p>{account.heldSentence ?? ACCOUNT_WORDS.held}</p>
          </>
        ) : (
          <p className="font-medium">Working</p>
        )}
        <p className="text-soft">{facts(checkedWhen, account.isHeld ? null : accessEndWhen)}</p>
      </div>
    </div>
  );
}

function facts(checkedWhen: string | null, accessEndWhen: string | null): string {
  const checked = checkedWhen === null ? ACCOUNT_WORDS.notChecked : ACCOUNT_WORDS.checked(checkedWhen);
  return accessEndWhen === null ? checked : `${checked} ${ACCOUNT_WORDS.until(accessEndWhen)}`;
}
