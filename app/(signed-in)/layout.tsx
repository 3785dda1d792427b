import type { ReactNode } from "react";
import { setTimeZone } from "@/app/actions/accounts";
import { DetectTimeZone } from "@/components/shell/detect-time-zone";
import { Shell } from "@/components/shell/shell";
import { getUser } from "@/lib/auth/session";

/** The frame only. Each page requires the user for itself: a layout is not asked again on every visit. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const user = await getUser();
  return (
    <Shell>
      {user !== null && user.timeZone === null ? <DetectTimeZone setTimeZone={setTimeZone} /> : null}
      {children}
    </Shell>
  );
}
