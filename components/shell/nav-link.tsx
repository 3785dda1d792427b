"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

type NavLinkProps = { href: string; label: string; icon: ReactNode; isMain?: boolean };

export function NavLink({ href, label, icon, isMain = false }: NavLinkProps) {
  const path = usePathname();
  const isCurrent = path === href || (href !== "/" && path.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className="group flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 rounded-control text-sm text-soft hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink md:min-h-16 md:flex-none"
    >
      <span
        className={
          isMain
            ? "flex h-8 w-11 items-center justify-center rounded-control bg-accent text-on-accent"
            : "flex h-8 w-11 items-center justify-center rounded-control transition-colors group-hover:bg-sunken group-aria-[current=page]:bg-sunken"
        }
      >
        {icon}
      </span>
      {label}
    </Link>
  );
}
