"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { ActionResult } from "@/lib/auth/action-result";

type Props = { setTimeZone: (input: { timeZone: string }) => Promise<ActionResult> };

/** Rendered only while no zone is known: tells the server the one of this device, once. */
export function DetectTimeZone({ setTimeZone }: Props) {
  const router = useRouter();
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    setTimeZone({ timeZone }).then(
      (result) => result.ok && router.refresh(),
      () => undefined, // The account page still offers the choice.
    );
  }, [setTimeZone, router]);
  return null;
}
