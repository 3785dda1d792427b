import type { ReactNode } from "react";
import { setTimeZone } from "@/app/actions/accounts";
import { OwnCopiesOnly } from "@/components/composer/own-copies-only";
import { DetectTimeZone } from "@/components/shell/detect-time-zone";
import { Shell } from "@/components/shell/shell";
import { getUser } from "@/lib/auth/session";

/** For the actions of these pages: rendering a photo takes seconds, and Post now goes on for a minute after it has answered. */
export const maxDuration = 300;

/** The frame only. Each page requires the user for itself: a layout is not asked again on every visit. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const user = await getUser();
  return (
    <Shell>
      {user === null ? null : <OwnCopiesOnly owner={user.id} />}
      {user !== null && user.timeZone === null ? <DetectTimeZone setTimeZone={setTimeZone} /> : null}
      {children}
    </Shell>
  );
}
