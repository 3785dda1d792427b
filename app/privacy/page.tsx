import type { Metadata } from "next";
import Link from "next/link";
import { Column } from "@/components/shell/column";
import { PrivacyText } from "@/components/shell/privacy-text";

export const metadata: Metadata = { title: "Privacy" };

export default function PrivacyPage() {
  return (
    <Column
      aside={
        <Link href="/" className="inline-flex min-h-11 items-center underline underline-offset-2">
          Back to Ospost
        </Link>
      }
    >
      <PrivacyText />
    </Column>
  );
}
