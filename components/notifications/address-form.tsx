import type { ComponentProps, FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { describedBy, Field, inputClass } from "@/components/ui/field";

type Props = {
  id: string;
  error: string | null;
  isPending: boolean;
  /** What the button says. */
  send: string;
  onAddress: (typed: string) => void;
  /** Null where there is no address yet to go back to. */
  onCancel: (() => void) | null;
  input: ComponentProps<"input">;
};

/** Where messages are to go. */
export function AddressForm({ id, error, isPending, send, onAddress, onCancel, input }: Props) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onAddress(String(new FormData(event.currentTarget).get("address") ?? ""));
  }
  return (
    <form onSubmit={submit} noValidate>
      <Field id={id} label="Address" error={error}>
        <div className="flex flex-wrap gap-2">
          <input
            {...describedBy(id, error, { hint: false })}
            {...input}
            name="address"
            className={`${inputClass} min-h-11 min-w-0 flex-1 basis-48`}
          />
          <Button type="submit" isPending={isPending}>
            {send}
          </Button>
          {onCancel === null ? null : (
            <Button variant="quiet" onClick={onCancel}>
              Cancel
            </Button>
          )}
        </div>
      </Field>
    </form>
  );
}
