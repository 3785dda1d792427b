import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonVariant, buttonClass } from "./button-class";

export { type ButtonVariant, buttonClass } from "./button-class";
export { Button } from "./press-button";

type LinkButtonProps = ComponentProps<typeof Link> & { variant?: ButtonVariant };

export function LinkButton({ variant, className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={buttonClass(variant, className)} />;
}

type SendButtonProps = { variant?: ButtonVariant; className?: string; children: string };

/** Sends a form that the browser knows how to send by itself, without any of the page's code. */
export function SendButton({ variant, className, children }: SendButtonProps) {
  return (
    <button type="submit" className={buttonClass(variant, className)}>
      {children}
    </button>
  );
}
