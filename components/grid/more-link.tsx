"use client";

import { LoaderCircle } from "lucide-react";
import Link, { useLinkStatus } from "next/link";
import { buttonClass } from "@/components/ui/button";

type Props = { href: string; children: string };

/** Lengthens a list in place: the address remembers how far, so that coming back finds the same place. */
export function MoreLink({ href, children }: Props) {
  return (
    <div className="flex justify-center px-3 pt-4">
      <Link href={href} scroll={href.includes("#")} replace className={buttonClass("secondary", "min-w-40")}>
        <Pending />
        {children}
      </Link>
    </div>
  );
}

function Pending() {
  const { pending } = useLinkStatus();
  return pending ? <LoaderCircle size={18} className="animate-spin" aria-hidden /> : null;
}
