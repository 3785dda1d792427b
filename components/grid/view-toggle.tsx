import { LayoutGrid, ListOrdered } from "lucide-react";
import Link from "next/link";
import { type PlannerAddress, plannerHref } from "@/lib/posts/tile-window";

/** Soonest first for planning, or newest first as the profile will look. The address remembers which. */
export function ViewToggle({ address }: { address: PlannerAddress }) {
  return (
    <nav aria-label="Order" className="flex rounded-control border border-line bg-surface p-0.5 max-md:w-full">
      <ToggleLink href={plannerHref({ ...address, isProfile: false })} isCurrent={!address.isProfile}>
        <ListOrdered size={18} aria-hidden />
        Plan
      </ToggleLink>
      <ToggleLink href={plannerHref({ ...address, isProfile: true })} isCurrent={address.isProfile}>
        <LayoutGrid size={18} aria-hidden />
        As profile
      </ToggleLink>
    </nav>
  );
}

type ToggleLinkProps = { href: string; isCurrent: boolean; children: React.ReactNode };

function ToggleLink({ href, isCurrent, children }: ToggleLinkProps) {
  return (
    <Link
      href={href}
      scroll={false}
      replace
      aria-current={isCurrent ? "true" : undefined}
      className="flex min-h-11 flex-1 items-center justify-center gap-2 rounded-[6px] px-4 font-medium whitespace-nowrap text-soft transition-colors hover:text-ink aria-[current=true]:bg-sunken aria-[current=true]:text-ink md:min-h-9"
    >
      {children}
    </Link>
  );
}
