import { CalendarDays, History, LayoutGrid, Plus, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { Mark } from "@/components/ui/wordmark";
import { NavLink } from "./nav-link";

/** Tabs below on a phone, a narrow bar at the side on a desk. The same five links. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <div className="md:flex">
      <nav
        aria-label="Main"
        data-tab-bar
        className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface px-2 pb-[env(safe-area-inset-bottom)] md:sticky md:top-0 md:h-dvh md:w-24 md:shrink-0 md:flex-col md:gap-1 md:border-t-0 md:border-r md:bg-paper md:px-2 md:py-5"
      >
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 -translate-y-24 rounded-control bg-ink px-4 py-3 text-paper focus:translate-y-0"
        >
          Skip to content
        </a>
        <span className="mb-5 hidden justify-center md:flex">
          <Mark size={32} />
        </span>
        <NavLink href="/" label="Planner" icon={<LayoutGrid size={22} aria-hidden />} />
        <NavLink href="/calendar" label="Calendar" icon={<CalendarDays size={22} aria-hidden />} />
        <NavLink href="/posts/new" label="New post" icon={<Plus size={22} aria-hidden />} isMain />
        <NavLink href="/history" label="History" icon={<History size={22} aria-hidden />} />
        <NavLink href="/account" label="Account" icon={<UserRound size={22} aria-hidden />} />
      </nav>
      <main
        id="main"
        tabIndex={-1}
        className="min-w-0 flex-1 pb-[calc(5rem+env(safe-area-inset-bottom))] md:min-h-dvh md:pb-10"
      >
        {children}
      </main>
    </div>
  );
}
