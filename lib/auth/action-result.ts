/** What every server action answers: done, or what to correct, or why not. Bugs are thrown instead. */
export type ActionResult<Done = object> =
  | ({ ok: true } & Done)
  | { ok: false; fieldErrors: Record<string, string>; message?: never }
  | { ok: false; message: string; fieldErrors?: never };

export type Refusal = Extract<ActionResult, { ok: false }>;

export function refuse(message: string): Refusal {
  return { ok: false, message };
}

export function refuseField(field: string, message: string): Refusal {
  return { ok: false, fieldErrors: { [field]: message } };
}
