import { z } from "zod";

/** An id of Meta's. A string in all of today's answers, a number in some older ones (15.1 of the Meta facts). */
export const graphId = z.union([z.string().min(1), z.int().nonnegative().transform(String)]);

/** A string of JSON, or a whole number that is too long to be exact: ids go up to 18 digits, and 2^53 has 16. */
const STRING_OR_LONG = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.eE+-])\d{16,}(?![\d.eE])/gs;

/**
 * Parses JSON and keeps every digit of a long whole number by making it a string.
 * @throws SyntaxError
 */
export function parseKeepingIds(text: string): unknown {
  // First as it is: in what is no JSON, strings without an end would make the pattern below go through the rest for each of them.
  const plain: unknown = JSON.parse(text);
  // Hardly any answer has one outside its strings.
  if (!/[:[,]\s*\d{16}/.test(text)) return plain;
  return JSON.parse(text.replace(STRING_OR_LONG, (found) => (found.startsWith('"') ? found : `"${found}"`)));
}
