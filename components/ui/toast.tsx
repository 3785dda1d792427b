import { X } from "lucide-react";
import type { ReactNode } from "react";

type ToastProps = { message: string | null; onClose: () => void; tone?: "status" | "alert"; children?: ReactNode };

/** The live region is always there; the words come and go. Above the tab bar on a phone. */
export function Toast({ message, onClose, tone = "status", children }: ToastProps) {
  return (
    <div
      role={tone}
      className="pointer-events-none fixed inset-x-4 bottom-[calc(5rem+env(safe-area-inset-bottom))] z-40 flex justify-center md:bottom-6"
    >
      {message === null ? null : (
        <div className="pointer-events-auto flex max-w-md items-center gap-1 rounded-control bg-ink py-1 pr-1 pl-4 text-paper shadow-lg">
          <p className="py-2 pr-2">{message}</p>
          {children}
          <button
            type="button"
            onClick={onClose}
            className="flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-paper/20"
          >
            <X size={18} aria-hidden />
            <span className="sr-only">Close message</span>
          </button>
        </div>
      )}
    </div>
  );
}
