const MAX_WORDS = 8;
const MAX_CHARACTERS = 100;

/**
 * What a person typed as a query for Postgres' `to_tsquery`: every word must occur, or begin a word that occurs. The words
 * are quoted, so that Postgres takes them apart as it does captions, and nothing in them is an operator.
 * @returns null when there is nothing to look for
 */
export function toSearchQuery(typed: string): string | null {
  const words = typed
    .replaceAll("\u0000", "")
    .slice(0, MAX_CHARACTERS)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MAX_WORDS);
  if (words.length === 0) return null;
  return words.map((word) => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}':*`).join(" & ");
}
