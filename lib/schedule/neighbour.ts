/** Two posts nearer than this look like a mistake; followers see them as one heap. */
const NEAR_MS = 15 * 60 * 1000;
const MINUTE_MS = 60 * 1000;

/**
 * The nearest other post within 15 minutes of a time.
 * @param others ISO 8601
 * @returns it and how far it is ("5 minutes later"), or null when there is none
 */
export function findNeighbour(at: Date, others: readonly string[]): { at: string; words: string } | null {
  const distance = (other: string) => Date.parse(other) - at.getTime();
  const near = others.filter((other) => Math.abs(distance(other)) < NEAR_MS);
  const [nearest] = near.sort((one, other) => Math.abs(distance(one)) - Math.abs(distance(other)));
  if (nearest === undefined) return null;
  const minutes = Math.round(Math.abs(distance(nearest)) / MINUTE_MS);
  if (minutes === 0) return { at: nearest, words: "at the same minute" };
  const far = minutes === 1 ? "1 minute" : `${minutes} minutes`;
  return { at: nearest, words: `${far} ${distance(nearest) > 0 ? "later" : "earlier"}` };
}
