"use client";

import type { ReactNode } from "react";
import { createPortal } from "react-dom";

/** A dialog with a form of its own, which must not stand inside another form, nor send that one. */
export function Outside({ children }: { children: ReactNode }) {
  return createPortal(<div onSubmit={(event) => event.stopPropagation()}>{children}</div>, document.body);
}
