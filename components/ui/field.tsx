import type { ReactNode } from "react";

type FieldProps = {
  id: string;
  label: string;
  hint?: ReactNode;
  error?: string | null;
  aside?: ReactNode;
  /** Ways to fill it in, between what is wrong with it and the hint. */
  below?: ReactNode;
  children: ReactNode;
};

export const inputClass =
  "block w-full rounded-control border border-edge bg-surface px-3 py-2.5 text-lg text-ink placeholder:text-soft aria-invalid:border-bad aria-invalid:outline-bad md:text-base";

/** A label, its control, what is wrong with it, and a hint. The control itself takes `describedBy`. */
export function Field({ id, label, hint, error, aside, below, children }: FieldProps) {
  return (
    <div className="space-y-2">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {aside}
      </div>
      {children}
      <FieldError id={`${id}-error`} message={error ?? null} />
      {below}
      {hint ? (
        <div id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </div>
      ) : null}
    </div>
  );
}

/** Always in the page, so that a screen reader hears it when words appear in it. */
export function FieldError({ id, message }: { id: string; message: string | null }) {
  return (
    <p id={id} role="alert" className="text-sm font-medium text-bad empty:hidden">
      {message}
    </p>
  );
}

/** What the control of a `Field` needs: its id, what describes it, whether it is wrong. */
export function describedBy(id: string, error: string | null, has: { hint: boolean } = { hint: true }) {
  const ids = [...(error === null ? [] : [`${id}-error`]), ...(has.hint ? [`${id}-hint`] : [])];
  return {
    id,
    ...(ids.length === 0 ? {} : { "aria-describedby": ids.join(" ") }),
    ...(error === null ? {} : { "aria-invalid": true as const }),
  };
}
