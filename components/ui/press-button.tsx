"use client";

import { LoaderCircle } from "lucide-react";
import type { ComponentProps, MouseEvent } from "react";
import { type ButtonVariant, buttonClass } from "./button-class";
import { early } from "./early";

type ButtonProps = Omit<ComponentProps<"button">, "ref"> & { variant?: ButtonVariant; isPending?: boolean };

/**
 * While pending it stays focusable and swallows clicks, so that a keyboard does not lose its place. It may be pressed before
 * the page's code has arrived.
 */
export function Button({ variant, isPending = false, className, children, onClick, type, ...rest }: ButtonProps) {
  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (isPending) return event.preventDefault();
    onClick?.(event);
  }
  return (
    <button
      {...rest}
      {...early}
      type={type ?? "button"}
      className={buttonClass(variant, className)}
      aria-disabled={isPending || undefined}
      aria-busy={isPending || undefined}
      {...(onClick || isPending ? { onClick: handleClick } : {})}
    >
      {isPending ? <LoaderCircle size={18} className="animate-spin" aria-hidden /> : null}
      {children}
    </button>
  );
}
