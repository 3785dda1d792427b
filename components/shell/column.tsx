import type { ReactNode } from "react";
import { Wordmark } from "@/components/ui/wordmark";

/** A page without tabs: one column to read, the name on top. */
export function Column({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <main id="main" className="mx-auto flex min-h-[80dvh] max-w-xl flex-col px-5 pt-6 pb-12 md:pt-12">
      <div className="mb-8 flex min-h-11 items-center justify-between">
        <Wordmark />
        {aside}
      </div>
      {children}
    </main>
  );
}
