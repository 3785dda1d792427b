import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

type Props = { title: string; children?: ReactNode };

export function ComposerHeader({ title, children }: Props) {
  return (
    <header className="flex min-h-14 items-center gap-1 px-2 pt-1 md:mb-6 md:px-0 md:pt-6">
      <Link href="/" className="flex size-11 items-center justify-center rounded-control hover:bg-sunken md:-ml-3">
        <ArrowLeft size={22} aria-hidden />
        <span className="sr-only">Back to the planner</span>
      </Link>
      <h1 className="min-w-0 flex-1 truncate text-xl font-semibold tracking-tight">{title}</h1>
      {children}
    </header>
  );
}
