export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

const base =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-control px-4 text-base font-medium whitespace-nowrap transition-colors select-none aria-disabled:opacity-60 disabled:opacity-60 data-[early=pressed]:opacity-60";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-[color-mix(in_oklch,var(--accent)_88%,var(--ink))]",
  secondary: "bg-surface text-ink border border-line hover:bg-sunken",
  quiet: "text-ink hover:bg-sunken",
  danger: "text-bad hover:bg-bad-tint",
};

export function buttonClass(variant: ButtonVariant = "secondary", more = ""): string {
  return `${base} ${variants[variant]} ${more}`;
}
