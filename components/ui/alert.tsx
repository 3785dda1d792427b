import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type Tone = "bad" | "warn" | "good" | "plain";

const tones = {
  bad: { className: "bg-bad-tint text-ink", icon: CircleAlert, iconClass: "text-bad" },
  warn: { className: "bg-warn-tint text-ink", icon: TriangleAlert, iconClass: "text-warn" },
  good: { className: "bg-good-tint text-ink", icon: CircleCheck, iconClass: "text-good" },
  plain: { className: "bg-sunken text-ink", icon: Info, iconClass: "text-soft" },
} as const;

type AlertProps = { tone: Tone; children: ReactNode; id?: string; isAnnounced?: boolean };

/** A message beside the thing it is about. `isAnnounced` for what appears in answer to the person. */
export function Alert({ tone, children, id, isAnnounced = false }: AlertProps) {
  const { className, icon: Icon, iconClass } = tones[tone];
  return (
    <div
      {...(id === undefined ? {} : { id })}
      {...(isAnnounced ? { role: tone === "bad" ? "alert" : "status" } : {})}
      className={`flex gap-3 rounded-control px-4 py-3 ${className}`}
    >
      <Icon size={20} className={`mt-px shrink-0 ${iconClass}`} aria-hidden />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
