/** The last row of a page: the next one begins after it. */
export type HistoryCursor = { at: Date; id: string };

/** "2026-11-24T17:30:00.000Z~0190…": time and id, so that posts of the same instant are neither repeated nor left out. */
export function writeCursor({ at, id }: HistoryCursor): string {
  return `${at.toISOString()}~${id}`;
}

/** Null for none, and for one that nobody was given: the list then begins at its beginning. */
export function readCursor(text: string | null): HistoryCursor | null {
  const match = /^(20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([\w-]{1,64})$/.exec(text ?? "");
  const at = new Date(match?.[1] ?? "");
  return match?.[2] === undefined || Number.isNaN(at.getTime()) ? null : { at, id: match[2] };
}
