import type { World } from "../state/world";

export type ControlRequest = { body: unknown; id: string; query: URLSearchParams };

/** By method and path: "POST clock", "GET containers/{id}". */
export type ControlRoutes = Readonly<Record<string, (world: World, request: ControlRequest) => unknown>>;

/** A control call that makes no sense; the message says why. */
export class ControlError extends Error {}

/** The row, or a complaint. */
export function requireRow<Row>(row: Row | null, what: string, id: string): Row {
  if (row === null) throw new ControlError(`There is no ${what} with the id “${id}”.`);
  return row;
}
