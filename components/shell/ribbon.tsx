import { FlaskConical } from "lucide-react";

/** Shown while everything goes to the sandbox instead of Meta. */
export function Ribbon({ sandboxUrl }: { sandboxUrl: string }) {
  return (
    <aside
      aria-label="Sandbox"
      className="relative z-20 flex flex-wrap items-center justify-center gap-x-3 bg-warn-tint px-4 pt-[env(safe-area-inset-top)] text-sm"
    >
      <span className="inline-flex items-center gap-1.5 pt-1.5 font-medium md:pb-1.5">
        <FlaskConical size={16} className="text-warn" aria-hidden />
        Sandbox: nothing reaches Instagram
      </span>
      <a href={sandboxUrl} target="_blank" rel="noreferrer" className="py-1.5 underline underline-offset-2">
        See the sandbox's Instagram
      </a>
    </aside>
  );
}
