"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";

type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** One of its buttons has to be chosen. */
  isBinding?: boolean;
};

/** The platform's own modal dialog: focus is kept inside, Escape and a tap outside close it. */
export function Dialog({ isOpen, onClose, title, children, isBinding = false }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null || dialog.open === isOpen) return;
    if (isOpen) dialog.showModal();
    else dialog.close();
  }, [isOpen]);

  return (
    <dialog
      ref={ref}
      className="sheet"
      aria-labelledby={titleId}
      closedby={isBinding ? "none" : "any"}
      onClose={onClose}
    >
      <h2 id={titleId} className="text-xl font-semibold">
        {title}
      </h2>
      {isOpen ? <div className="mt-2 space-y-5">{children}</div> : null}
    </dialog>
  );
}

/** Stacked on a phone with the main action on top, side by side on a desk with it on the right. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-2 md:flex-row-reverse md:justify-start">{children}</div>;
}
