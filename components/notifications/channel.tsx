import { type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

type Props = { icon: LucideIcon; name: string; status: ReactNode; trouble?: string | null; children?: ReactNode };

/** One way of being told: what it is, how it stands, and what can be done. */
export function ChannelRow({ icon: Icon, name, status, trouble = null, children }: Props) {
  return (
    <div className="space-y-3 p-4">
      <div className="flex gap-3">
        <Icon size={20} aria-hidden className="mt-0.5 shrink-0 text-soft" />
        <div className="min-w-0 flex-1">
          <h3 className="font-medium">{name}</h3>
          <div className="text-sm wrap-anywhere text-soft">{status}</div>
          {trouble === null ? null : (
            <p className="mt-1 flex gap-1.5 text-sm text-ink">
              <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
              <span>The last message did not arrive: {trouble}</span>
            </p>
          )}
        </div>
      </div>
      <div className="flex flex-col gap-3 empty:hidden sm:pl-8">{children}</div>
    </div>
  );
}
