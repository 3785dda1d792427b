import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, MouseEvent } from "react";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

const base =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-control px-4 text-base font-medium whitespace-nowrap transition-colors select-none aria-disabled:opacity-60 disabled:opacity-60";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-[color-mix(in_oklch,var(--accent)_88%,var(--ink))]",
  secondary: "bg-surface text-ink border border-line hover:bg-sunken",
  quiet: "text-ink hover:bg-sunken",
  danger: "text-bad hover:bg-bad-tint",
};

export function buttonClass(variant: ButtonVariant = "secondary", more = ""): string {
  return `${base} ${variants[variant]} ${more}`;
}

type ButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant; isPending?: boolean };

/** While pending it stays focusable and swallows clicks, so that a keyboard does not lose its place. */
export function Button({ variant, isPending = false, className, children, onClick, type, ...rest }: ButtonProps) {
  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (isPending) return event.preventDefault();
    onClick?.(event);
  }
  return (
    <button
      {...rest}
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

type LinkButtonProps = ComponentProps<typeof Link> & { variant?: ButtonVariant };

export function LinkButton({ variant, className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={buttonClass(variant, className)} />;
}
