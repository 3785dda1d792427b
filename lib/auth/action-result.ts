/** What every server action answers: done, or what to correct, or why not. Bugs are thrown instead. */
export type ActionResult<Done = object> =
  | ({ ok: true } & Done)
  | { ok: false; fieldErrors: Record<string, string>; message?: never; isSignedOut?: never }
  | {
      ok: false;
      message: string;
      fieldErrors?: never;
      /** Nobody is signed in any more: logging in again helps. */
      isSignedOut?: true;
    };

export type Refusal = Extract<ActionResult, { ok: false }>;

export function refuse(message: string): Refusal {
  return { ok: false, message };
}

export function refuseField(field: string, message: string): Refusal {
  return { ok: false, fieldErrors: { [field]: message } };
}
